"""How an article gets into an edition, to its place, and out again."""

import pytest

from articles.models import Article
from articles.moves import MoveRefused
from articles.states import State as ArticleState
from editions import placing
from editions.models import Edition, Placement
from editions.states import State
from tests.editions.acts import everything
from tests.factories import People, make_article, make_edition, make_section

pytestmark = pytest.mark.django_db

# Written out by hand: what may be planned into an edition before it is cleared, and nothing that is kept out.
PLACEABLE = {"draft", "submitted", "ready"}


def order_of(edition: Edition) -> list[tuple[int, str, bool]]:
    return [(each.position, each.article.slugline, each.is_lead) for each in edition.placements.in_order()]


def test_the_first_article_leads_and_the_others_follow(people: People) -> None:
    edition = make_edition(articles=0)
    for slugline in ("a", "b", "c"):
        placing.place(edition, make_article(slugline=slugline), by=people.section_editor)
    assert order_of(edition) == [(1, "a", True), (2, "b", False), (3, "c", False)]


def test_an_article_stands_in_its_own_section_unless_another_is_named(people: People) -> None:
    edition, national, opinion = make_edition(articles=0), make_section("National"), make_section("Opinion")
    own = placing.place(edition, make_article(section=national), by=people.section_editor)
    other = placing.place(edition, make_article(section=national), by=people.section_editor, section=opinion)
    assert (own.section, other.section) == (national, opinion)


@pytest.mark.parametrize("state", ArticleState.values)
def test_only_what_can_still_become_ready_is_placed(state: str, people: People) -> None:
    edition, article = make_edition(articles=0), make_article(state=state)
    standing = Placement.objects.count()
    if state in PLACEABLE:
        assert placing.place(edition, article, by=people.section_editor).article == article
    else:
        with pytest.raises(MoveRefused, match="cannot be placed"):
            placing.place(edition, article, by=people.section_editor)
        assert Placement.objects.count() == standing


def test_an_article_stands_in_one_edition_at_a_time(people: People) -> None:
    article = make_article(state=ArticleState.READY)
    first, second = make_edition(articles=[article]), make_edition(articles=0)
    with pytest.raises(MoveRefused, match="in an edition already"):
        placing.place(second, article, by=people.section_editor)
    placing.take_out(first.placements.get(), by=people.section_editor)
    placing.place(second, article, by=people.section_editor)
    assert (order_of(first), len(order_of(second))) == ([], 1)


def test_there_is_one_lead_whoever_is_made_it(people: People) -> None:
    edition = make_edition(articles=3)
    first, second, third = edition.placements.in_order()
    placing.make_lead(third, by=people.section_editor)
    assert [each.is_lead for each in edition.placements.in_order()] == [False, False, True]
    placing.make_lead(third, by=people.section_editor)
    placing.make_lead(second, by=people.section_editor)
    assert [each.is_lead for each in edition.placements.in_order()] == [False, True, False]
    added = placing.place(edition, make_article(), by=people.section_editor, is_lead=True)
    assert [each.pk for each in edition.placements.filter(is_lead=True)] == [added.pk]
    assert first.is_lead is True, "the copy in hand is as it was read"


def test_the_running_order_is_rewritten_as_a_whole(people: People) -> None:
    edition = make_edition(articles=4)
    keys = [each.pk for each in edition.placements.in_order()]
    placing.put_in_order(edition, keys[::-1], by=people.section_editor)
    assert list(edition.placements.in_order().values_list("pk", "position")) == [
        (key, position) for position, key in enumerate(keys[::-1], start=1)
    ]


@pytest.mark.parametrize("wrong", ["one missing", "one twice", "one of another edition"])
def test_an_order_of_something_else_is_refused(wrong: str, people: People) -> None:
    edition, other = make_edition(articles=3), make_edition(articles=1)
    keys = [each.pk for each in edition.placements.in_order()]
    stranger = other.placements.get().pk
    given = {
        "one missing": keys[:2],
        "one twice": [*keys[:2], keys[0]],
        "one of another edition": [*keys[:2], stranger],
    }
    before = everything(edition)
    with pytest.raises(MoveRefused, match="has changed meanwhile"):
        placing.put_in_order(edition, given[wrong], by=people.section_editor)
    assert everything(edition) == before


@pytest.mark.parametrize(
    ("index", "steps", "expected"),
    [(0, 1, "bacd"), (2, -1, "acbd"), (3, -3, "dabc"), (0, -1, "abcd"), (3, 9, "abcd"), (1, 0, "abcd")],
)
def test_a_placement_is_shifted_and_stops_at_either_end(index: int, steps: int, expected: str, people: People) -> None:
    edition = make_edition(articles=[make_article(state="ready", slugline=letter) for letter in "abcd"])
    placing.shift(list(edition.placements.in_order())[index], by=people.section_editor, steps=steps)
    assert "".join(slugline for _, slugline, _ in order_of(edition)) == expected


@pytest.mark.parametrize("state", [state for state in State.values if state != "planned"])
def test_a_closed_edition_refuses_every_change_of_order_and_membership(state: str, people: People) -> None:
    edition = make_edition(state=state, articles=2)
    first, second = edition.placements.in_order()
    before, article = everything(edition), make_article(state="ready")
    for act in (
        lambda: placing.place(edition, article, by=people.editor_in_chief),
        lambda: placing.take_out(second, by=people.editor_in_chief),
        lambda: placing.make_lead(second, by=people.editor_in_chief),
        lambda: placing.put_in_order(edition, [second.pk, first.pk], by=people.editor_in_chief),
        lambda: placing.shift(second, by=people.editor_in_chief, steps=-1),
    ):
        with pytest.raises(MoveRefused, match="no longer open"):
            act()
    assert everything(edition) == before
    assert not Article.objects.filter(pk=article.pk, placement__isnull=False).exists()


def test_an_edition_closed_meanwhile_refuses_whatever_the_copy_in_hand_says(people: People) -> None:
    edition = make_edition(articles=2)
    stale = Edition.objects.get(pk=edition.pk)
    second = stale.placements.in_order()[1]
    Edition.objects.filter(pk=edition.pk).update(state=State.IN_APPROVAL, prepared_by=people.section_editor)
    with pytest.raises(MoveRefused, match="no longer open"):
        placing.make_lead(second, by=people.section_editor)


def test_every_change_of_the_running_order_is_a_new_version(people: People) -> None:
    edition = make_edition(articles=2)
    edition.refresh_from_db()
    version = edition.version
    placing.shift(edition.placements.in_order()[0], by=people.section_editor, steps=1)
    assert Edition.objects.get(pk=edition.pk).version == version + 1
