from django.db import migrations

from paper.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("paper", "0011_manifest_versions")]

    operations = [AppendOnly("paper_manifestversion")]
