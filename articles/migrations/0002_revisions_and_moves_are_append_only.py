from django.db import migrations

from paper.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]

    operations = [AppendOnly("articles_revision"), AppendOnly("articles_move")]
