"""How does an empty database get an archive of so many articles? `python -m bench.load_archive 1000000`.

DATABASE_URL or NEWSROOM_DATA name the database, as for `manage.py`; it has to be migrated. What is there already is
never touched: a database that holds anything of a newsroom is refused.
"""

import argparse
import datetime
import os
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.apps import apps  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from tqdm import tqdm  # noqa: E402

from bench import bulk  # noqa: E402
from bench.made_up import batches  # noqa: E402
from paper.store import stamp  # noqa: E402


def main(arguments: list[str]) -> int:
    """Fill the database and say how long it took; 1 when it is not empty."""
    parser = argparse.ArgumentParser(prog="python -m bench.load_archive", description=__doc__)
    parser.add_argument("articles", type=int, help="how many")
    parser.add_argument("--until", type=datetime.date.fromisoformat, default=datetime.date.today())  # noqa: DTZ011
    given = parser.parse_args(arguments)
    started = time.perf_counter()
    if is_used():
        sys.stderr.write("This database holds a newsroom's work; an archive is made up in an empty one only.\n")
        return 1
    load(given.articles, until=given.until)
    sys.stdout.write(f"{given.articles:,} articles in {time.perf_counter() - started:,.0f} s\n")
    return 0


def is_used() -> bool:
    """Say whether anything that people made stands in the database."""
    floors = [name for name in ("articles", "editions", "paper", "authors", "photos") if apps.is_installed(name)]
    tables = [model for name in floors for model in apps.get_app_config(name).get_models()]
    return any(model._default_manager.exists() for model in tables)


def load(articles: int, *, until: datetime.date) -> None:
    """Fill the empty database with so many articles, the newest edition on `until` or the day before."""
    done: Future[None] | None = None
    # One thread writes what the other made up in the meantime; neither holds more than a batch.
    with ThreadPoolExecutor(1) as writer, tqdm(total=articles, unit=" articles", mininterval=1) as bar:
        context = bulk.filling()
        writer.submit(context.__enter__).result()
        for batch in batches(articles, until=until):
            if done:
                done.result()
            done = writer.submit(bulk.write, batch)
            bar.update(batch.articles)
        if done:
            done.result()
        bar.set_description("Indexing")
        writer.submit(context.__exit__, None, None, None).result()
    with transaction.atomic():
        stamp.bump()
    connection.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
