"""How does the staff's side get its share of an archive? A working copy, a revision and moves for all that was printed.

`python -m bench.load_desk` after `python -m bench.load_archive`, on the same database.
"""

import os
import sys
import uuid
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from tqdm import tqdm  # noqa: E402

from articles.index import Row  # noqa: E402
from articles.indexing import row_of  # noqa: E402
from articles.models import Article, Byline, Revision  # noqa: E402
from articles.models import Move as ArticleMove  # noqa: E402
from bench import bulk  # noqa: E402
from bench.made_up import Batch  # noqa: E402
from editions.models import BoardStep, Edition, Move, Placement  # noqa: E402
from newsroom.roles import EDITOR_IN_CHIEF, SECTION_EDITOR, WRITER, sync_roles  # noqa: E402
from paper.manifest import canonical, sha256_of  # noqa: E402
from paper.models import Authorship, PublishedArticle, PublishedEdition  # noqa: E402
from tests.factories import person  # noqa: E402

PER_BATCH = 100
# What each article went through: verb → (from, to).
MOVES = {
    "submit": ("draft", "submitted"),
    "clear": ("submitted", "ready"),
    "approve": ("ready", "approved"),
    "release": ("approved", "released"),
}


def main() -> int:
    """Write a working copy of everything that was printed; 1 when there is one already."""
    if Article.objects.exists():
        sys.stderr.write("There are working copies in this database already.\n")
        return 1
    sync_roles()
    crew = Crew()
    with bulk.filling(index=False), bulk.desk_index_left_out():
        for editions in tqdm(list(_by(PER_BATCH, PublishedEdition.objects.order_by("pk"))), unit=" batches"):
            batch = crew.batch(editions)
            bulk.write(batch)
            bulk.write_desk_index(batch.desk_index)
    return 0


class Crew:
    """Those in whose name it was all done."""

    def __init__(self) -> None:
        self.writer, self.editor, self.chief = person(WRITER), person(SECTION_EDITOR), person(EDITOR_IN_CHIEF)

    def batch(self, editions: list[PublishedEdition]) -> Batch:
        """Return the rows behind some editions."""
        batch = Batch()
        for edition in editions:
            self._edition(batch, edition)
        articles = PublishedArticle.objects.filter(edition__in=editions).order_by("pk")
        for article in articles:
            self._article(batch, article)
        credited: dict[int, int] = {}
        for article_id, author_id in Authorship.objects.filter(article__in=articles).values_list("article", "author"):
            credited[article_id] = credited.get(article_id, -1) + 1
            batch.add(Byline, article_id=article_id, author_id=author_id, position=credited[article_id], credit="by")
        return batch

    def _edition(self, batch: Batch, printed: PublishedEdition) -> None:
        batch.add(
            Edition,
            id=printed.pk,
            issue_date=printed.issue_date,
            number=printed.number,
            language=printed.language,
            state="released",
            version=99,
            prepared_by_id=self.editor.pk,
            approved_by_id=self.chief.pk,
            approved_at=printed.released_at,
            released_at=printed.released_at,
            manifest=printed.manifest,
        )
        _moved(batch, Move, self.chief, printed.released_at, edition_id=printed.pk)

    def _article(self, batch: Batch, printed: PublishedArticle) -> None:
        key, at = printed.pk, printed.first_released_at
        content = canonical({"headline": printed.headline, "slug": printed.slug, "body": str.__str__(printed.body)})
        same = ("slug", "kicker", "headline", "standfirst", "section_id", "genre", "language", "dateline")
        batch.add(
            Article,
            id=key,
            slugline=printed.headline[:80],
            body=str.__str__(printed.body),
            tags=", ".join(printed.tags)[:200],
            lead_photo_id=printed.photo_id,
            owner_id=self.writer.pk,
            state="released",
            version=5,
            changed_at=at,
            form_key=uuid.uuid4().hex,
            **{name: getattr(printed, name) for name in same},
        )
        batch.desk_index.append(_row(printed))
        who = {"saved_by_id": self.writer.pk, "saved_at": at, "reason": "as approved"}
        batch.add(Revision, id=key, article_id=key, number=1, content=content, sha256=sha256_of(content), **who)
        where = {"edition_id": printed.edition_id, "article_id": key}
        spot = {"section_id": printed.section_id, "position": printed.position, "is_lead": printed.is_lead}
        batch.add(Placement, revision_id=key, printed_id=key, **where, **spot)
        placed = {"act": "place", "version": printed.position, "to_section_id": printed.section_id}
        batch.add(BoardStep, by_id=self.editor.pk, at=at, before={}, after={}, **where, **placed)
        _moved(batch, ArticleMove, self.editor, at, article_id=key)


def _row(printed: PublishedArticle) -> Row:
    """What the newsroom's own search holds of the working copy, as a save would have written it."""
    same = ("kicker", "headline", "standfirst", "dateline", "author_note")
    content = {name: getattr(printed, name) for name in same} | {"credits": printed.credits, "photo": None}
    working = SimpleNamespace(
        pk=printed.pk,
        language=printed.language,
        slugline=printed.headline[:80],
        ednote="",
        tags=", ".join(printed.tags)[:200],
        lead_caption="",
        body=printed.body,
    )
    return row_of(working, content)  # type: ignore[arg-type]


def _moved(batch: Batch, model: Any, by: User, at: Any, **subject: int) -> None:
    for verb, (source, target) in MOVES.items():
        batch.add(model, verb=verb, from_state=source, to_state=target, by_id=by.pk, at=at, note="", **subject)


def _by(count: int, rows: Any) -> Iterator[list[Any]]:
    found = list(rows)
    for start in range(0, len(found), count):
        yield found[start : start + count]


if __name__ == "__main__":
    sys.exit(main())
