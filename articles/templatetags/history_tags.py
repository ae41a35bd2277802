"""What became of a revision, for the templates that list them?"""

from collections.abc import Mapping, Sequence

from django import template

register = template.Library()


@register.filter
def marks_of(marks: Mapping[int, Sequence[str]] | None, number: int) -> Sequence[str]:
    """Return what became of the revision with a number: `articles.history.marks`."""
    return (marks or {}).get(number, ())
