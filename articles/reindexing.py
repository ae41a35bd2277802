"""How is the index of the working copies made anew?"""

from collections.abc import Callable
from itertools import islice

from django.db import transaction

from articles import index
from articles.indexing import row_of
from articles.models import Article
from articles.revisions import content_of

BATCH = 500


@transaction.atomic
def rebuild(*, each: Callable[[int], object] = abs) -> int:
    """Fill the index from the articles as they are, in one transaction, and return how many it holds.

    `each` is told of every batch how many articles it had.
    """
    count = 0
    articles = Article.objects.with_content().order_by("pk").iterator(chunk_size=BATCH)
    index.empty()
    while batch := [row_of(article, content_of(article)) for article in islice(articles, BATCH)]:
        index.put(batch)
        count += len(batch)
        each(len(batch))
    return count
