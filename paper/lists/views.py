"""What does the paper answer where one reads by section, by author or by topic? Each page costs what stands on it."""

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from authors.models import Author
from paper import questions
from paper.calendar import periods
from paper.lists import listed
from paper.models import PublishedArticle, PublishedEdition, Topic
from paper.page import Page
from paper.querysets import ListQuerySet

WORKS_SHOWN = 30
TOPICS_SHOWN = 120
WEEKS_OF_TOPICS = 6
WRITING_NOW = datetime.timedelta(days=365)
WRITERS_SHOWN = 400


@require_safe
def section(request: HttpRequest, *, slug: str, language: str, month: datetime.date | None = None) -> HttpResponse:
    """Render `paper/section.html`: a section's articles of one month, the newest by default, and its other months.

    Context: `section`; `month`, its first day or None; `articles`; `periods`, a paper.calendar.periods.Periods;
    `sections`; `language`.
    """
    sections = questions.sections()
    chosen = next((other for other in sections if other.slug == slug), None)
    if chosen is None:
        raise Http404
    works = PublishedArticle.objects.readable().in_section(chosen).in_language(language)
    shown = month or works.newest_month()
    articles = list(works.in_month(shown).newest_first().for_card()) if shown else []
    if month and not articles:
        raise Http404
    around = periods.around(chosen, shown.year, language=language) if shown else None
    context = {"section": chosen, "month": shown, "articles": articles, "periods": around, "sections": sections}
    return Page("paper/section.html", context | {"language": language}).answer(request)


@require_safe
def authors(request: HttpRequest, *, language: str) -> HttpResponse:
    """Render `paper/author_list.html`: who has written in a language in the last year before its newest edition.

    Context: `authors`, by name; `since`, a date, or None before the first edition; `sections`; `language`.
    """
    newest = _newest_issue(language)
    since = newest - WRITING_NOW if newest else None
    writers = listed.authors(language=language, since=since).with_portrait()[:WRITERS_SHOWN] if since else []
    context = {"authors": list(writers), "since": since, "sections": questions.sections(), "language": language}
    return Page("paper/author_list.html", context).answer(request)


@require_safe
def author(request: HttpRequest, *, slug: str, language: str, year: int | None = None) -> HttpResponse:
    """Render `paper/author.html`: an author with the newest of their works in a language, or with all of one year.

    Context: `author`; `articles`; `year`, or None; `periods`; `sections`; `language`. Nobody is shown without a work;
    who has none in this language is shown in the one that they wrote in last.
    """
    writer = get_object_or_404(Author.objects.with_portrait(), slug=slug)
    try:
        works = _works(writer, writer.authorships.all(), language=language, year=year)
    except Http404:
        elsewhere = listed.authors_anywhere().filter(pk=writer.pk).exclude(printed_in=language).first()
        if year or elsewhere is None:
            raise
        return redirect("paper:author", slug=slug, language=elsewhere.printed_in)
    return Page("paper/author.html", {"author": writer} | works).answer(request)


@require_safe
def topics(request: HttpRequest, *, language: str) -> HttpResponse:
    """Render `paper/topic_list.html`: what the paper has been about in a language in the last weeks.

    Context: `topics`, dictionaries of name, slug and how many pieces, by name; `since`, a date or None; `sections`;
    `language`.
    """
    newest = _newest_issue(language)
    since = newest - datetime.timedelta(weeks=WEEKS_OF_TOPICS) if newest else None
    found = listed.topics_between(since, newest, language=language, most=TOPICS_SHOWN) if newest and since else []
    in_order = sorted(found, key=lambda topic: str(topic["name"]).casefold())
    context = {"topics": in_order, "since": since, "sections": questions.sections(), "language": language}
    return Page("paper/topic_list.html", context).answer(request)


@require_safe
def topic(request: HttpRequest, *, slug: str, language: str, year: int | None = None) -> HttpResponse:
    """Render `paper/topic.html`: the newest articles about a topic in a language, or all of one year.

    Context: `topic`; `articles`; `year`, or None; `periods`; `sections`; `language`.
    """
    about = get_object_or_404(Topic, slug=slug)
    works = _works(about, about.taggings.all(), language=language, year=year)
    return Page("paper/topic.html", {"topic": about} | works).answer(request)


def _works(what: Author | Topic, entries: ListQuerySet, *, language: str, year: int | None) -> dict[str, object]:
    """Return the context that authors' and topics' pages share; 404 where readers find nothing in the language."""
    entries = entries.in_language(language)
    of_year = entries.in_year(year) if year else entries
    lines = of_year.readable().newest_first().with_article()
    articles = [entry.article for entry in (lines if year else lines[:WORKS_SHOWN])]
    if not articles:
        raise Http404
    around = periods.around(what, year or articles[0].issue_date.year, language=language)
    return {
        "articles": articles,
        "year": year,
        "periods": around,
        "sections": questions.sections(),
        "language": language,
    }


def _newest_issue(language: str) -> datetime.date | None:
    issue_date: datetime.date | None = PublishedEdition.objects.readable().in_language(language).newest_issue()
    return issue_date
