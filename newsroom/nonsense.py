"""What can be asked of a staff page that no page of ours asks, and how is it answered? Never with an error of ours."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.db import DataError
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.template.response import SimpleTemplateResponse

View = Callable[..., HttpResponseBase]
# A pattern can be written that takes for ever to match, and no list of ours offers one.
_PATTERNS = ("__regex", "__iregex")
# A search of many hundred words becomes an expression that is too deep for SQLite.
_LONGEST = 500


def refusing_nonsense(view: View) -> View:
    """Return a view that drops NULs, and answers 400 where a number or a pattern is one that no form could send."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if any(name.endswith(_PATTERNS) or len(value) > _LONGEST for name, value in request.GET.items()):
            raise SuspiciousOperation("A list was asked for a pattern, or for more words than anybody types.")
        request.GET, request.POST = _without_nul(request.GET), _without_nul(request.POST)  # type: ignore[assignment]
        try:
            response = view(request, *args, **kwargs)
            # Some choices are only looked up while the page is written.
            return response.render() if isinstance(response, SimpleTemplateResponse) else response
        except (DataError, OverflowError) as error:
            raise SuspiciousOperation("A value does not fit into its column.") from error
        except ValueError as error:
            if not _is_about_a_number(error):
                raise
            raise SuspiciousOperation("A number is none.") from error

    return answer


def _without_nul(asked: QueryDict) -> QueryDict:
    """PostgreSQL keeps no NUL, no keyboard types one, and the rest of the text is to be kept."""
    if not any("\0" in str(word) for name, values in asked.lists() for word in (name, *values)):
        return asked
    clean = QueryDict(mutable=True, encoding=asked.encoding)
    for name, values in asked.lists():
        clean.setlist(name.replace("\0", ""), [str(value).replace("\0", "") for value in values])
    clean._mutable = False
    return clean


def _is_about_a_number(error: ValueError) -> bool:
    # Django and Python have no class of their own for these.
    return any(words in str(error) for words in ("expected a number but got", "integer string conversion", "is out of"))
