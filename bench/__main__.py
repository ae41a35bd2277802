"""Which of the measurements shall run? `python -m bench release 40 10`, `python -m bench archive 1000 10000`.

Most measure in a database of their own, made for that and thrown away; DATABASE_URL chooses the engine, as for tests.
One with a function `main` makes its databases itself.
"""

import importlib
import os
import sys

import django
from django.test.utils import setup_databases, teardown_databases

if sys.argv[1:2] in (["archive"], ["load_archive"], ["edition"], ["desk"]):
    sys.exit(importlib.import_module(f"bench.{sys.argv[1]}").main(sys.argv[2:]))

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()
measurement = importlib.import_module(f"bench.{sys.argv[1]}")
databases = setup_databases(verbosity=0, interactive=False)
try:
    sys.stdout.write(measurement.measure(*map(int, sys.argv[2:])))
finally:
    teardown_databases(databases, verbosity=0)
