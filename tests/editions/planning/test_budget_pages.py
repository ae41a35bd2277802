"""What do the pages of a budget show and take, and what does a writer find?"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from editions.models import BudgetItem, Edition
from editions.states import State
from tests.factories import (
    KABUL,
    People,
    make_article,
    make_author,
    make_budget_item,
    make_edition,
    make_section,
    make_staff_profile,
)

pytestmark = pytest.mark.django_db

PLANNED = "/newsroom/editions/edition/planned/"


def budget_of(edition: Edition) -> str:
    return f"/newsroom/editions/edition/{edition.pk}/budget/"


def page_of(item: BudgetItem) -> str:
    return f"{budget_of(item.edition)}{item.pk}/"


def shown(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def sent(client: Client, address: str, fields: dict[str, Any]) -> str:
    return " ".join(client.post(address, fields, follow=True).content.decode().split())


def typed(page: str, **changes: Any) -> dict[str, Any]:
    (form_key,) = re.findall(r'name="form_key" value="([^"]+)"', page)
    seen = re.findall(r'name="seen" value="([^"]+)"', page)
    fields = {
        "form_key": form_key,
        "seen": seen[0] if seen else "",
        "slugline": "bread prices",
        "section": make_section("Economy").pk,
        "who": "author:",
        "words": "650",
        "due_0": "2026-03-14",
        "due_1": "18:00",
        "note": "Ask in four districts.",
    }
    return fields | changes


def test_a_story_is_planned_by_a_form_once(section_editor_client: Client, people: People) -> None:
    edition = make_edition(articles=0)
    page = shown(section_editor_client, budget_of(edition))
    assert "Nothing is planned yet. Plan the first story below" in page
    fields = typed(page, who=f"user:{people.writer.pk}", wants_photo="on")
    assert "“bread prices” is planned." in sent(section_editor_client, budget_of(edition), fields)
    assert "“bread prices” was planned already." in sent(section_editor_client, budget_of(edition), fields)
    item = BudgetItem.objects.get()
    assert (item.user, item.author, item.words, item.wants_photo) == (people.writer, None, 650, True)
    assert (item.due and item.due.astimezone(KABUL).hour, item.note) == (18, "Ask in four districts.")
    page = shown(section_editor_client, budget_of(edition))
    for words in ("1 story", "0 of 650 written", "1 wanted, 1 missing", "Sat 14 Mar, 18:00", 'class="budget__late"'):
        assert words in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"slugline": ""}, "This field is required."),
        ({"slugline": "x" * 81}, "at most 80 characters"),
        ({"words": "20001"}, "less than or equal to 20000"),
        ({"words": "-1"}, "greater than or equal to 0"),
        ({"who": "user:0"}, "Select a valid choice"),
        ({"due_1": ""}, "Enter a valid time."),
        ({"section": "0"}, "Select a valid choice"),
    ],
)
def test_what_will_not_do_is_said_on_the_page(
    changes: dict[str, Any], sentence: str, section_editor_client: Client
) -> None:
    edition = make_edition(articles=0)
    fields = typed(shown(section_editor_client, budget_of(edition)), **changes)
    assert sentence in sent(section_editor_client, budget_of(edition), fields)
    assert not BudgetItem.objects.exists()


def test_who_is_a_colleague_or_a_contributor(section_editor_client: Client, people: People) -> None:
    profile = make_staff_profile(people.writer)
    contributor = make_author("Nadia Anjuman")
    edition = make_edition(articles=0, editor_in_chief=make_author("Chief"))
    assert people.photo_editor.is_active
    User.objects.filter(pk=people.other_writer.pk).update(is_active=False)
    page = shown(section_editor_client, budget_of(edition))
    assert f'<option value="user:{people.writer.pk}">writer</option>' in page
    assert f'<option value="author:{contributor.pk}">Nadia Anjuman</option>' in page
    # Whoever signs in is named by their login alone, whoever left or does not write not at all.
    for value in (f"author:{profile.author_id}", f"user:{people.other_writer.pk}", f"user:{people.photo_editor.pk}"):
        assert f'value="{value}"' not in page
    fields = typed(page, who=f"author:{contributor.pk}")
    sent(section_editor_client, budget_of(edition), fields)
    item = BudgetItem.objects.get()
    assert (item.user, item.author) == (None, contributor)
    assert f'value="author:{contributor.pk}" selected' in shown(section_editor_client, page_of(item))


def test_a_line_is_changed_moved_and_taken_off(section_editor_client: Client) -> None:
    item = make_budget_item(slugline="bread")
    assert "No other edition of this language is planned." in shown(section_editor_client, page_of(item))
    to = make_edition(articles=0)
    page = shown(section_editor_client, page_of(item))
    assert "“flour” is changed." in sent(section_editor_client, page_of(item), typed(page, slugline="flour"))
    late = sent(section_editor_client, page_of(item), typed(page, slugline="salt"))
    assert "Somebody changed this line after you opened it" in late
    # What was typed is still there, to be sent over what it says now.
    assert 'value="salt"' in late
    assert "“flour” is changed." in sent(section_editor_client, page_of(item), typed(late, slugline="flour"))
    answer = sent(section_editor_client, f"{page_of(item)}do/", {"act": "move", "to": to.pk})
    assert f"“flour” is planned for {to} now." in answer
    item.refresh_from_db()
    assert item.edition == to
    answer = sent(section_editor_client, f"{page_of(item)}do/", {"act": "move", "to": make_edition(language="ps").pk})
    assert "Choose an edition that is still planned." in answer
    assert "“flour” is off the budget." in sent(section_editor_client, f"{page_of(item)}do/", {"act": "remove"})
    assert section_editor_client.post(f"{page_of(item)}do/", {"act": "remove"}).status_code == 404
    assert not BudgetItem.objects.exists()


def test_a_line_becomes_an_article_with_one_click_and_its_writer_finds_it(
    section_editor_client: Client, writer_client: Client, people: People
) -> None:
    item = make_budget_item(slugline="bread", user=people.writer, note="Ask in four districts.")
    assert "Make an article" in shown(section_editor_client, budget_of(item.edition))
    said = sent(section_editor_client, f"{page_of(item)}do/", {"act": "begin"})
    assert "“bread” is a draft of writer now, and it stands in the edition." in said
    assert "“bread” was begun already, and it stands" in sent(
        section_editor_client, f"{page_of(item)}do/", {"act": "begin"}
    )
    article = Article.objects.get()
    address = f"/newsroom/articles/article/{article.pk}/change/"
    for found in (PLANNED, "/newsroom/articles/article/"):
        assert f'href="{address}' in shown(writer_client, found)
    page = shown(writer_client, address)
    assert f"Planned for {item.edition}" in page
    assert "Ask in four districts." in page


def test_a_writer_sees_what_is_planned_for_them_and_nothing_else(
    writer_client: Client, sign_in: Callable[[User], Client], people: People
) -> None:
    item = make_budget_item(slugline="bread", user=people.writer, words=650, wants_photo=True)
    make_budget_item(slugline="flour", user=people.other_writer)
    make_budget_item(make_edition(state=State.RELEASED), slugline="salt", user=people.writer)
    assert f'href="{PLANNED}"' in shown(writer_client, "/newsroom/")
    page = shown(writer_client, PLANNED)
    assert re.findall(r"<h2>(\w+)</h2>", page) == ["bread"]
    assert "650 words · with a photo" in page
    assert writer_client.get(budget_of(item.edition)).status_code == 404
    assert writer_client.get(page_of(item)).status_code == 404
    other = sign_in(people.other_writer)
    assert other.post(f"{page_of(item)}do/", {"act": "begin"}).status_code == 404
    for act, sentence in (("remove", "You may not change the budget"), ("move", "Choose an edition")):
        assert sentence in sent(writer_client, f"{page_of(item)}do/", {"act": act, "to": ""})
    answer = writer_client.post(f"{page_of(item)}do/", {"act": "begin"})
    assert answer.headers["Location"] == f"/newsroom/articles/article/{Article.objects.latest('pk').pk}/change/"
    assert "Begin to write" not in shown(writer_client, PLANNED)


def test_nothing_planned_says_what_would_stand_there(photo_editor_client: Client) -> None:
    assert "Nothing is planned for you." in shown(photo_editor_client, PLANNED)
    assert PLANNED not in shown(photo_editor_client, "/newsroom/")


def test_an_edition_that_is_out_offers_to_carry_over_what_is_left(section_editor_client: Client) -> None:
    edition = make_edition(state=State.RELEASED)
    page = shown(section_editor_client, budget_of(edition))
    assert "its budget stays as it was" in page
    assert "Carry" not in page
    for _ in range(2):
        make_budget_item(edition)
    page = shown(section_editor_client, budget_of(edition))
    assert "Carry 2 unprinted stories over to the next edition" in page
    assert "Plan this story" not in page
    assert "Change…" not in page
    assert "plan one first" in sent(section_editor_client, f"{budget_of(edition)}carry/", {})
    following = make_edition(articles=0)
    assert f"2 stories are carried over to {following}." in sent(
        section_editor_client, f"{budget_of(edition)}carry/", {}
    )
    assert "Nothing was left to carry over." in sent(section_editor_client, f"{budget_of(edition)}carry/", {})
    assert f'carried over to <a href="{budget_of(following)}">' in shown(section_editor_client, budget_of(edition))


def test_the_budget_is_found_from_the_edition_and_the_calendar(section_editor_client: Client) -> None:
    edition = make_edition(articles=0, issue_date=timezone.localdate())
    for address in (f"/newsroom/editions/edition/{edition.pk}/change/", "/newsroom/editions/edition/calendar/"):
        assert f'href="{budget_of(edition)}"' in shown(section_editor_client, address)


def test_the_pages_cost_the_same_for_few_stories_and_for_many(section_editor_client: Client, people: People) -> None:
    edition = make_edition(articles=0)
    addresses = (budget_of(edition), PLANNED)

    def cost() -> list[int]:
        found = []
        for address in addresses:
            section_editor_client.get(address)
            with CaptureQueriesContext(connection) as queries:
                section_editor_client.get(address)
            found.append(len(queries))
        return found

    def fill(number: int) -> None:
        for _ in range(number):
            make_budget_item(edition, user=people.section_editor, article=make_article())
            make_budget_item(edition, author=make_author())
            make_budget_item(
                make_edition(articles=0), carried_from=make_budget_item(edition), user=people.section_editor
            )

    fill(1)
    few = cost()
    fill(10)
    assert cost() == few
