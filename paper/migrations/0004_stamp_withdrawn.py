from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("paper", "0003_search_index"),
    ]

    operations = [
        migrations.AddField(
            model_name="stamp",
            name="withdrawn",
            field=models.PositiveBigIntegerField(
                default=0, help_text="The number at which something was last taken away from readers."
            ),
        ),
        migrations.AddConstraint(
            model_name="stamp",
            constraint=models.CheckConstraint(
                condition=models.Q(("withdrawn__lte", models.F("number"))), name="nothing_is_withdrawn_in_the_future"
            ),
        ),
    ]
