"""What does the API answer at its addresses?"""

import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from authors.models import Author
from paper import questions
from paper.api import lists, ninjs, openapi
from paper.api.answers import Refused, document, endpoint
from paper.api.paging import Asked, asked_for, by_date, by_key, dated_key, page
from paper.languages import Label, Language
from paper.lists import listed, newest
from paper.models import Authorship, PublishedArticle, PublishedEdition, Section, Tagging, Topic
from paper.page import Page


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Render `paper/api.html`: what the API is, for people."""
    context = {"sections": questions.sections(), "paths": openapi.paths_for_people()}
    return Page("paper/api.html", context).answer(request)


@endpoint
def description(request: HttpRequest) -> HttpResponse:
    """Answer with the API's description, OpenAPI 3.1."""
    return document(openapi.description())


@endpoint
def editions(request: HttpRequest) -> HttpResponse:
    """Answer with a page of editions, newest first. One query."""
    found = PublishedEdition.objects.readable().defer("manifest")
    language = request.GET.get("language", "")
    if language and language not in Language.values:
        raise Refused(400, f"language is one of {', '.join(Language.values)}.")
    asked = asked_for(request)
    rows = by_date(found.in_language(language) if language else found, asked)
    return page(request, rows, asked, write=ninjs.edition, key=dated_key)


@endpoint
def edition(request: HttpRequest, *, issue_date: datetime.date, language: str, label: str = Label.MAIN) -> HttpResponse:
    """Answer with an edition and its articles in running order. Two queries."""
    released = PublishedEdition.objects.readable().of(issue_date, language=language, label=label).defer("manifest")
    printed = get_object_or_404(released)
    articles = list(printed.articles.readable().for_card())
    return document(ninjs.edition(printed, articles=articles))


@endpoint
def articles(request: HttpRequest) -> HttpResponse:
    """Answer with a page of articles, newest first: of the paper, a section, an author or a topic."""
    asked = asked_for(request)
    given = [name for name in ("section", "author", "topic") if request.GET.get(name)]
    if len(given) > 1:
        raise Refused(400, "Ask by section, author or topic: by one of them.")
    name = given[0] if given else ""
    rows = _LISTS[name](asked, request.GET[name]) if name else _of_paper(asked)
    return page(request, rows, asked, write=ninjs.summary, key=dated_key)


@endpoint
def article(
    request: HttpRequest, *, issue_date: datetime.date, language: str, slug: str, label: str = Label.MAIN
) -> HttpResponse:
    """Answer with an article whole; 410 where one was killed. Two queries."""
    at = PublishedArticle.objects.at(issue_date, slug, language=language, label=label)
    piece = get_object_or_404(at.with_edition().defer("edition__manifest"))
    if piece.withdrawn == PublishedArticle.Withdrawn.KILLED:
        raise Refused(410, "The article that stood here was withdrawn.")
    return document(ninjs.article(piece, corrections=list(piece.corrections.defer("replaced"))))


@endpoint
def sections(request: HttpRequest) -> HttpResponse:
    """Answer with all sections in the paper's order."""
    return document({"items": [lists.section(each) for each in Section.objects.all()], "next": None})


@endpoint
def authors(request: HttpRequest) -> HttpResponse:
    """Answer with a page of everybody who has something in the paper, the newest byline first. One query."""
    asked = asked_for(request)
    return page(request, by_key(_writers(), asked), asked, write=lists.author, key=lambda row: str(row.pk))


@endpoint
def author(request: HttpRequest, *, slug: str) -> HttpResponse:
    """Answer with one author. One query."""
    return document(lists.author(get_object_or_404(_writers(), slug=slug)))


@endpoint
def topics(request: HttpRequest) -> HttpResponse:
    """Answer with a page of everything that something in the paper is about, the newest topic first. One query."""
    asked = asked_for(request)
    return page(request, by_key(_topics(), asked), asked, write=lists.topic, key=lambda row: str(row.pk))


@endpoint
def topic(request: HttpRequest, *, slug: str) -> HttpResponse:
    """Answer with one topic. One query."""
    return document(lists.topic(get_object_or_404(_topics(), slug=slug)))


@endpoint
def corrections(request: HttpRequest) -> HttpResponse:
    """Answer with a page of what was corrected, newest first. One query."""
    asked = asked_for(request)
    rows = by_key(newest.corrections(), asked)
    return page(request, rows, asked, write=lists.correction, key=lambda row: str(row.pk))


@endpoint
def nothing(request: HttpRequest, **asked: Any) -> HttpResponse:
    """Answer that there is nothing at an address."""
    raise Http404


def _of_paper(asked: Asked) -> list[PublishedArticle]:
    return by_date(PublishedArticle.objects.readable().for_card(), asked)


def _of_section(asked: Asked, slug: str) -> list[PublishedArticle]:
    section = get_object_or_404(Section, slug=slug)
    return by_date(PublishedArticle.objects.readable().in_section(section).for_card(), asked)


def _of_author(asked: Asked, slug: str) -> list[PublishedArticle]:
    return _listed(Authorship.objects.filter(author=get_object_or_404(Author, slug=slug)), asked)


def _of_topic(asked: Asked, slug: str) -> list[PublishedArticle]:
    return _listed(Tagging.objects.filter(topic=get_object_or_404(Topic, slug=slug)), asked)


_LISTS = {"section": _of_section, "author": _of_author, "topic": _of_topic}


def _listed(rows: "QuerySet[Authorship] | QuerySet[Tagging]", asked: Asked) -> list[PublishedArticle]:
    listed = by_date(rows.filter(article__edition__recalled_at=None), asked, key="article_id")
    keys = [row.article_id for row in listed]
    found = PublishedArticle.objects.readable().for_card().in_bulk(keys)
    return [found[key] for key in keys if key in found]


def _writers() -> QuerySet[Author]:
    return listed.authors_anywhere().with_portrait()


def _topics() -> QuerySet[Topic]:
    # Not those alone that were printed once: a killed article's topics are part of what nobody is to read any more.
    return listed.topics_anywhere()
