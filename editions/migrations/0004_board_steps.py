import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from paper.append_only import AppendOnly


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0002_revisions_and_moves_are_append_only'),
        ('editions', '0003_editions_go_out_at_their_time'),
        ('paper', '0012_manifest_versions_are_append_only'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='BoardStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(help_text="The edition's version that this step made.")),
                ('act', models.CharField(choices=[('place', 'Placed'), ('move', 'Moved'), ('lead', 'Chose the lead'), ('take_out', 'Took out'), ('order', 'Put in order')], max_length=8)),
                ('before', models.JSONField(default=dict)),
                ('after', models.JSONField(default=dict)),
                ('at', models.DateTimeField()),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='articles.article')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='editions.edition')),
                ('from_section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='paper.section')),
                ('to_section', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='paper.section')),
                ('undoes', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undone_by', to='editions.boardstep')),
            ],
            options={
                'ordering': ['-version', '-pk'],
                'indexes': [models.Index(fields=['edition', 'by', '-version'], name='board_step_by_person')],
                'constraints': [models.UniqueConstraint(fields=('edition', 'version'), name='one_step_makes_one_version_of_an_edition'), models.CheckConstraint(condition=models.Q(('act__in', ['place', 'move', 'lead', 'take_out', 'order'])), name='board_step_is_a_known_act'), models.CheckConstraint(condition=models.Q(models.Q(('act', 'order'), ('article', None)), models.Q(models.Q(('act', 'order'), _negated=True), ('article__isnull', False)), _connector='OR'), name='board_step_names_an_article_unless_the_whole_order_is_new')],
            },
        ),
        AppendOnly("editions_boardstep"),
    ]
