"""Is it decided for every address who gets what there, with GET and with POST?"""

import pytest
from django.conf import settings
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client, override_settings
from django.urls import reverse

from newsroom.roles import ROLES
from tests.factories import make_user
from tests.security.addresses import Address, addresses
from tests.security.matrix import decided
from tests.security.specimens import Specimens

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def name_of(address: Address) -> str:
    """Return what a row of the table is called: the address's name and its arguments."""
    return " ".join([address.name, *sorted(address.arguments)])


def answer(client: Client, method: str, path: str) -> str:
    """Ask and return the answer's status, or `login` where it leads to the door; nothing of it stays."""
    with transaction.atomic():
        response = client.generic(method, path)
        transaction.set_rollback(True)
    return "login" if _leads_to_login(response) else str(response.status_code)


def _leads_to_login(response: HttpResponseBase) -> bool:
    doors = (reverse("account_login"), reverse("admin:login"), reverse("account_reauthenticate"))
    return response.status_code == 302 and response["Location"].startswith(doors)


def column(who: str) -> dict[str, str]:
    """Return what somebody gets at every address: {row: `GET/POST`}."""
    specimens = Specimens()
    visitor = Client(raise_request_exception=False)
    if who != "anonymous":
        visitor.force_login(make_user(next(role for role in ROLES if role.name == who)))
    session = visitor.cookies.get(settings.SESSION_COOKIE_NAME)
    found = {}
    for address in addresses():
        path = specimens.path(address)
        got = []
        for method in ("GET", "POST"):
            client = Client(raise_request_exception=False)
            if session:
                client.cookies[settings.SESSION_COOKIE_NAME] = session.value
            got.append(answer(client, method, path))
        found[name_of(address)] = "login" if got == ["login", "login"] else "/".join(got)
    return found


@pytest.mark.parametrize("who", decided())
def test_everybody_gets_what_was_decided_at_every_address(who: str) -> None:
    assert column(who) == decided()[who]


def test_every_address_and_every_role_stands_in_the_table() -> None:
    names = [name_of(address) for address in addresses()]
    assert len(names) == len(set(names))
    assert list(decided()) == ["anonymous", *(role.name for role in ROLES)]
    assert {frozenset(rows) for rows in decided().values()} == {frozenset(names)}


@override_settings(ROOT_URLCONF="tests.security.leaky_urls")
def test_an_address_without_a_row_is_noticed() -> None:
    new = {name_of(address) for address in addresses()} - set(decided()["writer"])
    assert new == {"/about/", "/archive/", "/preview/<slug>/ slug", "/search/"}
