"""Who holds the chair when, what is refused, and how it is handed to somebody who stands in."""

import datetime
from itertools import count

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from articles.moves import MoveRefused
from authors.models import Author
from editions.models import Chair, Edition
from editions.pieces import editor_of
from editions.planning import chairs
from editions.planning.forms import ChairForm
from newsroom.roles import ROLES, Role
from tests.factories import People, make_author, make_chair, make_user
from tests.racing import race

pytestmark = pytest.mark.django_db

LIST, HAND_OVER = "/newsroom/editions/chair/", "/newsroom/editions/chair/hand-over/"


def day(number: int) -> datetime.date:
    return datetime.date(2026, 3, 1) + datetime.timedelta(days=number - 1)


def named(spans: list[chairs.Span]) -> list[tuple[int, int | None, str]]:
    """Return spans as (day of March, day of March, name)."""
    return [
        (
            (span.first - day(1)).days + 1,
            (span.last - day(1)).days + 1 if span.last else None,
            span.chair.author.name if span.chair else "",
        )
        for span in spans
    ]


@pytest.fixture
def ahmad() -> Author:
    """Ahmad, in the chair from the 1st on."""
    return make_chair(make_author("Ahmad"), since=day(1)).author


def terms() -> list[Chair]:
    return list(Chair.objects.select_related("author"))


def test_nobody_has_ever_held_an_empty_chair() -> None:
    assert chairs.spans([]) == []


def test_who_holds_the_chair_when_is_told_in_spans(ahmad: Author) -> None:
    make_chair(make_author("Bahar"), since=day(10), until=day(20))
    make_chair(make_author("Chaman"), since=day(9), until=day(11), is_acting=True)
    make_chair(make_author("Dawood"), since=day(25), until=day(31))
    assert named(chairs.spans(terms())) == [
        (1, 8, "Ahmad"),
        (9, 11, "Chaman"),
        (12, 20, "Bahar"),
        # Ahmad's term never ended, so that he answers again when Bahar's has.
        (21, 24, "Ahmad"),
        (25, 31, "Dawood"),
        (32, None, "Ahmad"),
    ]


def test_a_chair_that_falls_empty_is_told_too() -> None:
    make_chair(make_author("Ahmad"), since=day(1), until=day(9))
    make_chair(make_author("Bahar"), since=datetime.date(9999, 1, 1), until=datetime.date.max)
    assert [span.chair.author.name if span.chair else "" for span in chairs.spans(terms())] == ["Ahmad", "", "Bahar"]


class TestInMemory(TestCase):
    """What the calendar works out for itself is what the database answers for a day."""

    @given(
        st.lists(
            st.tuples(st.integers(1, 20), st.none() | st.integers(0, 9), st.booleans()),
            unique_by=lambda term: (term[0], term[2]),
            max_size=6,
        ),
        st.integers(1, 32),
    )
    def test_terms_in_memory_and_in_the_database_name_the_same(
        self, drawn: list[tuple[int, int | None, bool]], number: int
    ) -> None:
        for serial, (since, length, is_acting) in enumerate(drawn):
            until = day(since + (length or 0)) if is_acting or length is not None else None
            make_chair(make_author(f"Editor {serial}"), since=day(since), until=until, is_acting=is_acting)
        held = Chair.objects.held_on(day(number)).first()
        assert chairs.holder_on(day(number), terms()) == held
        within = [
            span.chair
            for span in chairs.spans(terms())
            if span.first <= day(number) and (span.last is None or day(number) <= span.last)
        ]
        assert within == ([held] if drawn and day(number) >= min(day(each[0]) for each in drawn) else [])


# The term that there is and the one that comes, as (first day, last day), and what is said to it.
REFUSED = [
    ((1, 9), (9, 20), "holds the chair until 09 March 2026: let this term begin after that day."),
    ((1, 20), (5, 9), "holds the chair until 20 March 2026"),
    ((1, 20), (5, None), "holds the chair until 20 March 2026"),
    ((10, 20), (1, 10), "holds the chair from 10 March 2026: let this term end before that day."),
    ((10, None), (1, 10), "holds the chair from 10 March 2026"),
]
TAKEN = [((1, 9), (10, 20)), ((1, None), (10, 20)), ((1, None), (10, None)), ((10, 20), (1, None)), ((10, 20), (1, 9))]


def form(first: int, last: int | None, *, is_acting: bool = False) -> ChairForm:
    data = {"author": make_author().pk, "since": day(first), "until": day(last) if last else ""}
    return ChairForm(data | ({"is_acting": "on"} if is_acting else {}))


@pytest.mark.parametrize(("there", "comes", "sentence"), REFUSED)
def test_a_term_over_another_is_refused(
    there: tuple[int, int | None], comes: tuple[int, int | None], sentence: str
) -> None:
    make_chair(make_author("Ahmad"), since=day(there[0]), until=day(there[1]) if there[1] else None)
    (error,) = form(*comes).errors["since"]
    assert str(error).startswith(f"Ahmad {sentence}")


def test_two_people_do_not_stand_in_at_once() -> None:
    make_chair(make_author("Ahmad"), since=day(9), until=day(11), is_acting=True)
    for first, last, taken in ((5, 8, True), (5, 9, False), (10, 10, False), (11, 20, False), (12, 12, True)):
        assert form(first, last, is_acting=True).is_valid() == taken


@pytest.mark.parametrize(("there", "comes"), TAKEN)
def test_a_term_beside_another_is_taken(there: tuple[int, int | None], comes: tuple[int, int | None]) -> None:
    make_chair(since=day(there[0]), until=day(there[1]) if there[1] else None)
    assert form(*comes).errors == {}


def test_somebody_acting_may_begin_on_the_first_day_of_a_term(ahmad: Author) -> None:
    assert form(1, 3, is_acting=True).errors == {}
    assert form(1, None).errors == {"__all__": ["Another term begins on that day already."]}
    assert form(5, None, is_acting=True).errors == {"__all__": ["Say until when somebody stands in."]}


def test_a_term_is_not_in_its_own_way(ahmad: Author) -> None:
    term = Chair.objects.get()
    data = {"author": ahmad.pk, "since": day(1), "until": day(9)}
    assert ChairForm(data, instance=term).errors == {}


def over(people: People, author: Author, first: int, last: int, *, by: User | None = None) -> tuple[Chair, bool]:
    who = by or people.editor_in_chief
    return chairs.hand_over(author, since=day(first), until=day(last), by=who, today=day(5))


def test_the_chair_is_handed_over_and_comes_back(ahmad: Author, people: People) -> None:
    edition = Edition(issue_date=day(10))
    bahar = make_author("Bahar")
    term, is_new = over(people, bahar, 9, 11)
    assert (is_new, term.is_acting) == (True, True)
    assert editor_of(edition) == "Bahar"
    assert named(chairs.spans(terms())) == [(1, 8, "Ahmad"), (9, 11, "Bahar"), (12, None, "Ahmad")]
    assert over(people, bahar, 9, 11) == (term, False)


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (4, 9, "A day that is over keeps its editor"),
        (9, 8, "The last day comes before the first."),
        (9, 9 + 367, "More than a year is no absence"),
        (20, 25, "Chaman stands in from 25 March 2026"),
        (26, 26, "Chaman stands in until 27 March 2026"),
    ],
)
def test_an_absence_that_cannot_be_is_refused(
    first: int, last: int, sentence: str, ahmad: Author, people: People
) -> None:
    make_chair(make_author("Chaman"), since=day(25), until=day(27), is_acting=True)
    with pytest.raises(MoveRefused, match=sentence):
        over(people, make_author("Bahar"), first, last)
    assert Chair.objects.count() == 2


def test_nobody_stands_in_for_themselves(ahmad: Author, people: People) -> None:
    with pytest.raises(MoveRefused, match="Ahmad holds the chair on all of these days already"):
        over(people, ahmad, 9, 11)
    make_chair(make_author("Bahar"), since=day(11))
    assert over(people, ahmad, 9, 11)[1]


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_who_may_hand_the_chair_over(role: Role, ahmad: Author, people: People) -> None:
    may = role.name in {"editor-in-chief", "administrator"}
    if may:
        assert over(people, make_author(), 9, 11, by=make_user(role))[1]
    else:
        with pytest.raises(MoveRefused, match="You may not hand the chair to anybody"):
            over(people, make_author(), 9, 11, by=make_user(role))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_hand_over_the_same_days_at_once_one_is_refused(people: People) -> None:
    make_chair(make_author("Ahmad"), since=day(1))
    chief, authors = people.editor_in_chief, [make_author("Bahar"), make_author("Chaman")]

    def runner(author: Author) -> object:
        return chairs.hand_over(author, since=day(9), until=day(11), by=chief, today=day(5))

    results = race([lambda author=author: runner(author) for author in authors])  # type: ignore[misc]
    assert sorted(isinstance(each, MoveRefused) for each in results) == [False, True]
    assert Chair.objects.filter(is_acting=True).count() == 1


def test_the_page_tells_who_holds_the_chair(editor_in_chief_client: Client) -> None:
    assert "Nobody is in the chair yet" in editor_in_chief_client.get(LIST).content.decode()
    make_chair(make_author("Ahmad"), since=day(1))
    make_chair(make_author("Bahar"), since=day(9), until=day(9), is_acting=True)
    page = " ".join(editor_in_chief_client.get(LIST).content.decode().split())
    for words in ("Who answers for the paper, and when", "<em>acting</em>", f'href="{HAND_OVER}"'):
        assert words in page


def test_the_page_costs_the_same_for_many_terms(editor_in_chief_client: Client) -> None:
    numbers = count(1)

    def cost(number: int) -> int:
        for _ in range(number):
            make_chair(since=day(next(numbers)))
        editor_in_chief_client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            editor_in_chief_client.get(LIST)
        return len(queries)

    assert cost(2) == cost(30)


def test_the_chair_is_handed_over_by_a_form(editor_in_chief_client: Client) -> None:
    today = timezone.localdate()
    Edition.objects.create(issue_date=today, number=1)
    author = make_author("Bahar")
    fields = {"author": author.pk, "since": today.isoformat(), "until": today.isoformat()}
    said = editor_in_chief_client.post(HAND_OVER, fields, follow=True).content.decode()
    assert "Bahar stands in from" in said
    assert "1 edition planned for these days will name Bahar." in said
    assert (
        "That was handed over already." in editor_in_chief_client.post(HAND_OVER, fields, follow=True).content.decode()
    )
    wrong = editor_in_chief_client.post(HAND_OVER, fields | {"author": make_author().pk}).content.decode()
    assert "Bahar stands in until" in wrong
    assert Chair.objects.count() == 1
