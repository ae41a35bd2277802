"""Where does a page lead within its language, and where in the others?"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from paper.languages import Language
from paper.machines.absolute import absolute
from paper.ways import in_every_language, way_to


def functions(language: str) -> dict[str, Callable[..., Any]]:
    """Return what a language's templates call, by name."""

    @pass_context
    def other_languages(context: Context) -> list[tuple[str, str, str]]:
        """Return (tag, own name, address) of the paper in its other languages: of this page, or else the front page."""
        same = _in_every_language(context)
        return [
            (tag, name, same.get(tag) or way_to("front", language=tag))
            for tag, name in Language.choices
            if tag != language
        ]

    return {"other_languages": other_languages, "same_page": same_page, "way_to": partial(way_to, language=language)}


@pass_context
def same_page(context: Context) -> list[tuple[str, str]]:
    """Return (tag, full address) of this page in each language, its own too; none where some language may lack it."""
    return [(tag, absolute(address)) for tag, address in _in_every_language(context).items()]


def _in_every_language(context: Context) -> Mapping[str, str]:
    return in_every_language(getattr(context.get("request"), "resolver_match", None))
