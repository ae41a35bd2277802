"""What does the web server call? `newsroom.wsgi:application`: the pages in memory, and Django behind them."""

import os

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

_django = get_wsgi_application()
# Imported only once Django is set up: it needs the models.
from paper.store.application import Store, ahead_of  # noqa: E402

application: WSGIHandler | Store = ahead_of(_django) if settings.STORE_BYTES else _django
