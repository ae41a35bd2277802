"""How do the links and pictures of a page work once it is a file on its own?"""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from lxml import etree, html

from paper.page import printed
from paper.takeaway.contents import Contents
from photos.renditions import ADDRESS, Picture

Link = Callable[[str], str | None]
Image = Callable[[str], str | None]


def page(template: str, context: Mapping[str, Any]) -> html.HtmlElement:
    """Print a whole page in the language of its `edition` and return its tree."""
    tree: html.HtmlElement = html.document_fromstring(
        printed(template, dict(context), language=context["edition"].language)
    )
    return tree


def bind(tree: html.HtmlElement, *, links: Mapping[str, str], image: Image) -> None:
    """Lead the paper's own addresses to `links`, or else to the paper itself; put the source of `image` for a photo.

    `image` is asked for a photo's token; a picture that it has no source for is taken out.
    """
    for link in list(tree.iter("a")):
        _lead(link, links)
    for picture in list(tree.iter("img")):
        found = ADDRESS.fullmatch(picture.get("src", ""))
        source = image(found[1]) if found else None
        if source is None:
            picture.drop_tree()
        else:
            picture.set("src", source)


def photos_in(contents: Contents) -> list[Picture]:
    """Return all photos of an edition in the order in which they stand there: lead photos and those among the words."""
    found: list[Picture] = []
    for piece in contents.pieces():
        if piece.article.photo:
            found.append(piece.article.photo.picture)
        found += photos_among_words(piece.article.body)
    return found


def photos_among_words(body: str) -> list[Picture]:
    """Return the photos in a printed body. Their measures are not known there, so the width that was printed is."""
    if "<img" not in body:
        return []
    sources = (ADDRESS.fullmatch(image.get("src", "")) for image in html.fragment_fromstring(body, "div").iter("img"))
    return [Picture(token=found[1], width=int(found[2]), height=int(found[2])) for found in sources if found]


def as_html(tree: html.HtmlElement) -> str:
    """Return a tree as an HTML document."""
    return etree.tostring(tree, method="html", encoding="unicode", doctype="<!DOCTYPE html>") + "\n"


def as_xhtml(tree: html.HtmlElement) -> bytes:
    """Return a tree as an XHTML document in UTF-8."""
    tree.set("xmlns", "http://www.w3.org/1999/xhtml")
    for charset in tree.xpath("//meta[@charset]"):
        charset.drop_tree()
    head = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
    return head + etree.tostring(tree, method="xml", encoding="unicode").encode() + b"\n"


def _lead(link: html.HtmlElement, links: Mapping[str, str]) -> None:
    address = link.get("href", "")
    if address.startswith("/"):
        path, _, fragment = address.partition("#")
        link.set("href", links.get(path) or f"{settings.SITE_URL}{path}{'#' if fragment else ''}{fragment}")
