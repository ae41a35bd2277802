"""Whatever an edition is like: after its recall, each address that readers had answers as it did before the release."""

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from editions import approval, release
from editions.ahead import letting
from editions.models import Edition
from newsroom.roles import EDITOR_IN_CHIEF
from tests.editions.proofing.random_editions import Plan, build, plans
from tests.editions.readers import addresses, read
from tests.factories import NOW, every_warning, person

pytestmark = pytest.mark.django_db


def release_and_recall(edition: Edition) -> None:
    """Release an approved edition, and recall it by its page."""
    chief, client = person(EDITOR_IN_CHIEF), Client()
    printed = release.release(edition, by=chief, at=NOW)
    assert client.get(printed.get_absolute_url()).status_code == 200, "the control arm: readers did have it"
    edition.refresh_from_db()
    client.force_login(chief)
    sent = {"note": "It went out too early.", "version": edition.version}
    answer = client.post(f"/newsroom/editions/edition/{edition.pk}/recall/", sent)
    assert answer.status_code == 302
    edition.refresh_from_db()
    assert edition.state == "recalled"


def no_cards_of_another_example() -> None:
    """Cards are files named by keys, which come again after each rollback."""
    if default_storage.exists("cards"):
        for name in default_storage.listdir("cards")[1]:
            default_storage.delete(f"cards/{name}")


@pytest.mark.slow
@settings(
    max_examples=12,
    # To make a whole edition smaller takes minutes; the first that fails says enough.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plans(), st.integers(0, 2))
def test_readers_have_exactly_what_they_had(plan: Plan, ahead: int) -> None:
    no_cards_of_another_example()
    with transaction.atomic():
        chief, edition = person(EDITOR_IN_CHIEF), build(plan)
        approval.approve(edition, by=chief, at=NOW, overrides=every_warning(edition))
        for placement in edition.placements.in_order()[:ahead]:
            letting.let_out(placement, by=chief, at=NOW, note="It does not wait.", waiver="Nobody else is here.")
        paths = addresses()
        before = read(paths)
        edition.refresh_from_db()
        release_and_recall(edition)
        after = read(paths)
        transaction.set_rollback(True)
    answered = {path: answer for path, answer in before.items() if answer[0] == 200}
    assert len(answered) > 20
    assert {path for path in answered if after[path] != before[path]} == set()
