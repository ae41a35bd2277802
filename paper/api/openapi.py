"""How is the API described for programs that write programs? OpenAPI 3.1, https://spec.openapis.org/oas/v3.1.1."""

from typing import Any, Final

from django.conf import settings

from paper.api.paging import DEFAULT, MOST
from paper.api.schemas import SCHEMAS, page_of
from paper.languages import Label, Language
from paper.machines.absolute import absolute

Document = dict[str, Any]

ROOT: Final = "/api/v1"


def description() -> Document:
    """Return the whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.PAPER_NAME}: content API",
            "version": "1",
            "description": "The released paper, for reading. No key is needed; every answer may be kept and shared.",
        },
        "servers": [{"url": absolute(ROOT)}],
        "paths": {path: {"get": operation} for path, operation in _operations().items()},
        "components": {"schemas": SCHEMAS, "parameters": _PARAMETERS, "responses": _RESPONSES},
    }


def paths_for_people() -> list[tuple[str, str]]:
    """Return (address, what is there) pairs for the page that explains the API."""
    return [(ROOT + path, operation["summary"]) for path, operation in _operations().items()]


def _operations() -> dict[str, Document]:
    operations = {
        "/openapi.json": _operation("This description.", "description", {"type": "object"}),
        "/editions/": _list("Editions, newest first.", "Edition", "language", "before", "limit"),
        "/articles/": _list("Articles, newest first.", "Article", "section", "author", "topic", "before", "limit"),
        "/sections/": _list("The sections, in the paper's order.", "Section"),
        "/authors/": _list("Everybody who has something in the paper.", "Author", "before", "limit"),
        "/authors/{slug}/": _one("An author.", "Author", "slug"),
        "/topics/": _list("Everything that something in the paper is about.", "Topic", "before", "limit"),
        "/topics/{slug}/": _one("A topic.", "Topic", "slug"),
        "/corrections/": _list("What was corrected, newest first.", "Correction", "before", "limit"),
    }
    for other, spoken in (("", ""), ("/{language}", " in Dari or Pashto")):
        for labelled, named in (("", ""), ("/{label}", " with a label")):
            date = f"{other}/{{year}}/{{month}}/{{day}}{labelled}"
            names = [part.strip("{}") for part in date.split("/") if part]
            edition = _one(f"An edition{named}{spoken}, with its articles in running order.", "Edition", *names)
            operations[f"{date}/"] = edition
            operations[f"{date}/{{slug}}/"] = _one(
                f"An article, whole, of an edition{named}{spoken}.", "Article", *names, "slug", gone=True
            )
    return operations


def _list(about: str, name: str, *parameters: str) -> Document:
    operation = _operation(about, f"list{name}s", page_of(name), *parameters, refuses=bool(parameters))
    if parameters:
        operation["responses"]["200"]["headers"] = {
            "Link": {"description": "The next page (rel=next).", "schema": {"type": "string"}}
        }
    return operation


def _one(about: str, name: str, *parameters: str, gone: bool = False) -> Document:
    told = "".join(part.title() for part in parameters if part in {"language", "label"})
    schema = {"$ref": f"#/components/schemas/{name}"}
    operation = _operation(about, f"get{name}{told}", schema, *parameters)
    operation["responses"]["404"] = {"$ref": "#/components/responses/NotFound"}
    if gone:
        operation["responses"]["410"] = {"$ref": "#/components/responses/Gone"}
    return operation


def _operation(about: str, key: str, schema: Document, *parameters: str, refuses: bool = False) -> Document:
    answer = {"description": about, "content": {"application/json": {"schema": schema}}}
    responses: Document = {"200": answer, "429": {"$ref": "#/components/responses/TooMany"}}
    if refuses:
        responses["400"] = {"$ref": "#/components/responses/Bad"}
    refs = [
        {"$ref": f"#/components/parameters/{name}{'_' if refuses and name in _BOTH else ''}"} for name in parameters
    ]
    return {"summary": about, "operationId": key, "parameters": refs, "responses": responses}


def _in_path(name: str, about: str, **schema: Any) -> Document:
    return {"name": name, "in": "path", "required": True, "description": about, "schema": {"type": "string"} | schema}


def _in_query(name: str, about: str, **schema: Any) -> Document:
    return {"name": name, "in": "query", "description": about, "schema": {"type": "string"} | schema}


def _refusal(about: str) -> Document:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": about, "content": {"application/problem+json": {"schema": schema}}}


# `language` stands in a path as in the paper's own addresses, and in a question as the tag.
_BOTH: Final = {"language"}
_OTHERS: Final = [tag.lower() for tag in Language.values if tag != Language.ENGLISH]
_PARAMETERS: Final = {
    "language": _in_path("language", "The language of an edition that is not in English.", enum=_OTHERS),
    "year": _in_path("year", "Of the issue date.", pattern="^[0-9]{4}$"),
    "month": _in_path("month", "Of the issue date.", pattern="^[0-9]{2}$"),
    "day": _in_path("day", "Of the issue date.", pattern="^[0-9]{2}$"),
    "label": _in_path("label", "Of an edition beside the main one.", enum=[label for label in Label.values if label]),
    "slug": _in_path("slug", "The last part of the page's address in the paper."),
    "language_": _in_query("language", "Editions of one language.", enum=Language.values),
    "section": _in_query("section", "Articles of a section, by its slug."),
    "author": _in_query("author", "Articles of an author, by their slug."),
    "topic": _in_query("topic", "Articles about a topic, by its slug."),
    "before": _in_query("before", "Where the page begins: taken from the address of the next page."),
    "limit": _in_query("limit", "How many, at most.", type="integer", minimum=1, maximum=MOST, default=DEFAULT),
}
_RESPONSES: Final = {
    "Bad": _refusal("A parameter means nothing."),
    "NotFound": _refusal("Nothing that may be read stands there."),
    "Gone": _refusal("What stood there was withdrawn."),
    "TooMany": _refusal("You ask too often.")
    | {"headers": {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}},
}
