"""What is written once stays as it was written: the database refuses to alter, delete or empty the records."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, connection, models, transaction

from articles.models import Move as ArticleMove
from articles.models import Revision
from articles.moves import MoveRecord
from editions.models import BoardStep, Proof, Reason, RequestMove
from editions.models import Move as EditionMove
from paper.append_only import AppendOnly
from paper.models import Correction, ManifestVersion, PolicyRevision
from tests.conftest import append_only_lifted
from tests.factories import make_correction, make_policy, make_proof, make_reason, make_request

RECORDS: list[type[models.Model]] = [
    Revision,
    ArticleMove,
    EditionMove,
    Proof,
    RequestMove,
    BoardStep,
    Reason,
    Correction,
    ManifestVersion,
    PolicyRevision,
]
VERBS = {"sqlite": {"update", "delete"}, "postgresql": {"update", "delete", "truncate"}}

_TRIGGERS = {
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'",
}


def rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def table(model: type[models.Model]) -> str:
    return model._meta.db_table


def execute(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def alter(model: type[models.Model]) -> None:
    model._default_manager.update(**{"sha256" if model is Revision else "id": "0" if model is Revision else 10**6})


def delete_one(model: type[models.Model]) -> None:
    execute(f"DELETE FROM {table(model)} WHERE id = (SELECT MIN(id) FROM {table(model)})")


def delete_all(model: type[models.Model]) -> None:
    execute(f"DELETE FROM {table(model)}")


WAYS: list[Callable[[type[models.Model]], None]] = [alter, delete_one, delete_all]


@pytest.fixture
def records(db: None) -> None:
    """At least one row in each of the tables."""
    make_correction()
    make_policy()
    make_proof()
    make_request()
    make_reason()
    assert all(model._default_manager.exists() for model in RECORDS)


def test_every_record_of_a_move_is_among_them() -> None:
    moves = {model for model in apps.get_models() if issubclass(model, MoveRecord)}
    assert moves == {ArticleMove, EditionMove, RequestMove}


@pytest.mark.django_db
def test_every_trigger_is_there_after_all_migrations() -> None:
    expected = {
        (table(model), f"{table(model)}_refuses_{verb}") for model in RECORDS for verb in VERBS[connection.vendor]
    }
    assert set(rows(_TRIGGERS[connection.vendor])) == expected


@pytest.mark.parametrize("model", RECORDS, ids=table)
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_record_is_neither_altered_nor_deleted(
    way: Callable[[type[models.Model]], None], model: type[models.Model], records: None
) -> None:
    before = list(model._default_manager.order_by("pk").values())
    with pytest.raises(IntegrityError, match="is append-only"), transaction.atomic():
        way(model)
    assert list(model._default_manager.order_by("pk").values()) == before


@pytest.mark.parametrize("model", RECORDS, ids=table)
def test_a_table_of_records_is_not_emptied(model: type[models.Model], records: None) -> None:
    # SQLite has no TRUNCATE: there the words themselves are refused.
    expected = {"sqlite": "syntax error", "postgresql": "is append-only"}[connection.vendor]
    # PostgreSQL empties no table, triggers or not, while it still has a foreign key to check.
    connection.check_constraints()
    with pytest.raises(DatabaseError, match=expected), transaction.atomic():
        execute(f"TRUNCATE TABLE {table(model)} CASCADE")
    assert model._default_manager.exists()


_REPLACE = {
    "sqlite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "postgresql": "INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = EXCLUDED.id",
}


@pytest.mark.parametrize("model", RECORDS, ids=table)
def test_a_record_is_not_replaced_by_inserting_it_again(model: type[models.Model], records: None) -> None:
    with pytest.raises(IntegrityError, match="is append-only"), transaction.atomic():
        execute(_REPLACE[connection.vendor].format(table=table(model)))


def test_without_the_triggers_the_same_writes_pass(records: None) -> None:
    """The control arm."""
    with append_only_lifted():
        assert EditionMove.objects.update(note="Rewritten.") > 0
        delete_all(ManifestVersion)
    assert set(EditionMove.objects.values_list("note", flat=True)) == {"Rewritten."}
    with pytest.raises(IntegrityError, match="is append-only"), transaction.atomic():
        delete_all(EditionMove)


class _State:
    """A migration's picture of the models, which this operation does not look at."""


@pytest.mark.django_db(transaction=True)
def test_the_operation_can_be_taken_back() -> None:
    operation = AppendOnly("tests_record")
    execute("CREATE TABLE tests_record (word varchar(9))")
    execute("INSERT INTO tests_record VALUES ('first')")
    try:
        with connection.schema_editor() as editor:
            operation.database_forwards("tests", editor, _State(), _State())
        with pytest.raises(IntegrityError, match="tests_record is append-only"):
            execute("UPDATE tests_record SET word = 'second'")
        with connection.schema_editor() as editor:
            operation.database_backwards("tests", editor, _State(), _State())
        execute("UPDATE tests_record SET word = 'second'")
        assert rows("SELECT word FROM tests_record") == [("second",)]
    finally:
        execute("DROP TABLE tests_record")
    assert operation.describe() == "Make tests_record append-only"
