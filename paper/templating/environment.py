"""What do the paper's templates know? An environment of Jinja for each language, which makes Python of every template.

A page is made of some dozen parts, and a reader waits for it: Django's own templates, which are walked through anew for
every page, took several times as long. The staff's pages are Django's own; these are the readers'.
"""

from collections.abc import MutableMapping
from typing import Any, Final

from django.conf import settings
from django.template.defaultfilters import capfirst, urlencode
from django.templatetags.static import static
from django.urls import reverse
from jinja2 import ChainableUndefined, Environment, FileSystemLoader, PrefixLoader, pass_context
from jinja2.nodes import Template
from jinja2.runtime import Context
from markupsafe import Markup

from paper.templating import heads, machines, printed, ways
from paper.templating.compiling import Known, Parts
from paper.templating.spoken import Spoken

# Whose templates are these: the folders of the readers' pages. All other templates are Django's.
FOLDERS: Final = ("paper", "photos", "unreleased")
# What says the same on every page of a language, as often as it is asked the same.
_KNOWN: Final = ("_", "headline_face", "in_house_words", "pgettext", "static", "url", "way_to")


class _Printer(Environment):
    """An environment whose templates hold what is known of a page before there is one."""

    spoken: Spoken

    def _generate(self, source: Template, *names: Any, **options: Any) -> str:
        functions: dict[str, Any] = {name: self.globals[name] for name in _KNOWN}
        known = Known(functions | {"gettext": self.spoken.sentence})
        # While the house is being built, a part that was changed is to be seen.
        whole = source if self.auto_reload else Parts(self._part).visit(source)
        return super()._generate(known.visit(whole), *names, **options)

    def _part(self, name: str) -> Template:
        loader: Any = self.loader
        return self.parse(loader.get_source(self, name)[0], name)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return all that a template knows without being told; Jinja's own chain of mappings is slow to copy."""
        return {**self.globals, **(d or {})}


def environment(*, language: str, auto_reload: bool, **_: Any) -> Environment:
    """Return the environment of a language's pages, as Django's `TEMPLATES` asks for it."""
    spoken, templates = Spoken(language), settings.BASE_DIR / "templates"
    made = _Printer(
        auto_reload=auto_reload,
        autoescape=True,
        extensions=["jinja2.ext.i18n"],
        keep_trailing_newline=True,
        loader=PrefixLoader({name: FileSystemLoader(templates / name) for name in FOLDERS}),
        # What a part is not given is empty, and so is all that would be asked of it.
        undefined=ChainableUndefined,
    )
    made.spoken = spoken
    words: Any = made
    words.install_gettext_callables(spoken.gettext, spoken.ngettext, newstyle=True)
    made.globals |= {"pgettext": spoken.word_within, "part": part, "static": static, "url": address}
    made.globals |= spoken.functions | ways.functions(language) | machines.functions(language) | printed.FUNCTIONS
    made.filters |= {"capfirst": capfirst, "urlencode": urlencode}
    made.filters |= spoken.filters | heads.FILTERS | machines.FILTERS | printed.FILTERS
    return made


@pass_context
def part(context: Context, name: str, /, **given: Any) -> Markup:
    """Print a part of the page, which knows what it is given and who asks, and nothing else."""
    template = context.environment.get_template(name)
    return Markup(template.render(given, request=context.get("request")))  # noqa: S704  Escaped as it was printed.


def address(name: str, *places: Any, **place: Any) -> str:
    """Return the address that has a name in `urls.py`."""
    return reverse(name, args=places, kwargs=place)
