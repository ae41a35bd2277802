from django.db import migrations, models

OTHERWISE = "Left empty, the house's own word for it is printed where there is one, and else the English name."


class Migration(migrations.Migration):
    dependencies = [("paper", "0009_indexes_by_language")]

    operations = [
        migrations.AddField(
            "section", name, models.CharField(blank=True, default="", help_text=OTHERWISE, max_length=60), False
        )
        for name in ("name_in_dari", "name_in_pashto")
    ]
