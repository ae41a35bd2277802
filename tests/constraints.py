"""Which constraints has an app, and did the database refuse a row because of the one that was meant?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

# What a case does: break one rule with one write that goes round every validation in Python.
Break = Callable[[], object]


def constraints_of(app: str) -> dict[str, tuple[type[models.Model], list[str]]]:
    """Return {name: (model, unique fields)} of an app; a field that is unique alone is named `Model.field`."""
    found: dict[str, tuple[type[models.Model], list[str]]] = {}
    for model in apps.get_app_config(app).get_models():
        for constraint in model._meta.constraints:
            found[constraint.name] = (model, list(getattr(constraint, "fields", [])))
        for field in model._meta.concrete_fields:
            if field.unique and not field.primary_key:
                found[f"{model.__name__}.{field.name}"] = (model, [field.name])
    return found


def cells(cases: Mapping[str, Sequence[Break]]) -> list[Any]:
    """Return the parameters of a test: one (name, break) pair for each way to break each constraint."""
    return [
        pytest.param(name, each, id=f"{name}-{number}")
        for name, ways in cases.items()
        for number, each in enumerate(ways, start=1)
    ]


def refuses(app: str, name: str, each: Break) -> None:
    """Assert that the database itself refuses the write, and for the reason named."""
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        each()
    model, fields = constraints_of(app)[name]
    columns = [model._meta.get_field(field).column for field in fields]  # type: ignore[union-attr]
    table = model._meta.db_table
    if connection.vendor == "postgresql":
        named = refused.value.__cause__.diag.constraint_name  # type: ignore[union-attr]
        assert named == name or named.startswith(f"{table}_{columns[0]}_")
    elif columns:
        assert str(refused.value) == f"UNIQUE constraint failed: {', '.join(f'{table}.{each}' for each in columns)}"
    else:
        assert str(refused.value) == f"CHECK constraint failed: {name}"


def alter(row: models.Model, **changes: Any) -> int:
    """Write some columns of a row, past every `clean()` and `save()`."""
    return type(row)._default_manager.filter(pk=row.pk).update(**changes)


def twin(row: models.Model, **changes: Any) -> object:
    """Insert another row like this one but for some columns, past every `clean()` and `save()`."""
    for name, value in (changes | {"pk": None}).items():
        setattr(row, name, value)
    return type(row)._default_manager.bulk_create([row])
