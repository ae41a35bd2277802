"""What does every part of the paper's pages look like, in each of its states? Shown while the house is being built.

The parts are the pages' own, filled with what stands in memory, so the guide cannot show what readers do not get.
"""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.views.decorators.http import require_safe
from markupsafe import Markup

from authors.models import Author
from paper.calendar import almanac
from paper.design.parts import States, of_corrections, of_proving, of_search, of_the_house, of_ways_on
from paper.design.specimens import DAY, LONGEST, SECTIONS, article, edition
from paper.front import Band
from paper.languages import Genre, Language
from paper.links import Link
from paper.page import Page, printed
from photos.models import Photo

# Parts that have no state of their own, or cannot stand without a page around them.
SHOWN_ELSEWHERE: frozenset[str] = frozenset(
    {
        # Told to programs in a page's head: there is nothing to look at.
        "_article_machines.html",
        "_at_once.html",
        "_edition_machines.html",
        "_feeds.html",
        "_front_machines.html",
        "_offline.html",
        "_page_machines.html",
        "_preview.html",
        "_same_page.html",
        # Read in feed readers, which know none of our sheets.
        "_feed_corrections.html",
        # Plain prose, which `_policy.html` shows whole.
        "_usual_about.html",
        "_usual_corrections.html",
        "_usual_ethics.html",
        # Made of parts that are all shown.
        "_piece.html",
        "_ways_on.html",
    }
)


@require_safe
def styleguide(request: HttpRequest) -> HttpResponse:
    """Render `paper/styleguide.html` with every part in English and in Dari; 404 where DEBUG is off."""
    if not settings.DEBUG:
        raise Http404
    photo = Photo.objects.first()
    guides = [
        (language, list(_rendered(request, language, photo=photo))) for language in (Language.ENGLISH, Language.DARI)
    ]
    return Page("paper/styleguide.html", {"guides": guides, "sections": SECTIONS}).answer(request)


def _rendered(
    request: HttpRequest, language: str, *, photo: Photo | None
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Give (part, its states as (name, HTML) pairs) in the order of the parts' names."""
    with translation.override(language):
        for part, states in sorted(parts(language, photo=photo).items()):
            yield part, [(name, _part(part, context, language, request)) for name, context in states.items()]


def _part(name: str, context: dict[str, Any], language: str, request: HttpRequest) -> Markup:
    # In the context and not as the one who asks: to whom the page is English, whatever language the part speaks.
    html = printed(f"paper/{name}", context | {"request": request}, language=language)
    return Markup(html)  # noqa: S704  Escaped as it was printed.


def parts(language: str, *, photo: Photo | None) -> dict[str, States]:
    """Return {part: {state: context}} for all parts of the paper's pages."""
    return {
        **_of_pages(language),
        **_of_stories(language, photo=photo),
        **_of_articles(language, photo=photo),
        **_of_lists(language),
        **of_search(language),
        **of_corrections(language),
        **of_ways_on(language),
        **of_the_house(language),
        **of_proving(language),
    }


def _of_pages(language: str) -> dict[str, States]:
    printed, late = edition(language=language), edition(language=language, label="late", number=0)
    own = {"paper_name": printed.paper_name, "motto": printed.motto, "address": printed.address}
    others = [(tag, name, f"/{tag.lower()}/") for tag, name in Language.choices if tag != language]
    return {
        "_header.html": {
            "on the front page": own
            | {"edition": printed, "sections": SECTIONS, "here": None, "languages": others, "front": True},
            "elsewhere": own | {"edition": printed, "sections": SECTIONS, "here": SECTIONS[0], "languages": others},
        },
        "_folio.html": {
            "an edition's": {"edition": printed},
            "a late edition's": {"edition": late},
            "no edition": {"edition": None, "motto": printed.motto},
        },
        "_footer.html": {"on a list": own | {"edition": printed, "publisher": printed.publisher}},
        "_sections.html": {"here": {"sections": SECTIONS, "here": SECTIONS[2]}},
        "_days.html": {"in the middle": {"earlier": printed, "later": late}, "the newest": {"earlier": printed}},
        "_proof.html": {"an edition": {"edition": printed}, "in a proof": {"edition": edition(sha256="")}},
    }


def _of_stories(language: str, *, photo: Photo | None) -> dict[str, States]:
    of = edition(language=language)
    story, pictured, long = article(of=of), article(2, of=of, photo=photo), article(3, of=of, headline=LONGEST)
    bare = article(4, of=of, standfirst="", kicker="", dateline="")
    views = [article(5, of=of, section=6), article(6, of=of, section=6, genre=Genre.EDITORIAL, credits=[])]
    return {
        "_lead.html": {
            "with a photo": {"article": pictured},
            "without": {"article": story},
            "a very long headline": {"article": long},
            "no standfirst": {"article": bare},
        },
        "_story.html": {
            "second": {"article": story, "kind": "second", "level": 2, "labelled": True},
            "first, pictured": {"article": pictured, "kind": "first", "level": 3, "picture": True},
            "plain": {"article": bare, "kind": "plain", "level": 3},
        },
        "_opinion.html": {"two views": {"articles": views}, "many": {"articles": views * 2}},
        "_band.html": {
            "one story": {"band": Band(SECTIONS[0], story)},
            "full": {"band": Band(SECTIONS[1], pictured, [story, long, bare], [story, long, bare])},
        },
        "_label.html": {"news": {"article": story}, "opinion": {"article": views[0]}},
        "_credit.html": {"by somebody": {"article": story}, "nobody": {"article": views[1]}},
    }


def _of_articles(language: str, *, photo: Photo | None) -> dict[str, States]:
    of = edition(language=language)
    news, view = article(of=of, photo=photo), article(2, of=of, section=6)
    others = [article(number, of=of, section=number % 7) for number in range(3, 7)]
    note = "Karim Baburyan is a columnist of the paper. He can be reached at karim@example.org"
    return {
        "_article_head.html": {"news": {"article": news}, "opinion": {"article": view}},
        "_writer.html": {"without a portrait": {"writer": view.credits[0] | {"standing": "columnist"}}},
        "_byline.html": {"one": {"article": news}, "two": {"article": article(7, of=of, credits=news.credits * 2)}},
        "_figure.html": {"a photo": {"article": news, "sizes": "100vw"}} if photo else {},
        "_author_note.html": {"with an address": {"article": article(8, of=of, author_note=note)}},
        "_keep.html": {"an article": {"article": news, "address": settings.SITE_URL}},
        "_in_this_edition.html": {"four": {"articles": list(map(Link.of, others)), "edition": of}},
        "_turn.html": {
            "in the middle": {"previous": Link.of(others[0]), "next": Link.of(others[1])},
            "the last": {"previous": Link.of(others[2])},
        },
    }


def _of_lists(language: str) -> dict[str, States]:
    of = edition(language=language)
    story, view = article(of=of), article(2, of=of, section=6)
    weekdays = {"columns": almanac.WEEKDAYS, "name": "April", "address": ""}
    april = almanac.months_of(DAY.year, editions=[of])[3]
    may = almanac.months_of(DAY.year, editions=[])[4]
    years = {"years": [DAY.year, DAY.year - 1], "shown": DAY.year, "language": Language.DARI}
    author = Author(name="Karim Baburyan", slug="karim-baburyan", standing="columnist of the paper")
    return {
        "_line.html": {"in an edition": {"article": story}, "dated": {"article": view, "dated": True, "named": True}},
        "_author.html": {"without a portrait": {"author": author}},
        "_month.html": {"with an edition": weekdays | {"month": april}, "empty": weekdays | {"month": may}},
        "_years.html": {"two": years},
        "_solar_years.html": {"two": years | {"years": [1403, 1402], "shown": 1403}},
    }
