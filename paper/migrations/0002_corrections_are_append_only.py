from django.db import migrations

from paper.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("paper", "0001_initial")]

    operations = [AppendOnly("paper_correction")]
