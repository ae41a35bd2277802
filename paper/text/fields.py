"""How does HTML reach the database and the page, cleaned on every way?"""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.expressions import Case, Col, ExpressionWrapper, Value, When
from django.db.models.functions import Cast
from django.db.models.query_utils import DeferredAttribute
from django.utils.safestring import SafeString

from paper.text.html import clean

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

    TextField = models.TextField[str, "CleanHTML | WorkingHTML"]
else:
    TextField = models.TextField


class CleanHTML(SafeString):
    """HTML that went through the allow-list. Only this module makes one."""

    __slots__ = ()


class WorkingHTML(SafeString):
    """Clean HTML of a working copy. It may hold passages for colleagues, so no page of the paper prints it."""

    __slots__ = ()


class _CleanedAttribute(DeferredAttribute):
    """Clean at assignment, so that a preview of an unsaved article is clean too."""

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class SafeHTMLField(TextField):
    """A text of printed HTML.

    It is cleaned when it is assigned (so also by a fixture) and again when a query writes it
    (``update()``, ``bulk_update()``). What comes from the database is not cleaned again, because it
    went in clean. A database expression that could smuggle in other text is refused with a FieldError.
    With ``ednotes`` it is a working copy's, which keeps passages for colleagues.
    """

    descriptor_class = _CleanedAttribute
    # What the cleaner keeps is no matter of the column: to change it rebuilds no table.
    non_db_attrs = (*TextField.non_db_attrs, "ednotes")

    def __init__(self, *args: Any, ednotes: bool = False, **kwargs: Any) -> None:
        self.ednotes = ednotes
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | ({"ednotes": True} if self.ednotes else {})

    def to_python(self, value: Any) -> Any:
        # TextField asks this for every value that it writes, so nothing is written that did not pass here.
        if value is None or isinstance(value, CleanHTML) or hasattr(value, "resolve_expression"):
            return value
        if self.ednotes:
            return value if isinstance(value, WorkingHTML) else WorkingHTML(clean(str(value), ednotes=True))
        return CleanHTML(clean(str(value)))

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        # What a function makes of the text may end inside a tag: that is text and no longer clean HTML.
        if value is None or not isinstance(expression, Col):
            return value
        return WorkingHTML(value) if self.ednotes else CleanHTML(value)

    def get_db_prep_save(self, value: Any, connection: "BaseDatabaseWrapper") -> Any:
        if hasattr(value, "as_sql") and not _is_clean(value, self):
            raise FieldError(f"{self.name} holds cleaned HTML: assign the text itself, not {value!r}.")
        return super().get_db_prep_save(value, connection)

    def value_to_string(self, obj: models.Model) -> str:
        return str.__str__(self.value_from_object(obj) or "")


def _is_clean(expression: Any, field: SafeHTMLField) -> bool:
    """Tell whether a database expression can only give text that has been cleaned as this field cleans it."""
    match expression:
        case Value(value=None):
            return True
        case Value():
            return _cleans_as(field, getattr(expression, "_output_field_or_none", None))
        case Col():
            return _cleans_as(field, expression.target)
        case When():
            return _is_clean(expression.result, field)
        case Case() | Cast() | ExpressionWrapper():
            return all(_is_clean(each, field) for each in expression.get_source_expressions())
    return False


def _cleans_as(field: SafeHTMLField, other: Any) -> bool:
    return isinstance(other, SafeHTMLField) and (field.ednotes or not other.ednotes)
