"""No save that comes too late loses a word unseen: tried from real pages, in all ways, `--stale-saves` times."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import override_settings

from tests.browser import desk
from tests.browser.stale_saves import KINDS, Desk, Tally, kinds, try_out
from tests.browser.visitors import Visitor
from tests.factories import People

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
A_FEW = 46


def tell(request: pytest.FixtureRequest, tally: Tally) -> None:
    """Print a tally below the name of the test that counted."""
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None:
        reporter.write_line(f"{request.node.name}: {tally}")


def test_no_late_save_is_silent_and_every_refused_text_can_be_read(
    visit: Visit, people: People, request: pytest.FixtureRequest
) -> None:
    number = request.config.getoption("--stale-saves") or A_FEW
    who = desk.at_work(visit, people.writer)
    at_desk = Desk(who.page, people.writer, lambda key: f"/newsroom/articles/article/{key}/change/")
    tally = Tally()
    for kind in kinds(number):
        try_out(at_desk, kind, tally, people)
    tell(request, tally)
    assert (tally.cases, tally.silent, tally.lost) == (number, [], [])
    assert who.strangers == []


def test_a_stock_admin_loses_words_without_a_sound(
    visit: Visit, people: People, request: pytest.FixtureRequest
) -> None:
    """The control arm: the very same saves, in an admin as Django has it."""
    for name in ("change_byline", "add_byline", "view_byline", "view_section", "view_photo"):
        people.writer.user_permissions.add(Permission.objects.get(codename=name))
    with override_settings(ROOT_URLCONF="tests.browser.stock_urls"):
        who = desk.at_work(visit, people.writer)
        at_desk = Desk(who.page, people.writer, lambda key: f"/newsroom/stock/{key}/change/")
        tally = Tally()
        for kind in [each for each in KINDS if not (each.first == "move" or each.signed_out or each.by_hand)][::4]:
            try_out(at_desk, kind, tally, people)
    tell(request, tally)
    assert len(tally.silent) > tally.cases / 2
    assert tally.lost
