"""Is a part or a page printed once as long as nothing in it changes, and anew as soon as anything does?"""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.template import Context, RequestContext, Template, TemplateSyntaxError
from django.test import Client, RequestFactory
from django.utils import translation
from pytest_django.fixtures import Settings

from paper import remembering
from paper.links import Link
from paper.models import PublishedArticle, PublishedEdition, Section
from tests.factories import make_photo, make_released_edition

pytestmark = pytest.mark.django_db

LINE = Template('{% load part_tags %}{% part "paper/_line.html" with article=article dated=dated only %}')


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the parts that were rendered and not remembered, as they are asked for."""
    names: list[str] = []
    remembered = remembering.remembered

    def watched(name: str, given: Any, *, beside: Any, make: Callable[[], str]) -> str:
        def making() -> str:
            names.append(name)
            return make()

        return remembered(name, given, beside=beside, make=making)

    monkeypatch.setattr("paper.templatetags.part_tags.remembered", watched)
    return names


def article() -> PublishedArticle:
    """An article as a view loads it, each time another object."""
    found: PublishedArticle = PublishedArticle.objects.for_card().get()
    return found


def line(of: PublishedArticle, **more: Any) -> str:
    return LINE.render(Context({"article": of} | more))


def test_the_same_article_is_printed_once(made: list[str]) -> None:
    make_released_edition(articles=1)
    assert line(article()) == line(article())
    assert len(made) == 1


CHANGES: dict[str, Callable[[PublishedArticle], Any]] = {
    "a word of it": lambda found: setattr(found, "headline", "Another headline"),
    "its edition's label": lambda found: setattr(found.edition, "label", "late"),
    "where a proof's links lead": lambda found: setattr(found.edition, "address_prefix", "/proof"),
    "its section's name": lambda found: setattr(found.section, "name", "Elsewhere"),
    "who is credited": lambda found: found.credits.append({"name": "Somebody else", "slug": "else", "credit": "by"}),
    "its day": lambda found: setattr(found, "issue_date", found.issue_date + datetime.timedelta(days=1)),
    "the second of its change": lambda found: setattr(
        found, "version_created_at", found.version_created_at + datetime.timedelta(seconds=1)
    ),
    "its photo": lambda found: setattr(found, "photo", make_photo()),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_is_printed(change: Callable[[PublishedArticle], Any], made: list[str]) -> None:
    make_released_edition(articles=1)
    line(article())
    changed = article()
    change(changed)
    line(changed)
    assert len(made) == 2


KIN = Template('{% load part_tags %}{% part "paper/_akin.html" with articles=articles only %}')


@pytest.mark.parametrize("change", [{"headline": "Another headline"}, {"issue_date": datetime.date(2020, 2, 29)}, {}])
def test_a_link_is_printed_anew_when_it_says_something_else(change: dict[str, Any], made: list[str]) -> None:
    make_released_edition(articles=1)
    link = Link.of(article())
    for shown in (link, link._replace(**change)):
        KIN.render(Context({"articles": [shown]}))
    assert len(made) == (2 if change else 1)


def test_each_language_each_wish_and_each_state_is_printed_by_itself(made: list[str]) -> None:
    make_released_edition(articles=1)
    saving = RequestFactory().get("/", headers={"Save-Data": "on"})
    with translation.override("en"):
        plain = line(article())
        LINE.render(RequestContext(saving, {"article": article()}))
        dated = line(article(), dated=True)
    with translation.override("fa-AF"):
        dari = line(article())
    assert len(made) == 4
    assert len({plain, dated, dari}) == 3


def test_what_is_safe_and_what_only_reads_like_it_are_two_things() -> None:
    hostile = "<b>bold</b>"
    template = Template('{% load part_tags %}{% part "paper/_folio.html" with edition=None motto=motto only %}')
    trusted = template.render(Context({"motto": Template(hostile).render(Context())}))
    typed = template.render(Context({"motto": hostile}))
    assert (hostile in trusted, hostile in typed) == (True, False)


def test_a_part_has_to_be_told_everything() -> None:
    with pytest.raises(TemplateSyntaxError, match="only"):
        Template('{% load part_tags %}{% part "paper/_line.html" with article=article %}')


def test_only_so_many_parts_are_remembered() -> None:
    shelf = remembering.Printed(3)
    for number in [*range(5), 4, 3, 2]:
        remembering.remembered("a part", {"number": number}, beside=(), make=lambda: "printed", among=shelf)
    assert len(shelf) == 3


def test_a_page_is_the_same_from_remembered_parts_and_shows_what_changed_at_once() -> None:
    edition = make_released_edition(articles=3)
    cache.clear()
    pages = ["/", edition.get_absolute_url(), edition.articles.all()[0].get_absolute_url()]
    fresh = [Client().get(page).content for page in pages]
    assert [Client().get(page).content for page in pages] == fresh
    Section.objects.update(name="Renamed by the editors")
    for page in pages:
        assert re.search("Renamed by the editors", Client().get(page).content.decode()), page


def rendered(path: str, **headers: str) -> tuple[bool, str]:
    """Whether Django had to render a page, and the page."""
    answer = Client().get(path, headers=headers)
    return bool(answer.templates), answer.text


def test_a_page_that_was_printed_is_not_printed_again() -> None:
    edition = make_released_edition(articles=3)
    for path in ("/", edition.get_absolute_url(), edition.articles.all()[0].get_absolute_url()):
        first, again = rendered(path), rendered(path)
        assert (first[0], again[0], again[1]) == (True, False, first[1])
    # Another language's edition is nothing to it.
    make_released_edition(articles=1, language="fa-AF")
    assert not rendered(edition.get_absolute_url())[0]


PAGE_CHANGES: dict[str, Callable[[PublishedArticle], Any]] = {
    "a word of it": lambda found: PublishedArticle.objects.filter(pk=found.pk).update(headline="Another headline"),
    "a neighbour's headline": lambda found: PublishedArticle.objects.exclude(pk=found.pk).update(headline="Another"),
    "its section's name": lambda found: Section.objects.filter(pk=found.section_id).update(name="Another"),
    "its masthead": lambda found: PublishedEdition.objects.update(editor_in_chief="Another"),
}


@pytest.mark.parametrize("change", PAGE_CHANGES.values(), ids=PAGE_CHANGES.keys())
def test_a_page_is_printed_anew_as_soon_as_anything_on_it_changes(change: Callable[[PublishedArticle], Any]) -> None:
    article = make_released_edition(articles=2).articles.all()[0]
    rendered(article.get_absolute_url())
    change(article)
    again, page = rendered(article.get_absolute_url())
    assert (again, "Another" in page) == (True, True)


def test_who_saves_data_is_given_a_page_of_their_own() -> None:
    make_released_edition(articles=1)
    whole, plain = rendered("/"), rendered("/", **{"Save-Data": "on"})
    assert (plain[0], "preload" in whole[1], "preload" in plain[1]) == (True, True, False)
    assert (rendered("/"), rendered("/", **{"Save-Data": "on"})) == ((False, whole[1]), (False, plain[1]))


def test_nothing_is_remembered_while_the_house_is_being_built(settings: Settings) -> None:
    make_released_edition(articles=1)
    settings.DEBUG = True
    assert [rendered("/")[0], rendered("/")[0], len(remembering.PARTS)] == [True, True, 0]
