from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("paper", "0008_lists_by_language")]

    operations = [
        migrations.AddIndex(
            "publishedarticle",
            models.Index(fields=["section", "language", "-issue_date", "position"], name="article_by_section_language"),
        ),
        migrations.AddIndex(
            "authorship",
            models.Index(fields=["author", "language", "-issue_date", "-article"], name="authorship_by_language"),
        ),
        migrations.AddIndex(
            "tagging",
            models.Index(fields=["topic", "language", "-issue_date", "-article"], name="tagging_by_language"),
        ),
        migrations.AddIndex(
            "correction", models.Index(fields=["language", "-at", "-id"], name="correction_by_language")
        ),
    ]
