"""How is a form of the admin filled in and sent as a browser sends it, by whoever sits there?"""

from collections.abc import Mapping
from typing import Any

from django.test import Client
from lxml import html


def fields_of(client: Client, address: str) -> dict[str, Any]:
    """Return what a browser would send of the page's main form if nobody touched it; nothing when it has no form."""
    answer = client.get(address)
    if answer.status_code != 200:
        return {}
    forms: Any = html.fromstring(answer.content.decode()).xpath("//form[@method='post' and .//*[@name='_save']]")
    if not forms:
        return {}
    fields: dict[str, Any] = {}
    for name, value in forms[0].form_values():
        fields.setdefault(name, []).append(value)
    return fields


def send(client: Client, address: str, fields: Mapping[str, Any]) -> int:
    """Post a form, and return the status of the answer; a value that is a function is asked for it."""
    return client.post(address, {name: each() if callable(each) else each for name, each in fields.items()}).status_code
