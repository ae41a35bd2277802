"""Which fields do the API's documents have? JSON Schema 2020-12, as OpenAPI 3.1 embeds it.

The names and meanings of ninjs are the standard's, https://iptc.org/std/ninjs/ninjs-schema_2.1.json; here stands what
this paper writes of it, so that nothing is in an answer that is not described.
"""

from typing import Any, Final

Schema = dict[str, Any]


def _record(about: str, fields: dict[str, Schema], *, required: tuple[str, ...] | None = None) -> Schema:
    needed = list(fields if required is None else required)
    return {
        "type": "object",
        "description": about,
        "properties": fields,
        "required": needed,
        "additionalProperties": False,
    }


def _text(about: str, **more: Any) -> Schema:
    return {"type": "string", "description": about} | more


def _address(about: str) -> Schema:
    return _text(about, format="uri")


def _optional_address(about: str) -> Schema:
    # An empty text says that there is none.
    return {"description": about, "anyOf": [{"type": "string", "format": "uri"}, {"const": ""}]}


def _moment(about: str) -> Schema:
    return _text(about, format="date-time")


def _array(of: Schema, about: str) -> Schema:
    return {"type": "array", "description": about, "items": of}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


_TEXT: Final = _record(
    "A text in a role.",
    {
        "role": _text("What the text is: main, kicker, summary, authornote, caption, or a kind of correction."),
        "contenttype": _text("The media type: text/plain, or text/html for the body."),
        "charcount": {"type": "integer", "description": "Letters of a body, without markup."},
        "wordcount": {"type": "integer", "description": "Words of a body."},
        "value": _text("The text itself. Links and pictures in HTML have full addresses."),
    },
    required=("role", "contenttype", "value"),
)
_CONCEPT: Final = _record(
    "Somebody or something that the piece has to do with.",
    {
        "name": _text("The name, as printed."),
        "rel": _text("What it is to the piece: author, photographer, translator, editor-in-chief, section, about."),
        "uri": _address("The page in the paper."),
        "literal": _text("The word by which the paper knows it."),
    },
    required=("name",),
)
_RENDITION: Final = _record(
    "One size of a photo.",
    {"name": _text("thumbnail, preview or highres."), "href": _address("The file."), "contenttype": _text("Its type.")},
)
_ROLE: Final = _record("Another identifier.", {"role": _text("What it is."), "value": _text("The identifier.")})
_TRUST: Final = _record(
    "A rule by which the paper is made.",
    {
        "role": _address("What kind of rule, in schema.org's words."),
        "title": _text("Its name."),
        "href": _address("Where it can be read."),
    },
)
_STANDARD: Final = _record(
    "Which standard the document follows.",
    {"name": _text("ninjs"), "version": _text("2.1"), "schema": _address("The standard's own schema.")},
)
_COMMON: Final[dict[str, Schema]] = {
    "standard": _STANDARD,
    "uri": _address("The page in the paper; it identifies the piece or the edition."),
    "type": _text("text, picture, or composite for an edition.", enum=["text", "picture", "composite"]),
    "representationtype": _text("full, or partial where texts are left out.", enum=["full", "partial"]),
    "profile": _text("article or edition.", enum=["article", "edition"]),
    "version": _text("1 as released, then one more for every change."),
    "firstcreated": _moment("When it was released."),
    "versioncreated": _moment("When it was last changed."),
    "pubstatus": _text("canceled after a retraction.", enum=["usable", "canceled"]),
    "copyrightholder": _text("Who publishes it."),
    "language": _text("A BCP 47 tag: en, fa-AF or ps."),
    "headlines": _array(_TEXT, "The headline (main) and the kicker; of an edition its name and motto."),
    "descriptions": _array(_TEXT, "The standfirst (summary), and every word about what was changed."),
    "people": _array(_CONCEPT, "Who is credited, by public name."),
    "altids": _array(_ROLE, "The fingerprint, the number and date of an issue, the address in the API."),
    "trustindicators": _array(_TRUST, "The rules by which the paper is made."),
}
_OF_ARTICLE: Final[dict[str, Schema]] = {
    "bodies": _array(_TEXT, "The text (main, HTML) and the note about the writer."),
    "by": _text("The byline, as printed."),
    "located": _text("Where it was filed from."),
    "subjects": _array(_CONCEPT, "The section, and the topics."),
    "genres": _array(_CONCEPT, "What kind of piece it is."),
    "associations": _array(_ref("Picture"), "The photo."),
    "name": _text("Its place in the running order of an edition: article-1, article-2 …"),
}
_OF_EDITION: Final[dict[str, Schema]] = {
    "title": _text("Date and label."),
    "associations": _array(_ref("Article"), "The articles in running order, without their texts."),
}
_OF_PICTURE: Final[dict[str, Schema]] = {
    "name": _text("photo"),
    "by": _text("Who made it."),
    "renditions": _array(_RENDITION, "The sizes in which it is kept."),
}
_IN_LISTS: Final[dict[str, Schema]] = {
    "name": _text("The name, as printed."),
    "slug": _text("Its part of the address."),
    "url": _address("The page in the paper."),
    "feed": _address("The Atom feed."),
    "articles": _address("The articles, in this API."),
}
_OF_AUTHOR: Final[dict[str, Schema]] = {
    "standing": _text("Who the writer is to the paper."),
    "bio": _text("A few sentences."),
    "email": _text("Only if it is printed in the paper."),
    "portrait": _optional_address("A photo."),
}
_CORRECTION: Final[dict[str, Schema]] = {
    "kind": _text("correction, clarification, editors_note, update, retraction or kill."),
    "text": _text("What readers are told."),
    "at": _moment("When."),
    "issue_date": _text("Of the edition in which the article stands.", format="date"),
    "language": _text("Of the article, a BCP 47 tag."),
    "headline": _text("Of the article; empty for one that was killed."),
    "article": _optional_address("The article's page; empty for one that was killed."),
}
_PROBLEM: Final[dict[str, Schema]] = {
    "type": _text("about:blank: the status says what kind of problem it is."),
    "title": _text("The status in words."),
    "status": {"type": "integer", "description": "The status of the answer."},
    "detail": _text("What is wrong, in a sentence."),
}


def _common(*left_out: str) -> dict[str, Schema]:
    return {name: schema for name, schema in _COMMON.items() if name not in left_out}


SCHEMAS: Final[dict[str, Schema]] = {
    "Article": _record("An article as ninjs 2.1.", _common() | _OF_ARTICLE, required=("uri", "type", "headlines")),
    "Edition": _record(
        "An edition as a ninjs 2.1 package.",
        _common("version", "descriptions") | _OF_EDITION,
        required=("uri", "type", "altids"),
    ),
    "Picture": _record(
        "A photo as ninjs 2.1.",
        {name: _COMMON[name] for name in ("uri", "type", "representationtype", "descriptions")} | _OF_PICTURE,
        required=("uri", "name", "renditions"),
    ),
    "Section": _record("A part of the paper.", _IN_LISTS | {"is_opinion": {"type": "boolean"}}),
    "Author": _record("A public byline.", _IN_LISTS | _OF_AUTHOR),
    "Topic": _record("What articles are about.", dict(_IN_LISTS)),
    "Correction": _record("A change to what had been printed.", _CORRECTION),
    "Problem": _record("What is wrong, RFC 9457.", _PROBLEM),
}


def page_of(name: str) -> Schema:
    """Return the schema of a page of a list."""
    following = {
        "description": "The address of the next page.",
        "anyOf": [_address("The next page."), {"type": "null"}],
    }
    return _record("A page of a list.", {"items": _array(_ref(name), "The page."), "next": following})
