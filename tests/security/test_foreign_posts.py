"""Does a writer's POST, to whatever address, change anything that is not theirs?"""

import hashlib
from collections.abc import Callable, Iterator

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client

from articles.models import Article
from articles.states import TRANSITIONS
from editions.models import Edition
from editions.states import TRANSITIONS as EDITION_TRANSITIONS
from newsroom.roles import PHOTO_EDITOR, WRITER, Role
from paper.models import Section
from tests.factories import make_user
from tests.security.addresses import Address
from tests.security.house import build
from tests.security.side_doors import spellings, staff_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SignIn = Callable[[User], Client]
# What the machinery keeps of any request: who is signed in and when they last were.
MACHINERY = {"sessions.Session", "auth.User"}
TRIED = {
    "text": "A remark", "note": "A reason", "act": "out", "kind": "correction", "confirmed": "on", "name": "Changed",
    "action": "delete_selected", "select_across": "1", "post": "yes", "_selected_action": "1", "waiver": "Mine alone",
    "headline": "Changed", "slugline": "changed", "body": "<p>Changed</p>", "opened_at": "1", "genre": "news",
    "language": "en", "bylines-TOTAL_FORMS": "0", "bylines-INITIAL_FORMS": "0", "password1": "a long new password",
    "password2": "a long new password", "usable_password": "true", "article": "1", "issue_date": "2030-01-01",
    "number": "9",
}  # fmt: skip


def every_row() -> dict[str, str]:
    """Return a digest of every table's rows, by model."""
    return {model._meta.label: _digest(model._default_manager.order_by("pk").values_list()) for model in _models()}


def _models() -> Iterator[type[Model]]:
    yield from (model for model in apps.get_models(include_auto_created=True) if model._meta.label not in MACHINERY)


def _digest(rows: object) -> str:
    return hashlib.sha256(repr(list(rows)).encode()).hexdigest()  # type: ignore[call-overload]


def moves() -> Iterator[tuple[str, str]]:
    """Yield the address of every move of every article and edition with the version that a page would send."""
    for article in Article.objects.all():
        for verb in TRANSITIONS:
            yield f"/newsroom/articles/article/{article.pk}/move/{verb}/", str(article.version)
    for edition in Edition.objects.all():
        for verb in EDITION_TRANSITIONS:
            yield f"/newsroom/editions/edition/{edition.pk}/move/{verb}/", str(edition.version)


def addresses_of_others() -> Iterator[Address]:
    """Yield the staff's addresses, save the moves and what is one's own: the account, signing out, a new article."""
    own = {"admin:logout", "admin:articles_article_add"}
    for address in staff_addresses():
        if "/account/" not in address.route and address.name not in own and not address.name.endswith("_move"):
            yield address


@pytest.mark.parametrize("role", [WRITER, PHOTO_EDITOR], ids=lambda role: role.name)
def test_no_post_changes_what_is_anothers(role: Role, sign_in: SignIn) -> None:
    build()
    client = sign_in(make_user(role))
    client.raise_request_exception = False
    posted = TRIED | {"section": str(Section.objects.all()[0].pk)}
    before = every_row()
    answers = {client.post(url, posted | {"version": version}).status_code for url, version in moves()}
    for address in addresses_of_others():
        answers |= {client.post(url, posted).status_code for url in spellings(address)}
    assert every_row() == before
    # What an open form says is no form: whoever may write is told that it cannot be read.
    unreadable = {400} if role == WRITER else set()
    assert answers == {200, 302, 403, 404, 405} | unreadable
    # Still signed in, so all of it was asked by somebody whom the newsroom knows.
    assert client.get("/newsroom/").status_code == 200


def test_the_same_posts_change_much_for_an_editor(sign_in: SignIn, people: object) -> None:
    build()
    client = sign_in(User.objects.get(groups__name="editor-in-chief", username__startswith="qxqxq"))
    before = every_row()
    for url, version in moves():
        client.post(url, TRIED | {"version": version})
    changed = {name for name, digest in every_row().items() if before[name] != digest}
    assert {"articles.Article", "articles.Move", "editions.Edition", "editions.Move"} <= changed
