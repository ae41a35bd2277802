"""What would somebody do to the released paper who has the database, but neither the key nor the checkpoint?

Each way is SQL, written into the tables whose rows a manifest covers, with triggers and foreign keys out of the way.
"""

import json
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connection, transaction

from paper.manifest import canonical, sha256_of
from paper.models import PublishedEdition
from paper.proving import sealing
from paper.proving.recomputing import Rows, manifests_of

EDITION, ARTICLE = "paper_publishededition", "paper_publishedarticle"
CORRECTION, VERSION, PHOTO = "paper_correction", "paper_manifestversion", "photos_photo"
COLUMNS = {
    EDITION: (
        *(
            "issue_date",
            "number",
            "label",
            "language",
            "paper_name",
            "motto",
            "editor_in_chief",
            "publisher",
            "address",
        ),
        *("released_at", "recalled_at", "recall_notice", "manifest", "sha256", "previous_sha256", "signature"),
    ),
    ARTICLE: (
        *("edition_id", "issue_date", "position", "is_lead", "section_id", "slug", "kicker", "headline", "standfirst"),
        *("body", "genre", "language", "dateline", "byline", "credits", "author_note", "photo_id", "photo_alt"),
        *("photo_caption", "photo_credit", "tags", "words", "sha256", "first_released_at", "version_created_at"),
        *("version", "withdrawn"),
    ),
    CORRECTION: ("article_id", "number", "kind", "text", "at", "replaced"),
    VERSION: ("edition_id", "number", "correction_id", "manifest", "sha256", "previous_sha256", "signature"),
    PHOTO: ("token", "sha256"),
}
# What readers or verifiers would notice by themselves to be nonsense is no fun: values of the right kind are put in.
_KNOWN: dict[str, tuple[Any, ...]] = {
    "label": ("late", "extra", ""),
    "language": ("ps", "fa-AF", "en"),
    "genre": ("letter", "opinion", "news"),
    "kind": ("clarification", "update", "correction", "retraction", "kill"),
    "withdrawn": ("retracted", "killed", ""),
}

Act = Callable[[random.Random], None]


def rows(sql: str, *given: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return list(cursor.fetchall())


def execute(sql: str, *given: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, given)
        return int(cursor.rowcount)


@contextmanager
def as_superuser() -> Iterator[None]:
    """Undo in the end what was done with triggers, foreign keys and constraints out of the way."""
    try:
        with transaction.atomic():
            _free_hands()
            yield
            transaction.set_rollback(True)
    finally:
        if connection.vendor == "sqlite":
            execute("PRAGMA ignore_check_constraints = OFF")


def _free_hands() -> None:
    if connection.vendor == "sqlite":
        # Inside a transaction `foreign_keys` cannot be turned off any more, but put off until a commit that never is.
        execute("PRAGMA defer_foreign_keys = ON")
        execute("PRAGMA ignore_check_constraints = ON")
        for (name,) in rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%refuses%'"):
            execute(f"DROP TRIGGER {name}")
        return
    connection.check_constraints()
    execute("SET LOCAL session_replication_role = replica")
    for table in COLUMNS:
        named = rows("SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'c'", table)
        for (name,) in named:
            execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')


def alter(chance: random.Random) -> None:
    """Put another value into one column of one row."""
    while True:
        table = chance.choice(list(COLUMNS))
        column = chance.choice(COLUMNS[table])
        key = chance.choice(keys_of(table))
        before = rows(f"SELECT {column} FROM {table} WHERE id = %s", key)[0][0]
        if _put(table, column, key, other(column, before, chance)):
            return


def other(column: str, before: Any, chance: random.Random) -> Any:
    """Return another value of the same kind."""
    if column in _KNOWN:
        return chance.choice([value for value in _KNOWN[column] if value != before])
    if column in _OF:
        return chance.choice([each for each in (*keys_of(_OF[column]), None) if each != before])
    for ending, make in _OTHERS.items():
        if column.endswith(ending):
            return make(chance)
    if isinstance(before, bool) or column == "is_lead":
        return not before
    return before + chance.randint(1, 5) if isinstance(before, int) else f"{before} Not"


def _digits(count: int) -> Callable[[random.Random], str]:
    return lambda chance: "".join(chance.choices("0123456789abcdef", k=count))


_OTHERS: dict[str, Callable[[random.Random], Any]] = {
    "credits": lambda _: '[{"name": "Else", "slug": "else", "credit": "by", "standing": "", "portrait": null}]',
    "tags": lambda _: '["Else"]',
    "sha256": _digits(64),
    "token": _digits(32),
    "issue_date": lambda chance: f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
    "_at": lambda chance: f"2026-01-02 03:04:{chance.randint(10, 59)}",
    "at": lambda chance: f"2026-01-02 03:04:{chance.randint(10, 59)}",
}
_OF = {"edition_id": EDITION, "article_id": ARTICLE, "section_id": "paper_section"}
_OF |= {"photo_id": PHOTO, "correction_id": CORRECTION}


def keys_of(table: str) -> list[int]:
    """Return the keys of a table's rows, in order; of photos only of those that the paper shows."""
    return [key for (key,) in rows(f"SELECT id FROM {table} ORDER BY id")]


def _put(table: str, column: str, key: int, value: Any) -> bool:
    """Write a value; False where the engine takes it by no means, such as nothing where something has to be."""
    try:
        with transaction.atomic():
            return execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", value, key) == 1
    except DatabaseError:
        return False


def drop(chance: random.Random) -> None:
    """Take one row out."""
    table = chance.choice(list(COLUMNS))
    execute(f"DELETE FROM {table} WHERE id = %s", chance.choice(keys_of(table)))


def truncate(chance: random.Random) -> None:
    """Cut the newest rows off one table; of editions and versions with all that hangs on them, so that all fits."""
    table = chance.choice([EDITION, EDITION, ARTICLE, CORRECTION, VERSION, PHOTO])
    found = keys_of(table)
    last = found[-chance.randint(1, len(found)) :]
    for key in last:
        if table == EDITION:
            of_edition = "SELECT id FROM paper_publishedarticle WHERE edition_id = %s"
            execute(f"DELETE FROM {VERSION} WHERE edition_id = %s", key)
            execute(f"DELETE FROM {CORRECTION} WHERE article_id IN ({of_edition})", key)
            execute(f"DELETE FROM {ARTICLE} WHERE edition_id = %s", key)
        execute(f"DELETE FROM {table} WHERE id = %s", key)


def reorder(chance: random.Random) -> None:
    """Let two rows of one table change places."""
    while True:
        table = chance.choice([EDITION, VERSION, ARTICLE, CORRECTION])
        one, two = chance.sample(keys_of(table), 2)
        column = {EDITION: "id", VERSION: "id", ARTICLE: "position", CORRECTION: "number"}[table]
        first, second = (rows(f"SELECT {column} FROM {table} WHERE id = %s", key)[0][0] for key in (one, two))
        if first == second:
            continue
        if all(
            [
                _put(table, column, one, 9999),
                _put(table, column, two, first),
                _put(table, column, 9999 if column == "id" else one, second),
            ]
        ):
            return


def append(chance: random.Random) -> None:
    """Add a row after the last: a copy of one that is there, made to follow the last where it is one of a chain."""
    table = chance.choice([EDITION, ARTICLE, CORRECTION, VERSION])
    source, new = chance.choice(keys_of(table)), keys_of(table)[-1] + 1
    changed: dict[str, Any] = {"id": new}
    if table in {EDITION, VERSION}:
        changed["previous_sha256"] = rows(f"SELECT sha256 FROM {table} ORDER BY id DESC LIMIT 1")[0][0]
    if table == EDITION:
        changed |= {"issue_date": "2026-05-05", "recalled_at": None, "signature": ""}
    if table == ARTICLE:
        changed |= {"slug": "planted", "position": 77, "is_lead": False}
    if table == CORRECTION:
        changed |= {"number": 7}
    if table == VERSION:
        changed |= {"number": 9, "correction_id": None}
    columns = _columns(table)
    values = ", ".join("%s" if name in changed else name for name in columns)
    given = [changed[name] for name in columns if name in changed]
    execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE id = {source}", *given)
    if table == EDITION:
        reseal(new)


def _columns(table: str) -> list[str]:
    with connection.cursor() as cursor:
        return [each.name for each in connection.introspection.get_table_description(cursor, table)]


def rewrite(chance: random.Random) -> None:
    """Alter a text and compute everything anew that follows from it: hashes, manifests, both chains; all unsigned.

    It is what somebody does who has read the program. Only the key is missing, so nothing claims to be signed.
    """
    articles = rows(f"SELECT id FROM {ARTICLE} WHERE withdrawn <> 'killed' ORDER BY id")
    (key,) = chance.choice(articles)
    column = chance.choice(["headline", "standfirst", "byline", "dateline"])
    execute(f"UPDATE {ARTICLE} SET {column} = %s WHERE id = %s", "The minister is innocent", key)
    for edition in keys_of(EDITION):
        reseal(edition)
    reseal_versions()


def reseal(key: int) -> None:
    """Compute an edition's first manifest anew from its rows, without a signature."""
    before = rows(f"SELECT sha256 FROM {EDITION} WHERE id < %s ORDER BY id DESC LIMIT 1", key)
    previous = before[0][0] if before else ""
    execute(f"UPDATE {EDITION} SET previous_sha256 = %s, signature = '' WHERE id = %s", previous, key)
    edition = PublishedEdition.objects.get(pk=key)
    for article in edition.articles.select_related("photo"):
        execute(f"UPDATE {ARTICLE} SET sha256 = %s WHERE id = %s", sealing.content_hash(article), article.pk)
    text = verifying_text(edition, number=0)
    execute(f"UPDATE {EDITION} SET manifest = %s, sha256 = %s WHERE id = %s", text, sha256_of(text), key)


def reseal_versions() -> None:
    """Compute all later versions anew, in the order of their chain."""
    previous = ""
    for key in keys_of(VERSION):
        execute(f"UPDATE {VERSION} SET previous_sha256 = %s, signature = '' WHERE id = %s", previous, key)
        ((edition, number),) = rows(f"SELECT edition_id, number FROM {VERSION} WHERE id = %s", key)
        text = verifying_text(PublishedEdition.objects.get(pk=edition), number=number - 1)
        previous = sha256_of(text)
        execute(f"UPDATE {VERSION} SET manifest = %s, sha256 = %s WHERE id = %s", text, previous, key)


def verifying_text(edition: PublishedEdition, *, number: int) -> str:
    """Return what a version would have to say, were it never signed."""
    edition.manifest = _unsigned(edition.manifest)
    found = Rows.of(edition)
    for row in found.versions:
        row.manifest = _unsigned(row.manifest)
    return canonical(manifests_of(found)[number])


def _unsigned(manifest: str) -> str:
    said = json.loads(manifest)
    return canonical(said | {"key": ""})


ACTS: dict[str, Act] = {
    "alter": alter,
    "drop": drop,
    "reorder": reorder,
    "append": append,
    "truncate": truncate,
    "rewrite": rewrite,
}


def rehash() -> bool:
    """Tell whether a plain re-hash is content: every manifest fits its hash, and each row follows the one before it.

    The control arm: it is what a chain of hashes alone can do.
    """
    for table in (EDITION, VERSION):
        before = ""
        for manifest, sha256, previous in rows(f"SELECT manifest, sha256, previous_sha256 FROM {table} ORDER BY id"):
            if sha256_of(manifest) != sha256 or previous != before:
                return False
            before = sha256
    return True
