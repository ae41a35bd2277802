"""What does a page of the paper say of itself in schema.org's words (JSON-LD)?

https://schema.org/NewsArticle, https://schema.org/PublicationIssue,
https://developers.google.com/search/docs/appearance/structured-data/article. People are a public name and an address.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.conf import settings

from authors.models import Author
from paper.languages import Genre, Language
from paper.machines.absolute import absolute, card_of
from paper.models import Correction, PublishedArticle, PublishedEdition
from paper.ways import way_to

Data = dict[str, Any]

CONTEXT: Final = "https://schema.org"
TYPES: Final[dict[str, str]] = {
    Genre.NEWS: "NewsArticle",
    Genre.ANALYSIS: "AnalysisNewsArticle",
    Genre.OPINION: "OpinionNewsArticle",
    Genre.EDITORIAL: "OpinionNewsArticle",
    Genre.INTERVIEW: "NewsArticle",
    Genre.FEATURE: "BackgroundNewsArticle",
    Genre.LETTER: "OpinionNewsArticle",
}
# How somebody is credited on a page → what schema.org calls them.
_ROLES: Final = {"by": "author", "photographs": "contributor", "translated": "translator"}


def of_article(article: PublishedArticle, corrections: Iterable[Correction]) -> Data:
    """Return an article: what it is, who wrote it, in which issue it stands and how it was corrected."""
    edition, address = article.edition, absolute(article.get_absolute_url())
    data = {
        "@context": CONTEXT,
        "@type": TYPES[article.genre],
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": article.headline,
        "alternativeHeadline": article.kicker,
        "description": article.standfirst,
        "articleSection": article.section.name,
        "inLanguage": article.language,
        "wordCount": article.words,
        "keywords": article.tags,
        "dateline": article.dateline,
        "datePublished": article.first_released_at.isoformat(),
        "dateModified": article.version_created_at.isoformat(),
        "isAccessibleForFree": True,
        "creativeWorkStatus": "Retracted" if article.withdrawn else "",
        "image": _images(article),
        "isPartOf": _without_empty(_issue(edition)),  # by its date alone while readers cannot open it
        "publisher": organization(edition.paper_name),
        "editor": {"@type": "Person", "name": edition.editor_in_chief},
        "correction": [_correction(each) for each in corrections],
    }
    return _without_empty(data | _credited(article))


def of_edition(edition: PublishedEdition, articles: Sequence[PublishedArticle]) -> Data:
    """Return an edition as the issue of a newspaper, with all that stands in it."""
    parts = []
    for article in articles:
        address = absolute(article.get_absolute_url())
        named = {"@type": TYPES[article.genre], "@id": address, "url": address}
        parts.append(named | {"headline": article.headline})
    more = {
        "@context": CONTEXT,
        "url": absolute(edition.get_absolute_url()),
        "inLanguage": edition.language,
        "image": absolute(card_of(edition)),
        "editor": {"@type": "Person", "name": edition.editor_in_chief},
        "publisher": organization(edition.paper_name),
        "hasPart": parts,
    }
    return _without_empty(_issue(edition) | more)


def of_author(author: Author, *, language: str) -> Data:
    """Return the page of an author in a language: the public byline and nothing of whoever logs in for it."""
    address = absolute(way_to("author", language=language, slug=author.slug))
    person = {
        "@type": "Person",
        "@id": f"{address}#person",
        "name": author.name,
        "url": address,
        "jobTitle": author.standing,
        "description": author.bio,
        "image": absolute(author.portrait.src) if author.portrait else "",
        "worksFor": {"@id": _paper()},
    }
    page = {"@context": CONTEXT, "@type": "ProfilePage", "url": address, "mainEntity": _without_empty(person)}
    return page | {"publisher": organization(settings.PAPER_IDENTITY[language]["paper_name"])}


def of_site(language: str) -> Data:
    """Return the site and whose it is, for its front page."""
    site = {
        "@type": "WebSite",
        "@id": absolute("/#site"),
        "url": absolute(way_to("front", language=language)),
        "name": settings.PAPER_NAME,
        "description": settings.PAPER_MOTTO,
        "inLanguage": language,
        "publisher": {"@id": _paper()},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": absolute(way_to("search", language=language)) + "?q={words}",
            },
            "query-input": "required name=words",
        },
    }
    about = {"slogan": settings.PAPER_MOTTO, "address": settings.PAPER_ADDRESS}
    return {"@context": CONTEXT, "@graph": [_without_empty(site), organization(settings.PAPER_NAME) | about]}


def organization(name: str) -> Data:
    """Return who makes the paper and by which rules; `name` is the paper's as printed."""
    about = way_to("about", language=Language.ENGLISH)
    return {
        "@type": "NewsMediaOrganization",
        "@id": _paper(),
        "name": name,
        "url": absolute("/"),
        "publishingPrinciples": absolute(about),
        "ethicsPolicy": absolute(f"{about}ethics/"),
        "correctionsPolicy": absolute(f"{about}corrections/"),
        "masthead": absolute(f"{about}masthead/"),
    }


def _paper() -> str:
    return absolute("/#paper")


def _issue(edition: PublishedEdition) -> Data:
    newspaper = {"@type": "Newspaper", "@id": absolute("/#newspaper"), "name": edition.paper_name}
    return {
        "@type": "PublicationIssue",
        "@id": "" if edition.is_ahead else absolute(edition.get_absolute_url()),
        "issueNumber": str(edition.number or ""),
        "datePublished": edition.issue_date.isoformat(),
        "isPartOf": newspaper | {"publisher": {"@id": _paper()}},
    }


def _images(article: PublishedArticle) -> list[Data]:
    card: Data = {"@type": "ImageObject", "url": absolute(card_of(article)), "width": 1200, "height": 630}
    if article.photo is None:
        return [card]
    photo = {
        "@type": "ImageObject",
        "url": absolute(article.photo.url(1920)),
        "caption": article.photo_caption,
        "creditText": article.photo_credit,
    }
    return [_without_empty(photo), card]


def _credited(article: PublishedArticle) -> Data:
    people: Data = {}
    for credit in article.credits:
        address = absolute(way_to("author", language=article.language, slug=credit["slug"]))
        person = {"@type": "Person", "name": credit["name"], "url": address}
        people.setdefault(_ROLES[credit["credit"]], []).append(person)
    return people if "author" in people else people | {"author": [{"@id": _paper(), "@type": "NewsMediaOrganization"}]}


def _correction(correction: Correction) -> Data:
    return {
        "@type": "CorrectionComment",
        "name": correction.get_kind_display(),
        "text": correction.text,
        "datePublished": correction.at.isoformat(),
    }


def _without_empty(data: Data) -> Data:
    return {name: value for name, value in data.items() if value not in ("", [], None)}
