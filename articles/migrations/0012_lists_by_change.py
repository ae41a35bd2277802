from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0011_saved_filters'),
        ('paper', '0013_editions_have_articles_ahead'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['-changed_at', '-id', 'state', 'section', 'genre', 'language', 'owner'], name='article_by_change'),
        ),
    ]
