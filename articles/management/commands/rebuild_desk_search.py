"""Makes the index of the working copies anew."""

import sys
from typing import Any

from django.core.management import BaseCommand
from tqdm import tqdm

from articles.models import Article
from articles.reindexing import rebuild


class Command(BaseCommand):
    """Fill the newsroom's own search from the working copies, as they are now."""

    help = "Make the newsroom's search anew from the working copies; colleagues search the old one until it is done."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say how many articles the index holds."""
        with tqdm(total=Article.objects.count(), desc="Indexing", disable=not sys.stderr.isatty(), leave=False) as bar:
            count = rebuild(each=bar.update)
        self.stdout.write(f"The newsroom's search holds {count:,} articles.")
