"""An embargo holds on every path that leads to readers, and on none any longer than it stands."""

import ast
import datetime
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from articles.models import Article
from articles.moves import MoveRefused
from editions import release, timing
from editions.importing import Source, import_edition
from editions.models import Edition
from editions.reading import read_page
from newsroom.duties import TimedReleases
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedArticle, PublishedEdition
from tests.editions.acts import everything
from tests.editions.pages import plain_page
from tests.factories import make_article, make_timed_edition, person

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
Path_ = Callable[[Edition], str]


def by_hand(edition: Edition) -> str:
    try:
        release.release(edition, by=person(EDITOR_IN_CHIEF), at=timezone.now())
    except MoveRefused as refusal:
        return str(refusal)
    return ""


def by_the_button(edition: Edition) -> str:
    client = Client()
    client.force_login(person(EDITOR_IN_CHIEF))
    address = f"/newsroom/editions/edition/{edition.pk}/move/release/"
    answer = client.post(address, {"version": edition.version}, follow=True)
    said = " ".join(str(message) for message in answer.context["messages"])
    return said if "embargo" in said else ""


def at_its_time(edition: Edition) -> str:
    return timing.release_due(at=timezone.now()).held_back.get(edition, "")


def by_the_command(edition: Edition) -> str:
    out = StringIO()
    try:
        call_command("release_due", stdout=out)
    except CommandError:
        return out.getvalue()
    return ""


def by_the_loop(edition: Edition) -> str:
    TimedReleases()(timezone.now())
    edition.refresh_from_db()
    return edition.held_back


def approved_now() -> tuple[Edition, Article]:
    """An edition that is due, and an article of it."""
    article = make_article(state="ready")
    return make_timed_edition(
        release_at=timezone.now() - HOUR, articles=[make_article(state="ready"), article]
    ), article


def imported(edition: Edition) -> str:
    (report,) = import_edition(edition.issue_date, [PAGE], release=True, at=timezone.now())
    return report.problem


def filed() -> tuple[Edition, Article]:
    """An edition of the archive, planned so late that preflight has nothing against the embargo."""
    (report,) = import_edition(datetime.date(2024, 1, 16), [PAGE], release=False, at=timezone.now())
    assert report.article is not None
    Edition.objects.update(release_at=timezone.now() + 2 * HOUR)
    return Edition.objects.get(), report.article


PAGE = Source("page.txt", read_page(plain_page()))
PATHS: dict[str, tuple[Path_, Callable[[], tuple[Edition, Article]]]] = {
    "release, by hand": (by_hand, approved_now),
    "release, by the button": (by_the_button, approved_now),
    "release_due": (at_its_time, approved_now),
    "release_due, the command": (by_the_command, approved_now),
    "release_due, the loop": (by_the_loop, approved_now),
    "import": (imported, filed),
}


@pytest.mark.parametrize("path", PATHS)
def test_an_embargo_that_stands_lets_nothing_out(path: str) -> None:
    act, make = PATHS[path]
    edition, article = make()
    Article.objects.filter(pk=article.pk).update(embargo_until=timezone.now() + HOUR)
    before = everything(edition)

    assert "is under embargo" in act(edition)

    after = everything(edition)
    after["edition"]["held_back"] = before["edition"]["held_back"]
    assert after == before
    assert not PublishedEdition.objects.exists()
    assert not PublishedArticle.objects.exists()


@pytest.mark.parametrize("path", PATHS)
def test_an_embargo_that_is_over_stands_in_nobody_s_way(path: str) -> None:
    act, make = PATHS[path]
    edition, article = make()
    Article.objects.filter(pk=article.pk).update(embargo_until=timezone.now() - HOUR)

    assert act(edition) == ""

    assert PublishedEdition.objects.readable().get().issue_date == edition.issue_date


def test_a_time_before_an_embargo_ends_is_refused_at_once() -> None:
    edition, article = approved_now()
    now, chief = timezone.now(), person(EDITOR_IN_CHIEF)
    Article.objects.filter(pk=article.pk).update(embargo_until=now + 2 * HOUR)
    before = everything(edition)
    with pytest.raises(MoveRefused, match="under embargo until"):
        timing.set_release_time(edition, by=chief, at=now, release_at=now + HOUR)
    assert everything(edition) == before
    timing.set_release_time(edition, by=chief, at=now, release_at=now + 2 * HOUR)


# Which modules carry an edition to readers, and which rows of the table are theirs; the demo paper has no embargo.
CALLERS = {
    "editions/admin.py": {"release, by the button"},
    "editions/archive.py": {"import"},
    "editions/timing.py": {"release_due", "release_due, the command", "release_due, the loop"},
    "newsroom/demo/building.py": set(),
}


def test_every_module_that_releases_has_its_rows() -> None:
    # The floors below know no edition that could be released; `make check` sees to that.
    folders = ("articles", "editions", "newsroom")
    files = [file for folder in folders for file in Path(settings.BASE_DIR, folder).rglob("*.py")]
    found = {file.relative_to(settings.BASE_DIR).as_posix() for file in files if _releases(file)}
    # What it does inside a release, such as sealing it, is asked for there and nowhere else.
    found.discard("editions/release.py")
    assert found == set(CALLERS)
    assert set().union(*CALLERS.values()) | {"release, by hand"} == set(PATHS)


def _releases(file: Path) -> bool:
    calls = [node.func for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Call)]
    names = {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}
    return "release" in names
