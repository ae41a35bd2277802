"""How is a question that every page asks put to the database without being written in SQL anew each time?

Django writes a query's SQL whenever it is asked, which takes longer than the database's answer. Here it is written
once in a process, from a QuerySet like any other, and asked with other values from then on.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

from django.db import connection, models
from django.db.models import query as queries

Record = TypeVar("Record", bound=models.Model)


class Value(models.Expression):
    """A value that is told only when the question is asked."""

    def __init__(self, name: str, field: "models.Field[Any, Any]") -> None:
        super().__init__(output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Stand in the SQL as a place for the value."""
        return "%s", (self,)

    def given(self, values: Mapping[str, Any]) -> Any:
        """Return the value as the database takes it."""
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Prepared(Generic[Record]):
    """A question whose values have names, each of the kind of a field; answered by objects, whatever is selected with.

    `question` returns a QuerySet of one model, without annotations and without what Django asks in a second query.
    """

    def __init__(self, question: Callable[..., "models.QuerySet[Any]"], **values: "models.Field[Any, Any]") -> None:
        self._question = question
        self._values: Final = {name: Value(name, field) for name, field in values.items()}
        self._written: dict[str, _Written] = {}

    def one(self, **values: Any) -> Record | None:
        """Return the first object found, or None. One query."""
        return next(iter(self.all(**values)), None)

    def all(self, **values: Any) -> list[Record]:
        """Return the objects found. One query."""
        written = self._written.get(connection.vendor)
        if written is None:
            written = self._written[connection.vendor] = _Written(self._question(**self._values))
        return written.ask(values)


class _Written:
    """A question in SQL, and how its rows become objects: as Django's own `ModelIterable` makes them."""

    def __init__(self, question: "models.QuerySet[Any]") -> None:
        compiler: Any = question.query.get_compiler(question.db)
        self._sql, self._parameters = compiler.as_sql()
        about, select = compiler.klass_info, compiler.select
        first, last = about["select_fields"][0], about["select_fields"][-1] + 1
        self._model, self._own = about["model"], slice(first, last)
        self._names = [column.target.attname for column, *_ in select[self._own]]
        related_populators: Any = queries.get_related_populators
        self._related = related_populators(about, select, question.db)
        self._converters = compiler.get_converters([column for column, *_ in select]).items()

    def ask(self, values: Mapping[str, Any]) -> list[Any]:
        given = [each.given(values) if isinstance(each, Value) else each for each in self._parameters]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, given)
            rows = cursor.fetchall()
        return list(self._objects(rows))

    def _objects(self, rows: Sequence[tuple[Any, ...]]) -> Iterator[models.Model]:
        for row in map(list, rows):
            for place, (converters, column) in self._converters:
                for convert in converters:
                    row[place] = convert(row[place], column, connection)
            found = self._model.from_db(connection.alias, self._names, row[self._own])
            for related in self._related:
                related.populate(row, found)
            yield found
