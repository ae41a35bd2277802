"""Does everybody come to their desk, find what they look for, and clear many pieces by keys and without scripts?"""

import datetime
import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from articles import workflow
from articles.models import Article, Move, SavedFilter
from tests.browser import desk
from tests.browser.test_pages_accessible import WIDER, violations
from tests.browser.visitors import Visitor
from tests.factories import People, make_article, make_edition, make_note, make_photo

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
LIST = "/newsroom/articles/article/"


def pile(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=re.compile(f"^{title}"))


def handed_in(*headlines: str) -> list[Article]:
    return [make_article(state="submitted", headline=headline) for headline in headlines]


def test_everybody_comes_to_a_desk_of_their_own(people: People, visit: Visit) -> None:
    now = timezone.now()
    back = make_article(people.writer, headline="It came back", state="submitted")
    workflow.return_to_writer(back, by=people.section_editor, at=now, note="Who says so?")
    make_article(people.other_writer, headline="Of another writer")
    handed_in("It waits")
    make_note(back, text="Which bridge?")
    make_photo(alt_text="", caption="A bare photo")
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    make_edition(articles=1, issue_date=tomorrow)
    make_edition(articles=1, issue_date=tomorrow + datetime.timedelta(days=1), state="in_approval")
    expected = {
        "writer": {
            "Came back to you": "Who says so?",
            "Open notes": "Which bridge?",
            "Your drafts": "You have no draft",
        },
        "section_editor": {
            "Waits for you": "It waits",
            "In the making": "1 article placed",
            "Cleared": "has its place",
        },
        "editor_in_chief": {"Waits for your approval": "In approval", "The week ahead": "Planned"},
        "photo_editor": {"Photos without alt text": "A bare photo"},
        "administrator": {"People": "can sign in"},
    }
    for name, piles in expected.items():
        who = desk.at_work(visit, getattr(people, name))
        for title, words in piles.items():
            expect(pile(who.page, title)).to_contain_text(words)
        if name == "section_editor":
            expect(who.page.get_by_text(re.compile("^Preflight: "))).to_be_visible()
        if name == "writer":
            expect(who.page.locator("#content")).not_to_contain_text("Of another writer")
        for width in (360, 1280):
            who.page.set_viewport_size({"width": width, "height": 800})
            assert not who.page.evaluate(WIDER), f"{name} at {width}"
        # A photo of the tests has no files.
        complaints = [each for each in who.complaints if "/media/photos/" not in each]
        assert (complaints, who.strangers) == ([], [])
        assert violations(who.page) == []


@pytest.mark.parametrize("javascript", [True, False])
def test_a_list_is_searched_kept_and_found_again(javascript: bool, people: People, visit: Visit) -> None:
    make_article(people.writer, headline="One day of water", ednote="Ask the engineer at Qargha.")
    make_article(people.writer, headline="Another piece")
    who = desk.at_work(lambda: visit(javascript=javascript), people.writer)
    page = who.page
    desk.follow(page.get_by_role("link", name="My articles"))
    page.get_by_label("Words in any part of an article").fill("engineer")
    desk.follow(page.get_by_role("button", name="Find", exact=True))
    expect(page.locator("#result_list tbody th a")).to_have_text(["One day of water"])
    expect(page.locator("mark")).to_have_text("engineer")
    page.get_by_label("Keep this list as").fill("Qargha")
    desk.follow(page.get_by_role("button", name="Keep"))
    desk.expect_said(page, "“Qargha” is kept.")
    who.go("/newsroom/")
    desk.follow(page.get_by_role("link", name="Qargha"))
    expect(page.locator("#result_list tbody th a")).to_have_text(["One day of water"])
    desk.follow(page.get_by_role("button", name="Let go of the filter Qargha"))
    desk.expect_said(page, "The filter “Qargha” is gone.")
    assert SavedFilter.objects.count() == 0
    assert who.complaints == []


def test_pieces_are_cleared_by_keys_and_what_is_not_is_told(people: People, visit: Visit) -> None:
    first, second, third = handed_in("First", "Second", "Third")
    who = desk.at_work(visit, people.section_editor)
    desk.follow(who.page.get_by_role("link", name=re.compile("Waits for you: all 3")))
    boxes = who.page.locator("#result_list").get_by_role("checkbox")
    boxes.first.focus()
    who.page.keyboard.press("Shift+ArrowDown")
    who.page.keyboard.press("ArrowDown")
    who.page.keyboard.press("Space")
    expect(who.page.get_by_text("With the 3 chosen:")).to_be_visible()
    # Its writer is quicker.
    workflow.take_back(second, by=second.owner, at=timezone.now())
    with who.page.expect_navigation():
        who.page.get_by_role("button", name="Clear", exact=True).press("Enter")
    desk.expect_said(who.page, "2 cleared.")
    desk.expect_said(who.page, "1 not cleared:Second: It was changed after you opened the list")
    assert {each.headline: each.state for each in Article.objects.all()} == {
        "First": "ready",
        "Second": "draft",
        "Third": "ready",
    }
    assert {first.pk, third.pk} == set(Move.objects.filter(verb="clear").values_list("article", flat=True))
    assert (who.complaints, who.strangers) == ([], [])
    who.go(f"{LIST}?q=first")
    assert violations(who.page) == []


def test_a_reason_is_asked_for_without_scripts_too(people: People, visit: Visit) -> None:
    handed_in("First", "Second")
    who = desk.at_work(lambda: visit(javascript=False, width=360), people.section_editor)
    page = who.go(f"{LIST}?state=submitted")
    for box in page.locator("#result_list").get_by_role("checkbox").all():
        box.check()
    desk.follow(page.get_by_role("button", name="Return to the writer"))
    expect(page.get_by_role("heading", name="Return to the writer: 2 articles")).to_be_visible()
    assert not Move.objects.filter(verb="return_to_writer").exists()
    page.get_by_label("Why").fill("Too long for tomorrow.")
    desk.follow(page.get_by_role("button", name="Return to the writer"))
    desk.expect_said(page, "2 returned.")
    assert {move.note for move in Move.objects.filter(verb="return_to_writer")} == {"Too long for tomorrow."}
