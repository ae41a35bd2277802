"""How does the database refuse to alter or delete a record? By triggers, on both engines.

A later migration that makes Django rebuild such a table on SQLite (most changes of a column do) loses its triggers:
add `AppendOnly` for it again at the end of that migration. A test counts them.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

_SQLITE = """
CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION newsroom_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb} ON {table}
FOR EACH {each} EXECUTE FUNCTION newsroom_refuse_change()
"""
_SQLITE_VERBS = ["update", "delete"]
_POSTGRESQL_VERBS = [("update", "ROW"), ("delete", "ROW"), ("truncate", "STATEMENT")]


class AppendOnly(Operation):
    """Makes the database refuse UPDATE, DELETE and TRUNCATE on one table (IntegrityError)."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Change nothing: a trigger is no part of Django's picture of the models."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Create the triggers."""
        for statement in statements(self.table, vendor=schema_editor.connection.vendor):
            # Without parameters, so that the % of PostgreSQL's RAISE is no placeholder.
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Drop the triggers."""
        vendor = schema_editor.connection.vendor
        verbs = _SQLITE_VERBS if vendor == "sqlite" else [verb for verb, _ in _POSTGRESQL_VERBS]
        for verb in verbs:
            on = "" if vendor == "sqlite" else f" ON {self.table}"
            schema_editor.execute(f"DROP TRIGGER {self.table}_refuses_{verb}{on}")

    def describe(self) -> str:
        """Say what the operation does, for the migration's plan."""
        return f"Make {self.table} append-only"


def statements(table: str, *, vendor: str) -> list[str]:
    """Return the SQL that makes `table` append-only on `vendor` (`sqlite` or `postgresql`)."""
    if vendor == "sqlite":
        return [_SQLITE.format(table=table, verb=verb) for verb in _SQLITE_VERBS]
    triggers = [_POSTGRESQL.format(table=table, verb=verb, each=each) for verb, each in _POSTGRESQL_VERBS]
    return [_POSTGRESQL_FUNCTION, *triggers]
