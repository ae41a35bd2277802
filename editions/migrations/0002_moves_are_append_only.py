from django.db import migrations

from paper.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_initial")]

    operations = [AppendOnly("editions_move")]
