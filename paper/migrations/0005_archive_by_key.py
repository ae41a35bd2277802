from django.db import migrations, models

CREATE = {
    "sqlite": [
        """
        CREATE VIRTUAL TABLE paper_search
        USING fts5(headline, standfirst, byline, body, facets, tokenize = 'porter unicode61 remove_diacritics 2')
        """
    ],
    "postgresql": [
        "CREATE TABLE paper_search (key bigint PRIMARY KEY, document tsvector NOT NULL)",
        # Every question carries a year, so what the planner could know of single words would not help it.
        "ALTER TABLE paper_search ALTER COLUMN document SET STATISTICS 0",
        # It compresses to nothing less, and trying takes as long as indexing.
        "ALTER TABLE paper_search ALTER COLUMN document SET STORAGE EXTERNAL",
        # Without its list of pending entries, which every search would have to read from end to end.
        "CREATE INDEX paper_search_document ON paper_search USING gin (document) WITH (fastupdate = off)",
    ],
}
CREATE_BEFORE = {
    "sqlite": [
        """
        CREATE VIRTUAL TABLE paper_search
        USING fts5(headline, standfirst, byline, body, tokenize = 'porter unicode61 remove_diacritics 2')
        """
    ],
    "postgresql": [
        "CREATE TABLE paper_search (article_id bigint PRIMARY KEY, document tsvector NOT NULL)",
        "CREATE INDEX paper_search_document ON paper_search USING gin (document)",
    ],
}


def _anew(schema_editor, statements):
    schema_editor.execute("DROP TABLE paper_search")
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def create(apps, schema_editor):
    _anew(schema_editor, CREATE)
    if apps.get_model("paper", "PublishedArticle").objects.exists():
        print("\n  The search index is empty now; fill it with: manage.py rebuild_search", end="")


def restore(apps, schema_editor):
    _anew(schema_editor, CREATE_BEFORE)


class Migration(migrations.Migration):
    dependencies = [("paper", "0004_stamp_withdrawn")]

    operations = [
        migrations.RunPython(create, restore),
        migrations.AddIndex(
            model_name="publishededition",
            index=models.Index(
                condition=models.Q(("recalled_at", None)),
                fields=["language", "-issue_date", "-released_at", "-id"],
                name="edition_by_language_and_date",
            ),
        ),
        migrations.AddIndex(
            model_name="tagging",
            index=models.Index(fields=["-issue_date", "topic"], name="tagging_by_date"),
        ),
    ]
