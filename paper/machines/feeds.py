"""What does a feed reader get? Atom 1.0 and JSON Feed 1.1 with the full text, the same in both.

https://www.rfc-editor.org/rfc/rfc4287, https://www.jsonfeed.org/version/1.1/. Django's writer of Atom is used and its
feed view is not: that one sends Last-Modified, by which a reader who has a killed article would be told that nothing
had changed.
"""

import json
from collections.abc import Callable
from typing import Any, Final
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.feedgenerator import Atom1Feed, rfc3339_date
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from authors.models import Author
from paper.machines import channels
from paper.machines.absolute import absolute
from paper.machines.channels import Channel, Entry
from paper.models import Section, Topic

_BARE: "Final[AttributesImpl[str]]" = AttributesImpl({})
Answer = Callable[[Channel, str], HttpResponse]


@require_safe
def paper(request: HttpRequest, *, language: str, answer: Answer) -> HttpResponse:
    """Answer with the feed of the newest editions in a language. Template of an entry: `paper/feed_entry.html`."""
    return answer(channels.of_paper(language), request.path)


@require_safe
def section(request: HttpRequest, *, slug: str, language: str, answer: Answer) -> HttpResponse:
    """Answer with a section's feed in a language."""
    chosen = get_object_or_404(Section, slug=slug)
    return answer(channels.of_section(chosen, language=language), request.path)


@require_safe
def author(request: HttpRequest, *, slug: str, language: str, answer: Answer) -> HttpResponse:
    """Answer with an author's feed in a language. Nobody without a work in it has one."""
    writer = get_object_or_404(Author, slug=slug)
    return _if_any(channels.of_author(writer, language=language), request, answer)


@require_safe
def topic(request: HttpRequest, *, slug: str, language: str, answer: Answer) -> HttpResponse:
    """Answer with a topic's feed in a language. A topic that nothing readable is about has none."""
    chosen = get_object_or_404(Topic, slug=slug)
    return _if_any(channels.of_topic(chosen, language=language), request, answer)


@require_safe
def corrections(request: HttpRequest, *, language: str, answer: Answer) -> HttpResponse:
    """Answer with the feed of corrections in a language. Template of an entry: `paper/feed_correction.html`."""
    return answer(channels.of_corrections(language), request.path)


def as_atom(channel: Channel, path: str) -> HttpResponse:
    """Write a feed as Atom 1.0."""
    feed = _Atom(
        title=channel.title,
        link=channel.home,
        description="",
        subtitle=channel.subtitle,
        language=channel.language,
        feed_url=absolute(path),
        feed_guid=absolute(path),
        author_name=settings.PAPER_IDENTITY[channel.language]["paper_name"],
        channel=channel,
    )
    for entry in channel.entries:
        feed.add_item(title=entry.title, link=entry.address, description="", entry=entry)
    return _answer(feed.writeString("utf-8"), "application/atom+xml; charset=utf-8", path)


def as_json(channel: Channel, path: str) -> HttpResponse:
    """Write a feed as JSON Feed 1.1."""
    feed: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.subtitle,
        "home_page_url": channel.home,
        "feed_url": absolute(path),
        "language": channel.language,
        "authors": [{"name": settings.PAPER_IDENTITY[channel.language]["paper_name"], "url": absolute("/")}],
        "items": [_item(entry) for entry in channel.entries],
    }
    if settings.WEBSUB_HUB:
        feed["hubs"] = [{"type": "WebSub", "url": settings.WEBSUB_HUB}]
    return _answer(json.dumps(feed, ensure_ascii=False), "application/feed+json", path)


def _item(entry: Entry) -> dict[str, Any]:
    item: dict[str, Any] = {
        "id": entry.key,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published.isoformat(timespec="seconds"),
        "date_modified": entry.updated.isoformat(timespec="seconds"),
        "language": entry.language,
        "image": entry.image,
        "tags": list(entry.tags),
        "authors": [{"name": person.name, "url": person.address} for person in entry.people],
    }
    # What is empty is left out, as the format asks.
    return {name: value for name, value in item.items() if value}


def _answer(body: str, content_type: str, path: str) -> HttpResponse:
    response = HttpResponse(body, content_type=content_type)
    if settings.WEBSUB_HUB:
        # https://www.w3.org/TR/websub/#discovery asks for both in the headers.
        response["Link"] = f'<{settings.WEBSUB_HUB}>; rel="hub", <{absolute(path)}>; rel="self"'
    return response


def _if_any(channel: Channel, request: HttpRequest, answer: Answer) -> HttpResponse:
    if not channel.entries:
        raise Http404
    return answer(channel, request.path)


class _Atom(Atom1Feed):
    """Django's Atom with the whole text, every author, the language of each entry and the hub."""

    def latest_post_date(self) -> Any:
        return self.feed["channel"].updated

    def root_attributes(self) -> Any:
        return super().root_attributes() | {"xml:base": absolute("/")}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("link", "", {"rel": "hub", "href": settings.WEBSUB_HUB})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["entry"].language}

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        entry: Entry = item["entry"]
        handler.addQuickElement("id", entry.key)
        handler.addQuickElement("title", entry.title)
        handler.addQuickElement("link", "", {"rel": "alternate", "type": "text/html", "href": entry.address})
        handler.addQuickElement("published", rfc3339_date(entry.published))
        handler.addQuickElement("updated", rfc3339_date(entry.updated))
        for person in entry.people:
            handler.startElement("author", _BARE)
            handler.addQuickElement("name", person.name)
            handler.addQuickElement("uri", person.address)
            handler.endElement("author")
        for tag in entry.tags:
            handler.addQuickElement("category", "", {"term": tag})
        if entry.summary:
            handler.addQuickElement("summary", entry.summary, {"type": "text"})
        handler.addQuickElement("content", entry.html, {"type": "html"})
