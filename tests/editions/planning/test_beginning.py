"""A planned story becomes an article once, of the right person, in the right place; what is left goes to the next."""

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from articles.moves import MoveRefused
from articles.revisions import read
from editions.models import BudgetItem, Edition, Placement
from editions.planning import beginning
from editions.states import State
from tests.factories import (
    NOW,
    People,
    make_article,
    make_author,
    make_budget_item,
    make_edition,
    make_section,
    make_staff_profile,
)
from tests.racing import race

pytestmark = pytest.mark.django_db


def test_a_line_becomes_the_draft_that_it_asks_for(people: People) -> None:
    profile = make_staff_profile(people.writer)
    edition = make_edition(articles=0, language="ps")
    item = make_budget_item(edition, user=people.writer, slugline="bread", section=make_section("Economy"))
    begun = beginning.begin(item, by=people.section_editor, at=NOW)
    article = begun.article
    assert (begun.is_new, begun.is_placed, begun.why_not) == (True, True, "")
    assert (article.slugline, article.section.name, article.language, article.genre) == (
        "bread",
        "Economy",
        "ps",
        "news",
    )
    assert (article.state, article.owner, article.headline) == ("draft", people.writer, "")
    assert [byline.author for byline in article.bylines.all()] == [profile.author]
    assert read(article.revisions.get())["language"] == "ps"
    assert [*Article.objects.visible_to(people.writer)] == [article]
    placement = Placement.objects.get()
    assert (placement.edition, placement.article, placement.section) == (edition, article, item.section)
    item.refresh_from_db()
    assert item.article == article


def test_opinion_is_begun_as_opinion(people: People) -> None:
    item = make_budget_item(section=make_section("Opinion", is_opinion=True))
    assert beginning.begin(item, by=people.section_editor, at=NOW).article.genre == "opinion"


def test_a_contributor_s_draft_belongs_to_whoever_begins_it(people: People) -> None:
    author = make_author()
    article = beginning.begin(make_budget_item(author=author), by=people.section_editor, at=NOW).article
    assert (article.owner, [each.author for each in article.bylines.all()]) == (people.section_editor, [author])


def test_a_byline_that_somebody_signs_in_for_is_theirs(people: People) -> None:
    profile = make_staff_profile(people.writer)
    article = beginning.begin(make_budget_item(author=profile.author), by=people.section_editor, at=NOW).article
    assert (article.owner, article.bylines.get().author) == (people.writer, profile.author)


def test_nobody_s_story_belongs_to_whoever_begins_it(people: People) -> None:
    article = beginning.begin(make_budget_item(), by=people.section_editor, at=NOW).article
    assert (article.owner, article.bylines.count()) == (people.section_editor, 0)


def test_nothing_is_begun_for_somebody_who_left(people: People) -> None:
    item = make_budget_item(user=people.writer)
    User.objects.filter(pk=people.writer.pk).update(is_active=False)
    with pytest.raises(MoveRefused, match="does not sign in any more"):
        beginning.begin(item, by=people.section_editor, at=NOW)
    assert not Article.objects.exists()


def test_a_second_click_makes_no_second_draft(people: People) -> None:
    item = make_budget_item(user=people.writer)
    first = beginning.begin(item, by=people.section_editor, at=NOW)
    again = beginning.begin(item, by=people.other_section_editor, at=NOW)
    assert (again.article, again.is_new, again.is_placed) == (first.article, False, True)
    assert (Article.objects.count(), Placement.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_of_two_clicks_at_once_one_makes_the_draft(people: People) -> None:
    item = make_budget_item(user=people.writer)
    editors = [people.section_editor, people.other_section_editor]
    results = race([lambda by=by: beginning.begin(item, by=by, at=NOW) for by in editors])  # type: ignore[misc]
    assert sorted(each.is_new for each in results) == [False, True]
    assert (Article.objects.count(), Placement.objects.count()) == (1, 1)


def test_a_writer_begins_what_is_planned_for_them_and_an_editor_places_it(people: People) -> None:
    item = make_budget_item(user=people.writer)
    begun = beginning.begin(item, by=people.writer, at=NOW)
    assert (begun.is_new, begun.is_placed, begun.why_not) == (True, False, "Whoever prepares the edition places it.")
    with pytest.raises(MoveRefused, match="planned for somebody else"):
        beginning.begin(item, by=people.other_writer, at=NOW)
    placed = beginning.begin(item, by=people.section_editor, at=NOW)
    assert (placed.is_new, placed.is_placed, placed.article) == (False, True, begun.article)


@pytest.mark.parametrize("state", State.values)
def test_a_draft_is_placed_where_the_edition_is_open(state: str, people: People) -> None:
    item = make_budget_item(make_edition(state=state))
    before = Article.objects.count()
    if state in {State.RELEASED, State.RECALLED}:
        with pytest.raises(MoveRefused, match="carry the story over to the next one first"):
            beginning.begin(item, by=people.section_editor, at=NOW)
        assert Article.objects.count() == before
        return
    begun = beginning.begin(item, by=people.section_editor, at=NOW)
    assert begun.is_placed == (state == State.PLANNED)
    assert ("has to be reopened" in begun.why_not) == (state != State.PLANNED)


def test_an_article_that_stands_elsewhere_stays_there(people: People) -> None:
    other = make_edition(articles=1)
    item = make_budget_item(article=other.placements.get().article)
    begun = beginning.begin(item, by=people.section_editor, at=NOW)
    assert (begun.is_placed, begun.why_not) == (False, f"It stands in the edition of {other}.")


@pytest.fixture
def out() -> Edition:
    """An edition that is out: one story was printed, two were not written in time, one is a draft, one is spiked."""
    edition = make_edition(articles=0)
    article = make_article(state="ready")
    edition = make_edition(state=State.RELEASED, articles=[article])
    make_budget_item(edition, slugline="printed", article=article)
    for slugline in ("bread", "flour"):
        make_budget_item(edition, slugline=slugline, words=300, note="Ask twice.", wants_photo=True)
    make_budget_item(edition, slugline="draft", article=make_article(slugline="draft"))
    make_budget_item(edition, slugline="spiked", article=make_article(state="spiked"))
    return edition


def test_what_is_left_over_is_planned_for_the_next_edition(out: Edition, people: People) -> None:
    make_edition(articles=0, language="ps")
    closed = make_edition(state=State.IN_APPROVAL)
    following = make_edition(articles=0)
    make_edition(articles=0)
    target, made = beginning.carry_over(out, by=people.section_editor, at=NOW)
    assert target == following != closed
    assert [(each.slugline, each.words, each.wants_photo, each.due) for each in made] == [
        ("bread", 300, True, None),
        ("flour", 300, True, None),
        ("draft", 0, False, None),
    ]
    # The record stays; the draft went along and stands there.
    assert [*out.budget.order_by("pk").values_list("slugline", flat=True)] == [
        "printed",
        "bread",
        "flour",
        "draft",
        "spiked",
    ]
    draft = Article.objects.get(slugline="draft")
    assert (draft.budget_item, draft.placement.edition) == (made[2], following)
    assert out.budget.get(slugline="draft").carried_to == made[2]
    assert beginning.carry_over(out, by=people.section_editor, at=NOW) == (following, [])


@pytest.mark.django_db(transaction=True)
def test_of_two_who_carry_over_at_once_one_does(people: People) -> None:
    edition = make_edition(state=State.RELEASED)
    make_budget_item(edition)
    make_edition(articles=0)
    editor = people.section_editor
    results = race([lambda: beginning.carry_over(edition, by=editor, at=NOW)] * 2)
    assert sorted(len(made) for _, made in results) == [0, 1]
    assert BudgetItem.objects.count() == 2


def test_without_a_next_edition_nothing_is_carried_over(out: Edition, people: People) -> None:
    with pytest.raises(MoveRefused, match="plan one first"):
        beginning.carry_over(out, by=people.section_editor, at=NOW)


@pytest.mark.parametrize("state", [state for state in State.values if state != State.RELEASED])
def test_only_an_edition_that_is_out_leaves_something_over(state: str, people: People) -> None:
    edition = make_edition(state=state)
    make_edition(articles=0)
    with pytest.raises(MoveRefused, match="This edition is not out: move its stories one by one"):
        beginning.carry_over(edition, by=people.section_editor, at=NOW)
