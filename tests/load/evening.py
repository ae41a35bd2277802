"""What happens while the crowd reads? Two editions are released, an article is corrected, the database goes away."""

import datetime
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from articles.models import Article
from editions import correction, release
from editions.models import Edition
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedArticle, PublishedEdition
from tests.factories import NOW, make_article, make_edition, make_revision, person
from tests.load.outage import MovedFile, Wire
from tests.security.serving import Server

ARTICLES = 8
# How long after a change a reader may still be shown the page before it.
LATEST = 2.0
FIRST_DAY = datetime.date(2026, 3, 14)


@dataclass
class Crowd:
    """A crowd that is reading, and what it saw when it is done."""

    process: "subprocess.Popen[bytes]"

    @classmethod
    def enters(cls, server: Server, paths: list[str], *, readers: int) -> "Crowd":
        """Let a crowd in."""
        command = [sys.executable, "-m", "tests.load.crowd", str(server.port), str(readers), "2024", *paths]
        pipe = subprocess.PIPE
        return cls(subprocess.Popen(command, cwd=settings.BASE_DIR, stdin=pipe, stdout=pipe))

    def leaves(self) -> dict[str, Any]:
        """Send the crowd home and return what it saw."""
        said, _ = self.process.communicate(timeout=120)
        assert self.process.returncode == 0
        seen: dict[str, Any] = json.loads(said)
        return seen


def edition_number(number: int) -> Edition:
    """Make an approved edition whose every headline names it."""
    headlines = [f"Edition {number} story {place}" for place in range(1, ARTICLES + 1)]
    articles = [make_article(state="ready", headline=headline) for headline in headlines]
    day = FIRST_DAY + datetime.timedelta(days=number)
    return make_edition(state=State.APPROVED, articles=articles, issue_date=day)


def carry(edition: Edition) -> float:
    """Release an edition; return when it was."""
    release.release(edition, by=person(EDITOR_IN_CHIEF), at=NOW)
    return time.monotonic()


def pages_of(edition: Edition) -> list[str]:
    """Return the addresses of an edition's pages."""
    printed = PublishedEdition.objects.get(issue_date=edition.issue_date)
    return [printed.get_absolute_url(), *(piece.get_absolute_url() for piece in printed.articles.all())]


def correct(piece: PublishedArticle) -> float:
    """Correct an article; return when it was."""
    article = Article.objects.get(placement__printed=piece)
    make_revision(article, body="<p>As it should have been.</p>")
    text = "An earlier version said otherwise."
    correction.correct(article, by=person(EDITOR_IN_CHIEF), at=NOW, kind="correction", text=text)
    return time.monotonic()


def open_the_house(server: Server, paths: list[str]) -> None:
    """Ask for every page some times, so that each process has read its templates before the crowd comes."""
    for path in [*paths, "/"] * 4:
        assert server.ask(path).status == 200


def wait_until(moment: float) -> None:
    """Let the crowd read alone until a moment of the monotonic clock."""
    while (left := moment - time.monotonic()) > 0:
        time.sleep(left)


def tell(seen: dict[str, Any]) -> str:
    """Return what was seen in one line."""
    took = sorted(seen["milliseconds"])
    p99 = took[int(len(took) * 0.99)]
    return (
        f"{len(took)} answers, {len(seen['failures'])} failures, {seen['aged']} older pages; "
        f"median {took[len(took) // 2]:.1f} ms, p99 {p99:.1f} ms, longest {took[-1]:.1f} ms"
    )


def releases_under_load(server: Server, *, seconds: float, readers: int) -> tuple[dict[str, Any], list[str]]:
    """Release two editions and correct an article while a crowd reads; return what it saw, and what was wrong."""
    first, second, third = (edition_number(number) for number in (1, 2, 3))
    carry(first)
    paths = pages_of(first)
    corrected = paths[1]
    open_the_house(server, paths)
    begun = time.monotonic()
    crowd = Crowd.enters(server, ["/"] * len(paths) + paths, readers=readers)
    moments = []
    for part, act in ((0.25, lambda: carry(second)), (0.5, lambda: carry(third))):
        wait_until(begun + seconds * part)
        moments.append(act())
    wait_until(begun + seconds * 0.75)
    corrected_at = correct(PublishedArticle.objects.get(edition__issue_date=first.issue_date, position=1))
    # However long this machine took: the last change has to be seen as well.
    wait_until(max(begun + seconds, corrected_at + 2 * LATEST))
    seen = crowd.leaves()
    return seen, [
        *_wrong_fronts(seen["pages"]["/"], moments),
        *_wrong_articles(seen["pages"][corrected], corrected_at),
    ]


def _wrong_fronts(fronts: list[tuple[float, list[int], bool]], moments: list[float]) -> list[str]:
    wrong = [f"a mixed front page: {editions}" for _, editions, _ in fronts if len(editions) != 1]
    for asked, editions, _ in fronts:
        oldest = 1 + sum(asked > moment + LATEST for moment in moments)
        if editions[0] < oldest:
            wrong.append(f"edition {editions[0]} {asked - moments[editions[0] - 1]:.1f} s after the next one")
    newest = {editions[0] for _, editions, _ in fronts}
    return wrong if newest == {1, 2, 3} else [*wrong, f"only these editions were ever in front: {newest}"]


def _wrong_articles(pages: list[tuple[float, list[int], bool]], corrected_at: float) -> list[str]:
    late = [asked for asked, _, told in pages if asked > corrected_at + LATEST and not told]
    wrong = [f"uncorrected {asked - corrected_at:.1f} s later" for asked in late]
    return wrong if any(told for _, _, told in pages) else [*wrong, "nobody ever saw the correction"]


def outage_under_load(
    server: Server, wire: Wire | MovedFile, *, seconds: float, away: float, readers: int
) -> dict[str, Any]:
    """Take the database away for a while in the middle of a crowd's reading, after a release; return what it saw."""
    first, second = edition_number(1), edition_number(2)
    carry(first)
    paths = ["/", *pages_of(first)]
    open_the_house(server, paths)
    begun = time.monotonic()
    crowd = Crowd.enters(server, paths, readers=readers)
    wait_until(begun + (seconds - away) / 2)
    carry(second)
    wire.cut()
    wait_until(time.monotonic() + away)
    wire.mend()
    wait_until(begun + seconds)
    return crowd.leaves()
