"""Where does a page lead within its language, and where in the others?"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template import Context

from paper import ways, words
from paper.languages import Language
from paper.machines.absolute import absolute

register = template.Library()


@register.simple_tag
def way_to(page: str, **place: Any) -> str:
    """Return the address of one of the paper's pages in the page's own language."""
    return ways.way_to(page, language=words.page_language(), **place)


@register.simple_tag(takes_context=True)
def other_languages(context: Context) -> list[tuple[str, str, str]]:
    """Return (tag, own name, address) of the paper in its other languages: of this page, or else the front page."""
    same = _in_every_language(context)
    return [
        (tag, name, same.get(tag) or ways.way_to("front", language=tag))
        for tag, name in Language.choices
        if tag != words.page_language()
    ]


@register.simple_tag(takes_context=True)
def same_page(context: Context) -> list[tuple[str, str]]:
    """Return (tag, full address) of this page in each language, its own too; none where some language may lack it."""
    return [(tag, absolute(address)) for tag, address in _in_every_language(context).items()]


def _in_every_language(context: Context) -> Mapping[str, str]:
    return ways.in_every_language(getattr(getattr(context, "request", None), "resolver_match", None))
