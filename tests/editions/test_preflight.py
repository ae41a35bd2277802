"""Each check of preflight finds what it is for, says how grave it is, and finds nothing where nothing is."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from editions import placing
from editions.models import Edition
from editions.preflight import CHECKS, Finding, check, released_by
from newsroom.roles import SECTION_EDITOR
from tests.factories import (
    KABUL,
    NOW,
    make_article,
    make_author,
    make_chair,
    make_edition,
    make_note,
    make_photo,
    make_section,
    person,
)

pytestmark = pytest.mark.django_db


def found(edition: Edition) -> list[Finding]:
    return check(edition, list(edition.placements.in_order().with_article()))


def codes(edition: Edition) -> list[tuple[str, str]]:
    return [(str(finding.severity), finding.code) for finding in found(edition)]


def ready(**fields: Any) -> Article:
    return make_article(state="ready", **fields)


def edition_of(**fields: Any) -> Edition:
    return make_edition(articles=[ready(**fields)])


def _without_lead() -> Edition:
    edition = make_edition(articles=2)
    edition.placements.update(is_lead=False)
    return edition


def _without_editor() -> Edition:
    edition = make_edition()
    Edition.objects.filter(pk=edition.pk).update(editor_in_chief=None)
    edition.refresh_from_db()
    return edition


def _noted(*, resolved: bool) -> Edition:
    edition = edition_of()
    make_note(edition.placements.get().article, resolved=resolved)
    return edition


def _empty_section() -> Edition:
    make_section("Sport")
    return make_edition()


def _embargoed(*, hours: int, release_at: datetime.datetime | None = None) -> Edition:
    article = ready(embargo_until=NOW + datetime.timedelta(hours=hours))
    return make_edition(articles=[article], issue_date=NOW.date(), release_at=release_at)


def _uncredited() -> Edition:
    """The database refuses a photo without a credit line; a space is what slips through."""
    return edition_of(lead_photo=make_photo(credit_line=" "))


LONG = "x" * 111
LINK = '<p>It <a href="https://example.org/" title="{}">says</a> so.</p>'
PICTURE = '<p>Look.</p><figure><img src="/media/photos/' + "0" * 32 + '/640.jpg" alt="{}"></figure>'
ON_THE_PHOTO = ("block", "photo_leftover")
NO_ALT_IN_BODY = ("block", "no_alt_text_in_body")

# (what is wrong, what preflight says, in the order it says it)
FOUND: list[tuple[str, Callable[[], Edition], list[tuple[str, str]]]] = [
    ("no editor-in-chief", _without_editor, [("block", "no_editor")]),
    ("nothing placed", lambda: make_edition(articles=0), [("block", "empty")]),
    ("no lead", _without_lead, [("block", "no_lead")]),
    ("a draft", lambda: make_edition(articles=[make_article()]), [("block", "not_ready")]),
    ("a submitted piece", lambda: make_edition(articles=[make_article(state="submitted")]), [("block", "not_ready")]),
    ("no headline", lambda: edition_of(headline="  "), [("block", "no_headline")]),
    ("no text", lambda: edition_of(body="<p> </p>"), [("block", "no_text")]),
    ("only a picture", lambda: edition_of(body="<hr>"), [("block", "no_text")]),
    ("no standfirst", lambda: edition_of(standfirst=""), [("warn", "no_standfirst")]),
    ("no byline", lambda: edition_of(authors=[]), [("block", "no_byline")]),
    ("no credit line", _uncredited, [("block", "no_credit")]),
    ("no alt text", lambda: edition_of(lead_photo=make_photo(alt_text="")), [("block", "no_alt_text")]),
    ("TK in the text", lambda: edition_of(body="<p>He is TK years old.</p>"), [("block", "leftover")]),
    ("TK between tags", lambda: edition_of(body="<p>He is <b>TK</b>.</p>"), [("block", "leftover")]),
    ("TKTK", lambda: edition_of(standfirst="By TKTK"), [("block", "leftover")]),
    ("XXX in the headline", lambda: edition_of(headline="XXX wins"), [("block", "leftover")]),
    ("[check]", lambda: edition_of(standfirst="About [check] 40"), [("block", "leftover")]),
    ("[check the name]", lambda: edition_of(kicker="[Check the name]"), [("block", "leftover")]),
    ("TK twice", lambda: edition_of(headline="TK", standfirst="TK"), [("block", "leftover"), ("block", "leftover")]),
    ("TK split by tags", lambda: edition_of(body="<p>He is <b>T</b>K.</p>"), [("block", "leftover")]),
    ("TK_AGE", lambda: edition_of(body="<p>He is TK_AGE.</p>"), [("block", "leftover")]),
    ("an open [check", lambda: edition_of(body="<p>About 40 [cHeck with the ministry</p>"), [("block", "leftover")]),
    ("TK in an address", lambda: edition_of(slug="water-tk"), [("block", "leftover")]),
    ("TK in a topic", lambda: edition_of(tags="water, TK"), [("block", "leftover")]),
    ("TK in a link's title", lambda: edition_of(body=LINK.format("TK")), [("block", "leftover")]),
    ("[check] in a picture's alt text", lambda: edition_of(body=PICTURE.format("[check]")), [("block", "leftover")]),
    ("a picture in the text without alt text", lambda: edition_of(body=PICTURE.format(" ")), [NO_ALT_IN_BODY]),
    (
        "TK in the photo's caption",
        lambda: edition_of(lead_photo=make_photo(caption="TK")),
        [ON_THE_PHOTO],
    ),
    (
        "TK in the photo's alt text",
        lambda: edition_of(lead_photo=make_photo(alt_text="TK")),
        [ON_THE_PHOTO],
    ),
    ("an open note", lambda: _noted(resolved=False), [("warn", "open_note")]),
    ("a long headline", lambda: edition_of(headline=LONG), [("warn", "long_headline")]),
    (
        "one headline twice",
        lambda: make_edition(articles=[ready(headline="Rain", slug="a"), ready(headline="RAIN", slug="b")]),
        [("warn", "duplicate_headline"), ("warn", "duplicate_headline")],
    ),
    (
        "one address twice",
        lambda: make_edition(articles=[ready(headline="Rain"), ready(headline="Rain!")]),
        [("block", "duplicate_address"), ("block", "duplicate_address")],
    ),
    ("an embargo into the next day", lambda: _embargoed(hours=24), [("block", "embargo")]),
    ("an embargo after the release", lambda: _embargoed(hours=2, release_at=NOW), [("block", "embargo")]),
    ("another language", lambda: edition_of(language="ps"), [("warn", "language")]),
    ("an empty section", _empty_section, [("info", "empty_section")]),
]
NOT_FOUND: list[tuple[str, Callable[[], Edition]]] = [
    ("nothing wrong", make_edition),
    ("an editorial without a byline", lambda: edition_of(authors=[], genre="editorial")),
    ("a letter without a byline", lambda: edition_of(authors=[], genre="letter")),
    ("a decorative photo", lambda: edition_of(lead_photo=make_photo(alt_text="", decorative=True))),
    ("a photo with everything", lambda: edition_of(lead_photo=make_photo())),
    ("words that hold a mark", lambda: edition_of(body="<p>The ATKINS box, LXXX, [checked] and [cheque].</p>")),
    ("a picture in the text that is described", lambda: edition_of(body=PICTURE.format("A dam"))),
    (
        "a mark in a caption that is not printed",
        lambda: edition_of(lead_caption="The dam", lead_photo=make_photo(caption="TK")),
    ),
    ("a TK in a note to colleagues", lambda: edition_of(ednote="Age TK")),
    ("a resolved note", lambda: _noted(resolved=True)),
    ("a headline that just fits", lambda: edition_of(headline="x" * 110)),
    ("an embargo until today", lambda: _embargoed(hours=2)),
    ("an embargo until the release", lambda: _embargoed(hours=2, release_at=NOW + datetime.timedelta(hours=2))),
    ("all sections filled", lambda: make_edition(articles=2)),
]


@pytest.mark.parametrize(("make", "expected"), [pytest.param(*rest, id=name) for name, *rest in FOUND])
def test_preflight_finds(make: Callable[[], Edition], expected: list[tuple[str, str]]) -> None:
    assert codes(make()) == expected


@pytest.mark.parametrize("make", [pytest.param(make, id=name) for name, make in NOT_FOUND])
def test_preflight_finds_nothing(make: Callable[[], Edition]) -> None:
    assert codes(make()) == []


def test_every_finding_that_can_be_made_is_in_the_table() -> None:
    codes_in_the_source = {"no_editor", "empty", "no_lead", "not_ready", "no_headline", "no_text", "no_standfirst"}
    codes_in_the_source |= {
        "no_byline",
        "no_credit",
        "no_alt_text",
        "no_alt_text_in_body",
        "leftover",
        "photo_leftover",
        "open_note",
        "long_headline",
    }
    codes_in_the_source |= {"duplicate_headline", "duplicate_address", "embargo", "language", "empty_section"}
    assert {code for _, _, expected in FOUND for _, code in expected} == codes_in_the_source
    assert len(CHECKS) == 11, "a new check needs rows in FOUND and NOT_FOUND"


def test_the_gravest_come_first() -> None:
    make_section("Sport")
    edition = make_edition(articles=[ready(standfirst="", body="<p>TK</p>")])
    assert [severity for severity, _ in codes(edition)] == ["block", "warn", "info"]


def test_a_finding_is_overridden_by_check_and_article() -> None:
    edition = edition_of(standfirst="")
    (finding,) = found(edition)
    assert finding.key == f"no_standfirst:{edition.placements.get().article_id}"
    (of_the_edition,) = found(make_edition(articles=0))
    assert of_the_edition.key == "empty"


def test_a_finding_leads_to_the_field_that_mends_it() -> None:
    edition = edition_of(standfirst="")
    (finding,) = found(edition)
    key = edition.placements.get().article_id
    assert finding.fix_url == f"/newsroom/articles/article/{key}/change/#id_standfirst"


def test_whoever_holds_the_chair_that_day_answers_for_the_edition() -> None:
    edition = _without_editor()
    author = make_author("Laila Sadat")
    make_chair(author, since=edition.issue_date, until=edition.issue_date)
    assert codes(edition) == []


def test_without_a_time_of_release_the_issue_date_ends_at_midnight_in_kabul() -> None:
    edition = make_edition(issue_date=datetime.date(2026, 3, 14))
    assert released_by(edition) == datetime.datetime(2026, 3, 14, 23, 59, 59, 999999, tzinfo=KABUL)


def cost(articles: int) -> int:
    """How many queries preflight makes for so many articles, loading them included."""
    edition = make_edition(articles=0)
    for _ in range(articles):
        article = make_article(state="ready", lead_photo=make_photo())
        make_note(article, resolved=True)
        placing.place(edition, article, by=person(SECTION_EDITOR))
    edition = Edition.objects.get(pk=edition.pk)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found(edition)
    return len(queries)


def test_preflight_costs_the_same_for_one_article_and_for_thirty() -> None:
    assert (cost(1), cost(30)) == (6, 6)


@pytest.mark.parametrize("state", ["held", "spiked"])
def test_what_will_not_run_is_to_be_taken_out(state: str) -> None:
    article = make_article(state="ready")
    edition = make_edition(articles=[article])
    Article.objects.update(state=state)
    (finding,) = found(edition)
    assert finding.message == f"“{article}” is {state}: take it out of the running order."
    assert finding.fix_url == f"/newsroom/editions/edition/{edition.pk}/change/#running-order"
