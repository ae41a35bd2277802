"""How are an article and an edition written as ninjs 2.1, the news agencies' JSON?

https://iptc.org/standards/ninjs/. All names of properties are the standard's. People are a public name and an address.
"""

from collections.abc import Sequence
from typing import Any, Final

from django.urls import reverse

from paper.lists.entries import slugs_of
from paper.machines import linked_data
from paper.machines.absolute import absolute, absolute_links
from paper.models import Correction, PublishedArticle, PublishedEdition
from paper.text.html import plain_text
from paper.ways import way_to
from photos.models import Photo
from photos.renditions import WIDTHS

Document = dict[str, Any]

STANDARD: Final = {
    "name": "ninjs",
    "version": "2.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
}
_ROLES: Final = {"by": "author", "photographs": "photographer", "translated": "translator"}
_POLICIES: Final = {
    "publishingPrinciples": "How the paper is made",
    "ethicsPolicy": "Ethics",
    "correctionsPolicy": "Corrections policy",
    "masthead": "Masthead",
}


def article(piece: PublishedArticle, *, corrections: Sequence[Correction]) -> Document:
    """Return an article whole, with its photo and every word about what was changed."""
    brief = summary(piece)
    associations = [_picture(piece, piece.photo)] if piece.photo else []
    whole = {
        "standard": STANDARD,
        "representationtype": "full",
        "descriptions": brief.get("descriptions", []) + [_told(each) for each in corrections],
        "bodies": _bodies(piece),
        "trustindicators": _trust(piece.edition),
        "associations": associations,
    }
    return _without_empty(brief | whole)


def summary(piece: PublishedArticle) -> Document:
    """Return what a list shows of an article: all but its text and its photo."""
    return _without_empty(
        {
            "uri": absolute(piece.get_absolute_url()),
            "type": "text",
            "representationtype": "partial",
            "profile": "article",
            "version": str(piece.version),
            "firstcreated": piece.first_released_at.isoformat(),
            "versioncreated": piece.version_created_at.isoformat(),
            "pubstatus": "canceled" if piece.withdrawn else "usable",
            "copyrightholder": piece.edition.publisher or piece.edition.paper_name,
            "language": piece.language,
            "headlines": _texts(main=piece.headline, kicker=piece.kicker),
            "descriptions": _texts(summary=piece.standfirst),
            "by": piece.byline,
            "located": piece.dateline,
            "people": _people(piece),
            "subjects": _subjects(piece),
            "genres": [{"name": piece.get_genre_display(), "literal": piece.genre}],
            "altids": [{"role": "sha256", "value": piece.sha256}, {"role": "api", "value": _api_article(piece)}],
        }
    )


def edition(printed: PublishedEdition, *, articles: Sequence[PublishedArticle] | None = None) -> Document:
    """Return an edition as a package of its articles in running order, or without `articles` its head alone."""
    package = {
        "uri": absolute(printed.get_absolute_url()),
        "type": "composite",
        "representationtype": "partial" if articles is None else "full",
        "profile": "edition",
        "title": str(printed),
        "firstcreated": printed.released_at.isoformat(),
        "pubstatus": "usable",
        "copyrightholder": printed.publisher or printed.paper_name,
        "language": printed.language,
        "headlines": _texts(main=printed.paper_name, motto=printed.motto),
        "people": [{"name": printed.editor_in_chief, "rel": "editor-in-chief"}],
        "altids": [
            {"role": "issuedate", "value": printed.issue_date.isoformat()},
            {"role": "issuenumber", "value": str(printed.number)},
            {"role": "sha256", "value": printed.sha256},
            {"role": "api", "value": _api_edition(printed)},
        ],
    }
    if articles is None:
        return _without_empty(package)
    changed = max([printed.released_at, *(each.version_created_at for each in articles)]).isoformat()
    members = [summary(each) | {"name": f"article-{place}"} for place, each in enumerate(articles, start=1)]
    whole = {"versioncreated": changed, "trustindicators": _trust(printed), "associations": members}
    return _without_empty({"standard": STANDARD} | package | whole)


def _bodies(piece: PublishedArticle) -> list[Document]:
    words = plain_text(piece.body)
    text = {
        "role": "main",
        "contenttype": "text/html",
        "charcount": len(words),
        "wordcount": piece.words,
        "value": absolute_links(piece.body),
    }
    return [text, *_texts(authornote=piece.author_note)]


def _texts(**by_role: str) -> list[Document]:
    return [{"role": role, "contenttype": "text/plain", "value": text} for role, text in by_role.items() if text]


def _told(correction: Correction) -> Document:
    return {"role": correction.kind, "contenttype": "text/plain", "value": correction.text}


def _people(piece: PublishedArticle) -> list[Document]:
    return [
        {
            "name": credit["name"],
            "rel": _ROLES[credit["credit"]],
            "uri": absolute(way_to("author", language=piece.language, slug=credit["slug"])),
        }
        for credit in piece.credits
    ]


def _subjects(piece: PublishedArticle) -> list[Document]:
    page = way_to("section", language=piece.language, slug=piece.section.slug)
    section = {"name": piece.section.name, "rel": "section", "uri": absolute(page)}
    return [
        section,
        *(
            {
                "name": tag,
                "rel": "about",
                "uri": absolute(way_to("topic", language=piece.language, slug=slug)),
                "literal": slug,
            }
            for slug, tag in slugs_of(piece.tags).items()
        ),
    ]


def _picture(piece: PublishedArticle, photo: Photo) -> Document:
    smallest, widest = WIDTHS[0], WIDTHS[-1]
    renditions = [
        {"name": name, "href": absolute(photo.url(width)), "contenttype": "image/jpeg"}
        for name, width in (("thumbnail", smallest), ("preview", WIDTHS[2]), ("highres", widest))
    ]
    return _without_empty(
        {
            "name": "photo",
            "uri": absolute(photo.url(widest)),
            "type": "picture",
            "representationtype": "full",
            "by": piece.photo_credit,
            "descriptions": _texts(caption=piece.photo_caption, alternative=piece.photo_alt),
            "renditions": renditions,
        }
    )


def _trust(printed: PublishedEdition) -> list[Document]:
    rules = linked_data.organization(printed.paper_name)
    return [
        {"role": f"https://schema.org/{name}", "title": title, "href": rules[name]} for name, title in _POLICIES.items()
    ]


def _api_article(piece: PublishedArticle) -> str:
    return absolute(reverse("paper:api_article", kwargs=_place(piece.edition) | {"slug": piece.slug}))


def _api_edition(printed: PublishedEdition) -> str:
    return absolute(reverse("paper:api_edition", kwargs=_place(printed)))


def _place(printed: PublishedEdition) -> Document:
    place: Document = {"language": printed.language, "issue_date": printed.issue_date}
    return place | {"label": printed.label} if printed.label else place


def _without_empty(document: Document) -> Document:
    return {name: value for name, value in document.items() if value not in ("", [])}
