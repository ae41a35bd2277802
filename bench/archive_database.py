"""Is there a database for an archive? One is made on PostgreSQL where it is missing; SQLite needs none."""

import os
from contextlib import closing
from urllib.parse import unquote, urlsplit

import psycopg2


def make(url: str) -> None:
    """Make the database that a URL names, on its own server, unless it is there."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        return
    name = parts.path.lstrip("/")
    given = {"user": parts.username, "password": parts.password, "port": parts.port, "dbname": "postgres"}
    host = unquote(parts.netloc.rpartition("@")[2].partition(":")[0])
    server = psycopg2.connect(host=host, **{key: value for key, value in given.items() if value})
    # A database is made outside any transaction, and `with server` would begin one.
    server.autocommit = True
    with closing(server), server.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f'CREATE DATABASE "{name}"')


if __name__ == "__main__":
    make(os.environ["DATABASE_URL"])
