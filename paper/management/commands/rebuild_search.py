"""Makes the search index anew."""

import sys
from typing import Any

from django.core.management import BaseCommand
from tqdm import tqdm

from paper.models import PublishedArticle
from paper.search import index


class Command(BaseCommand):
    """Fill the search index from what readers may see, as it is now."""

    help = "Make the search index anew from the released articles; readers search the old one until it is done."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say how many articles the index holds."""
        expected = PublishedArticle.objects.readable().count()
        with tqdm(total=expected, desc="Indexing", disable=not sys.stderr.isatty(), leave=False) as bar:
            count = index.rebuild(each=bar.update)
        self.stdout.write(f"The index holds {count:,} articles.")
