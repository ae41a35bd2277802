from django.db import migrations

import paper.text.fields


class Migration(migrations.Migration):
    """A working copy keeps passages for colleagues. The column stays as it is."""

    dependencies = [("articles", "0006_colleagues_are_told")]

    operations = [
        migrations.AlterField("article", "body", paper.text.fields.SafeHTMLField(blank=True, ednotes=True)),
    ]
