"""How do tests ask the API, and how do they know that an answer is as described?"""

import json
from typing import Any

from django.conf import settings
from django.http.response import HttpResponseBase
from django.test import Client
from jsonschema import Draft202012Validator

from paper.api import openapi
from tests.paper.api.ninjs_2_1 import SCHEMA

ROOT = "/api/v1"
HOME = settings.SITE_URL
PROBLEM = "application/problem+json"


def ask(path: str, *, client: Client | None = None) -> Any:
    """Return the document at an address under the API's root, or at a full address."""
    answer = (client or Client()).get(path.removeprefix(HOME) if path.startswith(HOME) else ROOT + path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json"), (path, answer.status_code)
    return json.loads(answer.content)


def everything(path: str) -> list[dict[str, Any]]:
    """Return all items of a list, page after page."""
    items, following = [], ROOT + path
    while following:
        page = ask(following if following.startswith(HOME) else following.removeprefix(ROOT))
        items += page["items"]
        following = page["next"]
    return items


def trouble(answer: HttpResponseBase) -> tuple[int, str]:
    """Return the status and the detail of a problem."""
    assert answer["Content-Type"] == PROBLEM
    told = json.loads(answer.content)  # type: ignore[attr-defined]
    assert valid(told, "Problem") == []
    assert told["status"] == answer.status_code
    return told["status"], told["detail"]


def valid(document: Any, name: str) -> list[str]:
    """Return what is wrong with a document by the API's own description."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": openapi.description()["components"]}
    return _faults(document, schema)


def standard(document: Any) -> list[str]:
    """Return what is wrong with a document by the standard, ninjs 2.1."""
    return _faults(document, SCHEMA)


def _faults(document: Any, schema: dict[str, Any]) -> list[str]:
    checker = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message}" for error in checker.iter_errors(document)]
