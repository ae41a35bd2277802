"""Which addresses does the application answer at? Read from its own resolver, so that a new one cannot hide."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

_CONVERTER = re.compile(r"<(?:\w+:)?(\w+)>")
_GROUP = re.compile(r"\(\?P<(\w+)>[^()]*\)")


@dataclass(frozen=True)
class Address:
    """One leaf of the resolver: its name, its route as written, and the converters of its arguments."""

    name: str
    route: str
    converters: tuple[tuple[str, Any], ...]

    @property
    def arguments(self) -> frozenset[str]:
        """The names of what has to be filled in."""
        return frozenset(name for name, _ in self.converters)

    def spell(self, values: Mapping[str, Any]) -> str:
        """Return the path for some values; ValueError where a converter refuses one."""
        path = self.route
        for name, converter in self.converters:
            written = values[name] if converter is None else converter.to_url(values[name])
            path = path.replace(f"<{name}>", str(written))
        return f"/{path}"


def addresses() -> list[Address]:
    """Return every leaf of the resolver, in its order."""
    return list(_leaves(get_resolver(), name="", route="", converters=()))


def _leaves(
    resolver: URLResolver, *, name: str, route: str, converters: tuple[tuple[str, Any], ...]
) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        written, own = _written(entry.pattern)
        if isinstance(entry, URLResolver):
            space = f"{name}{entry.namespace}:" if entry.namespace else name
            yield from _leaves(entry, name=space, route=route + written, converters=converters + own)
        elif isinstance(entry, URLPattern):
            # What has no name goes by its route.
            own_name = f"{name}{entry.name}" if entry.name else f"/{route}{written}"
            yield Address(own_name, route + written, converters + own)


def _written(pattern: Any) -> tuple[str, tuple[tuple[str, Any], ...]]:
    """Return a pattern as a route with `<name>` for each argument, and its converters; None for a regular one's."""
    if isinstance(pattern, RoutePattern):
        return _CONVERTER.sub(r"<\1>", str(pattern)), tuple(pattern.converters.items())
    assert isinstance(pattern, RegexPattern)
    plain = _GROUP.sub(r"<\1>", str(pattern))
    return plain.removeprefix("^").removesuffix("$").removesuffix("\\Z").replace("\\", ""), tuple(
        (group, None) for group in pattern.regex.groupindex
    )
