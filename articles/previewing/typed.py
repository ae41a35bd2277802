"""What of a form that nobody saved yet could be printed?"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest

from articles.forms import ArticleForm
from articles.models import Article, Byline
from articles.revisions import content_of
from authors.models import Author
from paper.models import Section

_MOST_BYLINES = 50
_LONGEST_KEY = 10


def typed_content(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Return the content of a form as a revision would hold it, cleaned as that is; a wrong field is as it was saved.

    The article takes on what was typed, and is not saved.
    """
    # Nobody asks whether it may be saved: what fits is shown, and the form itself says what does not.
    ArticleForm(request.POST, instance=article).is_valid()
    bylines = _bylines(request.POST) if "bylines-TOTAL_FORMS" in request.POST else None
    if bylines is None and article.pk is None:
        bylines = []
    return content_of(article, bylines=bylines)


def has_section(article: Article) -> bool:
    """Tell whether the article stands in a section, the first one for want of another; False in a house without."""
    if article.section_id is None:
        section = Section.objects.first()
        if section is None:
            return False
        article.section = section
    return True


def _bylines(post: Mapping[str, str]) -> list[Byline]:
    """Return the credits of a form in their order; rows without an author or to be deleted are none."""
    rows = [f"bylines-{row}-" for row in range(_MOST_BYLINES)]
    chosen = [(row, post.get(f"{row}author", "")) for row in rows if not post.get(f"{row}DELETE")]
    keys = {row: int(key) for row, key in chosen if key.isdecimal() and len(key) < _LONGEST_KEY}
    authors = Author.objects.select_related("portrait").in_bulk(set(keys.values()))
    bylines = [
        Byline(author=authors[key], position=_place(post.get(f"{row}position", "")), credit=_credit(post, row))
        for row, key in keys.items()
        if key in authors
    ]
    return sorted(bylines, key=lambda byline: byline.position)


def _place(typed: str) -> int:
    return int(typed) if typed.isdecimal() and len(typed) < _LONGEST_KEY else 0


def _credit(post: Mapping[str, str], row: str) -> str:
    credit = post.get(f"{row}credit", "")
    return credit if credit in Byline.Credit else Byline.Credit.BY
