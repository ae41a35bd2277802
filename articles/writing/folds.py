"""What of an article's form is folded away, and what does a fold say is in it?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.admin.helpers import AdminForm, Fieldset, InlineAdminFormSet
from django.utils import timezone

from articles.models import Article
from articles.revisions import printed_byline

NOTHING: Final = "nothing yet"


@dataclass(frozen=True)
class Fold:
    """A group of fields: its name, what is in it in a few words, and whether it stands open."""

    name: str
    key: str
    summary: str
    open: bool
    fieldset: Fieldset | None = None
    formset: InlineAdminFormSet | None = None


def folds_of(adminform: AdminForm, formsets: Iterable[InlineAdminFormSet], article: Article) -> list[Fold]:
    """Return the folds under the text, the bylines second; those with an error or with something to fill in are open.

    `article` holds what was typed, as far as it could be read. Costs one query for the names in the byline.
    """
    sheets = list(adminform)[1:]
    found = [_of_fieldset(sheet, article) for sheet in sheets]
    return [*found[:1], *(_of_formset(each, article) for each in formsets), *found[1:]]


def _of_fieldset(sheet: Fieldset, article: Article) -> Fold:
    name = str(sheet.name)  # type: ignore[attr-defined]  # the stubs leave it out
    key, words = _SUMMARIES.get(name, (name.lower(), _nothing))
    wanting = name == "Where it belongs" and not article.section_id
    return Fold(name, key, _said(words(article)), wanting or _has_errors(sheet), fieldset=sheet)


def _of_formset(inline: InlineAdminFormSet, article: Article) -> Fold:
    formset = inline.formset
    bylines = list(article.bylines.select_related("author")) if article.pk else []
    wrong = formset.is_bound and not formset.is_valid()
    return Fold("Bylines", "bylines", printed_byline(bylines) or NOTHING, wrong or article.pk is None, formset=inline)


def _has_errors(sheet: Fieldset) -> bool:
    return any(name in sheet.form.errors for line in sheet for name in line.fields)


def _said(words: Iterable[str]) -> str:
    return " · ".join(word for word in words if word) or NOTHING


def _where(article: Article) -> Iterator[str]:
    yield article.section.name if article.section_id else ""
    yield article.get_genre_display()
    yield article.get_language_display()
    yield from (article.slugline, article.kicker, article.dateline, article.tags)


def _photo(article: Article) -> Iterator[str]:
    yield str(article.lead_photo) if article.lead_photo_id else "no photo"
    yield article.lead_caption


def _colleagues(article: Article) -> Iterator[str]:
    yield article.ednote
    if article.embargo_until:
        yield f"embargo until {timezone.localtime(article.embargo_until):%-d %b, %H:%M}"


def _address(article: Article) -> Iterator[str]:
    yield article.slug or "address from the headline"
    yield article.author_note or "author note from the bylines"


def _nothing(article: Article) -> Iterator[Any]:
    yield from ()


_SUMMARIES: Final[dict[str, tuple[str, Callable[[Article], Iterable[str]]]]] = {
    "Where it belongs": ("where", _where),
    "Photo": ("photo", _photo),
    "For colleagues": ("colleagues", _colleagues),
    "Address and author note": ("address", _address),
}
