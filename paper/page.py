"""What is a page of the paper? A template, all that it shows, and the language that it speaks."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from paper.languages import Language


@dataclass(frozen=True)
class Page:
    """One page of the paper: its template and everything that the template shows."""

    template: str
    context: dict[str, Any]

    @property
    def language(self) -> str:
        """The language of what it shows: of the article, else of the edition, else the one it was given."""
        shown = (self.context.get("article"), self.context.get("edition"))
        of_shown = next((each.language for each in shown if each), "")
        return of_shown or self.context.get("language") or Language.ENGLISH

    def answer(self, request: HttpRequest, *, status: int = 200) -> HttpResponse:
        """Render the page in its language, whatever the one of who asks."""
        context = self.context | {"tag": self.language}
        return HttpResponse(printed(self.template, context, language=self.language, request=request), status=status)


def printed(template: str, context: dict[str, Any], *, language: str, request: HttpRequest | None = None) -> str:
    """Print a page or a part of one in a language, whatever the one of who asks.

    What every page knows of its request (`paper.context`) goes before what the context says.
    """
    with translation.override(language):
        return render_to_string(template, context, request, using=language)
