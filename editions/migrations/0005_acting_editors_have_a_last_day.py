from django.db import migrations, models
from django.db.models import F, Q


def end_what_never_ended(apps, schema_editor):
    # Of an absence without an end nobody knows more than its first day.
    apps.get_model('editions', 'Chair').objects.filter(is_acting=True, until=None).update(until=F('since'))


class Migration(migrations.Migration):

    dependencies = [
        ('editions', '0004_board_steps'),
    ]

    operations = [
        migrations.RunPython(end_what_never_ended, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='chair',
            name='since',
            field=models.DateField(help_text='The first day whose edition is theirs.'),
        ),
        migrations.AlterField(
            model_name='chair',
            name='until',
            field=models.DateField(blank=True, help_text='The last day. Left empty, the term lasts until the next one begins.', null=True),
        ),
        migrations.AlterField(
            model_name='chair',
            name='is_acting',
            field=models.BooleanField(default=False, help_text='Stands in during an absence, whose last day is known.', verbose_name='acting'),
        ),
        migrations.AddConstraint(
            model_name='chair',
            constraint=models.UniqueConstraint(fields=('since', 'is_acting'), name='one_term_begins_on_a_day', violation_error_message='Another term begins on that day already.'),
        ),
        migrations.AddConstraint(
            model_name='chair',
            constraint=models.CheckConstraint(condition=Q(('is_acting', False), ('until__isnull', False), _connector='OR'), name='acting_editor_has_a_last_day', violation_error_message='Say until when somebody stands in.'),
        ),
    ]
