from django.db import migrations, models
from django.db.models import OuterRef, Subquery

from paper.append_only import AppendOnly

LANGUAGES = [("en", "English"), ("fa-AF", "دری"), ("ps", "پښتو")]


class Alterable(AppendOnly):
    """Lifts the triggers, for what this migration alone has to fill in."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        super().database_backwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        super().database_forwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Let {self.table} be altered"


def fill(apps, schema_editor):
    """Give the entries of articles in another language than English that language: the default is English."""
    articles = apps.get_model("paper", "PublishedArticle").objects
    others = articles.exclude(language="en")
    of_article = Subquery(articles.filter(pk=OuterRef("article")).values("language"))
    for name in ("Authorship", "Tagging", "Correction"):
        apps.get_model("paper", name).objects.filter(article__in=others.values("pk")).update(language=of_article)


class Migration(migrations.Migration):
    dependencies = [("paper", "0007_take_aways")]

    operations = [
        Alterable("paper_correction"),
        *(
            migrations.AddField(name, "language", models.CharField(choices=LANGUAGES, default="en", max_length=8))
            for name in ("authorship", "tagging")
        ),
        migrations.AddField(
            "correction",
            "language",
            models.CharField(
                choices=LANGUAGES,
                default="en",
                help_text="The article's, so that a language's list reads one index.",
                max_length=8,
            ),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        AppendOnly("paper_correction"),
    ]
