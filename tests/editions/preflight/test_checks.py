"""Each check of preflight finds what it is for, says how grave it is, and finds nothing where nothing is."""

import datetime
import re

import pytest
from django.test import Client

from articles.models import Article
from editions.preflight import KINDS, Severity, released_by
from editions.preflight.findings import warns
from tests.editions.preflight.cases import FOUND, NEAR, PAIRS, Make
from tests.editions.preflight.made import HOUR, codes, edition_of, found, pictured, ready, save
from tests.factories import KABUL, NOW, People, make_article, make_edition, make_section

pytestmark = pytest.mark.django_db

ALL_FOUND = [
    pytest.param(make, [what], id=f"{what[1]}: {name}") for what, rows in FOUND.items() for name, make in rows
] + [pytest.param(make, expected, id=name) for name, (make, expected) in PAIRS.items()]
ALL_NEAR = [pytest.param(make, id=f"{code}: {name}") for code, rows in NEAR.items() for name, make in rows]


@pytest.mark.parametrize(("make", "expected"), ALL_FOUND)
def test_preflight_finds(make: Make, expected: list[tuple[str, str]]) -> None:
    findings = found(make())
    assert [(finding.severity, finding.code) for finding in findings] == expected
    warnings = [finding.key for finding in findings if finding.severity == Severity.WARN]
    assert len(warnings) == len(set(warnings)), "a reason is for one warning alone"


@pytest.mark.parametrize("make", ALL_NEAR)
def test_preflight_leaves_alone(make: Make) -> None:
    assert codes(make()) == []


def test_every_kind_of_finding_stands_in_both_tables() -> None:
    in_pairs = {what for _, expected in PAIRS.values() for what in expected}
    assert {*FOUND, *in_pairs} == {(str(kind.severity), kind.code) for kind in KINDS.values()}
    assert set(NEAR) == set(KINDS)


def test_no_two_kinds_have_one_code() -> None:
    with pytest.raises(ValueError, match="Two kinds of finding are called ednote"):
        warns("ednote", "Another")


def test_the_gravest_come_first_and_then_as_in_the_paper() -> None:
    make_section("Sport")
    articles = [ready(standfirst=""), ready(standfirst="", body="<p>TK</p>"), ready(body="<p>XXX</p>")]
    edition = make_edition(articles=articles, issue_date=datetime.date(2026, 5, 15))
    order = [(finding.severity, finding.article and articles.index(finding.article)) for finding in found(edition)]
    assert order == [
        (Severity.BLOCK, 1),
        (Severity.BLOCK, 2),
        (Severity.WARN, None),
        (Severity.WARN, 0),
        (Severity.WARN, 1),
        (Severity.INFO, None),
    ]


def test_a_finding_is_overridden_by_check_and_article() -> None:
    edition = edition_of(standfirst="")
    (finding,) = found(edition)
    assert finding.key == f"no_standfirst:{edition.placements.get().article_id}"
    (of_the_edition,) = found(make_edition(articles=0))
    assert of_the_edition.key == "empty"


@pytest.mark.parametrize("what", FOUND)
def test_a_finding_is_a_sentence_and_leads_to_the_field_that_mends_it(
    what: tuple[str, str], section_editor_client: Client
) -> None:
    _, make = FOUND[what][0]
    for finding in found(make()):
        assert re.fullmatch(r"[^\n]+[.!?]", finding.message)
        address, _, place = finding.fix_url.partition("#")
        answer = section_editor_client.get(address)
        assert answer.status_code == 200
        assert not place or f'id="{place}"' in answer.text, finding.fix_url


@pytest.mark.parametrize("state", ["held", "spiked"])
def test_what_will_not_run_is_to_be_taken_out(state: str) -> None:
    article = make_article(state="ready")
    edition = make_edition(articles=[article])
    Article.objects.update(state=state)
    (finding,) = found(edition)
    assert finding.message == f"“{article}” is {state}: take it out of the running order."
    assert finding.fix_url == f"/newsroom/editions/edition/{edition.pk}/change/#running-order"


def test_without_a_time_of_release_the_issue_date_ends_at_midnight_in_kabul() -> None:
    edition = make_edition(issue_date=datetime.date(2026, 3, 14))
    assert released_by(edition) == datetime.datetime(2026, 3, 14, 23, 59, 59, 999999, tzinfo=KABUL)


MENDED: dict[str, tuple[Make, dict[str, object]]] = {
    "a mark": (lambda: edition_of(body="<p>TK</p>"), {"body": "<p>Forty.</p>"}),
    "a link": (lambda: edition_of(body='<p><a href="http://localhost/">x</a></p>'), {"body": "<p>x</p>"}),
    "a picture": (lambda: pictured(alt=" "), {"body": "<p>x</p>"}),
    "a note": (lambda: edition_of(ednote="Ask the lawyer."), {"ednote": ""}),
}


@pytest.mark.parametrize("name", MENDED)
def test_what_is_mended_is_gone_at_once(name: str) -> None:
    make, mend = MENDED[name]
    edition = make()
    assert len(found(edition)) == 1
    Article.objects.update(**mend)
    assert found(edition) == []


def test_who_changed_what_of_a_cleared_article_is_said(people: People) -> None:
    article = ready()
    save(article, at=NOW + HOUR, headline="Another headline")
    save(article, at=NOW + 2 * HOUR, headline="A third headline", body="<p>Another text.</p>")
    edition = make_edition(articles=[article])
    (finding,) = found(edition)
    who, when = people.section_editor.username, "14 March, 08:30"
    assert finding.message == (
        f"“A third headline” was changed after it was cleared (headline and text), by {who}, {when}."
    )
    assert finding.fix_url == f"/newsroom/articles/article/{article.pk}/compare/1/"
