from django.db import migrations

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE articles_search USING fts5(words, tokenize = 'porter unicode61 remove_diacritics 2')",
    ],
    "postgresql": [
        "CREATE TABLE articles_search (article_id bigint PRIMARY KEY, words tsvector NOT NULL)",
        # It compresses to nothing less, and trying takes as long as indexing.
        "ALTER TABLE articles_search ALTER COLUMN words SET STORAGE EXTERNAL",
        # Without its list of pending entries, which every search would have to read from end to end.
        "CREATE INDEX articles_search_words ON articles_search USING gin (words) WITH (fastupdate = off)",
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)
    if apps.get_model("articles", "Article").objects.exists():
        print("\n  The newsroom's search is empty; fill it with: manage.py rebuild_desk_search", end="")


def drop(apps, schema_editor):
    schema_editor.execute("DROP TABLE articles_search")


class Migration(migrations.Migration):
    # The configuration of English words comes with the readers' search.
    dependencies = [("articles", "0009_keeping"), ("paper", "0005_archive_by_key")]

    operations = [migrations.RunPython(create, drop)]
