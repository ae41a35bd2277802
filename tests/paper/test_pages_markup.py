"""Is what readers get a newspaper's page: its own edition's masthead, sound parts, nothing that runs?"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client, RequestFactory
from jinja2 import meta, nodes
from pytest_django import DjangoAssertNumQueries
from pytest_django.plugin import DjangoDbBlocker

from paper import errors, pages
from paper.templating.environment import environment
from tests.paper.outline import Outline
from tests.paper.printed import EDITOR, KINDS, LONG, MAIL, WRITER, print_paper

pytestmark = pytest.mark.django_db
TEMPLATES = Path(settings.BASE_DIR) / "templates" / "paper"
IN_DARI = {kind for kind in KINDS if kind.endswith("_in_dari")}


@dataclass(frozen=True)
class Paper:
    """Every kind of page: where it stands and what a reader gets there."""

    addresses: dict[str, str]
    sources: dict[str, str]

    def read(self, kind: str) -> Outline:
        """Return the outline of a page."""
        return Outline(self.sources[kind])

    def all(self) -> dict[str, Outline]:
        """Return the outlines of a page of every kind."""
        return {kind: self.read(kind) for kind in KINDS}


@pytest.fixture(scope="module")
def paper(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Paper:
    """A small paper, opened once; nothing of it stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        addresses = print_paper()
        answers = {kind: Client().get(addresses[kind]) for kind in KINDS}
        transaction.set_rollback(True)
    statuses = {kind: answer.status_code for kind, answer in answers.items()}
    assert statuses == dict.fromkeys(KINDS, 200) | {"killed": 410, "missing": 404, "recalled": 404}
    return Paper(addresses, {kind: answer.content.decode() for kind, answer in answers.items()})


def test_every_page_has_one_heading_of_the_first_level_and_one_main_part(paper: Paper) -> None:
    found = {kind: (len(page.all("h1")), len(page.all("main"))) for kind, page in paper.all().items()}
    assert found == dict.fromkeys(KINDS, (1, 1))


def test_every_page_says_its_language_and_direction(paper: Paper) -> None:
    said = {kind: page.one("html").attributes for kind, page in paper.all().items()}
    found = {kind: (attributes["lang"], attributes["dir"]) for kind, attributes in said.items()}
    dari, english = ("fa-AF", "rtl"), ("en", "ltr")
    assert found == {kind: dari if kind in IN_DARI else english for kind in KINDS}


def test_nothing_on_a_page_runs_is_styled_in_place_or_comes_from_elsewhere(paper: Paper) -> None:
    for kind, page in paper.all().items():
        # One module of our own keeps the last edition; nothing else runs. The other script elements are blocks of
        # data, which browsers do not run: https://html.spec.whatwg.org/#data-block
        data, ours = {"type": "application/ld+json"}, {"type": "module", "src": "/static/js/offline.js"}
        scripts = [script for script in page.all("script") if script.attributes != data]
        assert [(script.attributes, script.text) for script in scripts] == [(ours, "")], kind
        assert page.all("style") == page.all("iframe") == [], kind
        for element in page.elements:
            names = {name for name in element.attributes if name == "style" or name.startswith("on")}
            assert names == set(), (kind, element.tag)
            fetched = element.attributes.get("src") or (
                element.attributes["href"]
                if element.tag == "link" and element.attributes["rel"] not in {"canonical", "alternate"}
                else "/"
            )
            assert re.match(r"/(?!/)", fetched), (kind, fetched)


def test_every_time_says_when_to_machines(paper: Paper) -> None:
    for kind, page in paper.all().items():
        for time in page.all("time"):
            assert re.fullmatch(r"\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2})?)?", time.attributes["datetime"]), (kind, time.text)


def test_every_stylesheet_and_face_that_a_page_names_is_there(paper: Paper) -> None:
    named = {
        link.attributes["href"].removeprefix(settings.STATIC_URL)
        for page in paper.all().values()
        for link in page.all("link")
        if link.attributes["rel"] not in {"canonical", "manifest", "alternate"}
    }
    assert len(named) == 7, "four sheets, two faces, an icon"
    assert {name for name in named if finders.find(name) is None} == set()


def test_the_way_to_the_top_leads_to_something_that_takes_the_focus(paper: Paper) -> None:
    for kind, page in paper.all().items():
        assert page.one("a", href="#top").text == ("به بالای صفحه" if kind in IN_DARI else "Go top"), kind
        (target,) = [element for element in page.elements if element.attributes.get("id") == "top"]
        assert target.attributes["tabindex"] == "-1", kind


def test_an_article_prints_the_masthead_of_its_own_edition(paper: Paper) -> None:
    page = paper.read("lead")
    folio = next(element for element in page.all("ul") if element.attributes.get("class") == "folio")
    assert folio.text == f"Editor in Chief: {EDITOR} Thursday, April 25th, 2024 No. 4,321"
    assert page.all("a", href=paper.addresses["edition"])[0].text == "Thursday, April 25th, 2024"
    assert page.one("h1").text == LONG


def test_an_article_shows_its_section_standfirst_byline_photo_and_neighbours(paper: Paper) -> None:
    page = paper.read("lead")
    texts = {element.attributes.get("class"): element.text for element in page.elements}
    assert texts["label"] == "National Water"
    assert texts["article__standfirst"].startswith("What story ")
    assert re.fullmatch(r"By Author \d+ Mazar-e Sharif April 25th, 2024 1 min", texts["byline"])
    assert page.one("figcaption").text == "The street before the shops open. Photographer"
    beside = next(element for element in page.all("nav") if element.attributes.get("class") == "in-edition")
    assert beside.text.startswith("In this edition Headline of story")


def test_the_closing_line_of_an_article_can_be_written_to(paper: Paper) -> None:
    page = paper.read("opinion")
    assert page.one("a", href=f"mailto:{MAIL}").text == MAIL
    note = page.one("aside", **{"aria-label": "About the writer"})
    assert note.text == f"{WRITER} is a columnist of the paper. He can be reached at {MAIL}"


def test_an_opinion_is_told_from_news(paper: Paper) -> None:
    opinion, editorial, news = (paper.sources[kind] for kind in ("opinion", "editorial", "lead"))
    told = [
        [mark in page for mark in ("article--opinion", 'class="writer"', "its writer’s own")]
        for page in (opinion, editorial, news)
    ]
    assert told == [[True, True, True], [True, True, False], [False, False, False]]
    assert opinion.index('class="writer"') < opinion.index("<h1")


def test_a_corrected_article_leads_to_what_was_first_printed_and_back(paper: Paper) -> None:
    assert paper.read("corrected").one("a", href=paper.addresses["as_printed"]).text == "As first printed"
    assert paper.read("lead").all("a", href=paper.addresses["as_printed"]) == []
    page = paper.read("as_printed")
    assert page.one("link", rel="canonical").attributes["href"] == f"{settings.SITE_URL}{paper.addresses['corrected']}"
    assert page.one("a", href=paper.addresses["corrected"]).text == "read it as it stands now"
    assert f"{page.one('h1').text}, corrected" == paper.read("corrected").one("h1").text


def test_a_killed_article_leaves_only_the_notice(paper: Paper) -> None:
    page = paper.read("killed")
    assert page.one("h1").text == "This article was withdrawn"
    notice = page.one("aside", **{"aria-label": "Notice"})
    assert notice.text == "Withdrawal, Saturday, March 14th, 2026 It named somebody who had no part in it."
    assert page.all("link", rel="canonical") == []


def test_a_retracted_article_says_so_before_its_text(paper: Paper) -> None:
    page = paper.sources["retracted"]
    assert page.index("Its figures do not stand.") < page.index('class="prose"')


def test_the_front_page_leads_once_to_every_article_that_is_still_there(paper: Paper) -> None:
    headings = [
        element
        for element in paper.read("front").all("a")
        if element.around[-1] in {"h2", "h3"} and "/2024/04/25/" in element.attributes["href"]
    ]
    there = {paper.addresses[kind] for kind in ("lead", "opinion", "editorial", "corrected", "retracted", "plain")}
    assert sorted(element.attributes["href"] for element in headings) == sorted(there)


def test_the_archive_leads_to_the_newest_year_and_before_the_first_edition_to_the_front_page() -> None:
    assert [Client().get(path).headers["Location"] for path in ("/archive/", "/fa-af/archive/")] == ["/", "/fa-af/"]
    print_paper()
    leads = [Client().get(path).headers["Location"] for path in ("/archive/", "/fa-af/archive/")]
    assert leads == ["/2024/", "/fa-af/archive/1403/"]


def test_the_front_page_before_the_first_edition_says_what_to_do() -> None:
    answer = pages.empty_front("en", sections=[]).answer(RequestFactory().get("/"))
    page = Outline(answer.content.decode())
    assert page.one("h1").text == settings.PAPER_NAME
    assert page.one("p", **{"class": "empty"}).text == (
        "No edition has been released yet: come back for the first one, and until then read who makes the paper."
    )


def test_what_is_not_there_is_said_in_one_calm_page_without_the_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        page = Outline(errors.not_found(RequestFactory().get("/nowhere/")).content.decode())
    assert page.one("h1").text == "There is no page at this address"
    assert [link.text for link in page.all("a", href="/") if "main" in link.around] == ["To the front page"]


@pytest.mark.parametrize("part", sorted(TEMPLATES.rglob("_*.html")), ids=lambda part: part.name)
def test_a_part_opens_by_listing_its_variables_is_given_them_and_reads_no_others(part: Path) -> None:
    opening = "".join(re.findall(r"^{#.*?#}", part.read_text(), re.MULTILINE))
    assert part.read_text().startswith("{# ")
    printer = environment(language="en", auto_reload=False)
    given = [
        {argument.key for argument in call.kwargs}
        for template in TEMPLATES.rglob("*.html")
        for call in printer.parse(template.read_text()).find_all(nodes.Call)
        if isinstance(call.node, nodes.Name) and call.node.name == "part"
        if call.args[0] == nodes.Const(str(part.relative_to(TEMPLATES.parent)))
    ]
    assert given != []
    told: set[str] = set().union(*given)
    tree = printer.parse(part.read_text())
    own = {name.name for name in tree.find_all(nodes.Name) if name.ctx == "store"}
    reads = meta.find_undeclared_variables(tree) - own
    assert {name for name in reads if not re.search(rf"\b{name}\b", opening)} == set()
    assert reads == told, "something is given in vain, or read and never given"
