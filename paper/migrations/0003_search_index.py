from django.db import migrations

CREATE = {
    "sqlite": [
        """
        CREATE VIRTUAL TABLE paper_search
        USING fts5(headline, standfirst, byline, body, tokenize = 'porter unicode61 remove_diacritics 2')
        """
    ],
    "postgresql": [
        # English with its stems but without stop words: both engines find “The Who” and count the same words.
        "CREATE TEXT SEARCH DICTIONARY newsroom_english (TEMPLATE = snowball, LANGUAGE = english)",
        "CREATE TEXT SEARCH CONFIGURATION newsroom_english (COPY = pg_catalog.english)",
        """
        ALTER TEXT SEARCH CONFIGURATION newsroom_english
        ALTER MAPPING REPLACE pg_catalog.english_stem WITH newsroom_english
        """,
        "CREATE TABLE paper_search (article_id bigint PRIMARY KEY, document tsvector NOT NULL)",
        "CREATE INDEX paper_search_document ON paper_search USING gin (document)",
    ],
}


DROP = {
    "sqlite": ["DROP TABLE paper_search"],
    "postgresql": [
        "DROP TABLE paper_search",
        "DROP TEXT SEARCH CONFIGURATION newsroom_english",
        "DROP TEXT SEARCH DICTIONARY newsroom_english",
    ],
}


def create(apps, schema_editor):
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("paper", "0002_corrections_are_append_only")]

    operations = [migrations.RunPython(create, drop)]
