"""How is the demo paper made? By the same moves as people make, in one transaction."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from articles import saving
from articles.models import Article
from editions import approval, correction, placing, release, workflow
from editions.models import Edition
from newsroom.demo.drawing.canvas import PIXELS_PER_UNIT
from newsroom.demo.lateness import come_late
from newsroom.demo.pictures import PICTURES, PORTRAITS, Picture
from newsroom.demo.pieces import DAY_IN_DARI, DAY_IN_THE_MAKING, RELEASED_DAYS, Piece, pieces_of
from newsroom.demo.planning import plan_stories
from newsroom.demo.promising import promise
from newsroom.demo.staffing import DemoRefused, Staff, hire, hung
from newsroom.demo.week import Clock, day_before, moment, publishing_day_after, publishing_days
from newsroom.demo.writing import Desk, catch_up, write

STAGES: Final = ("planned", "in_approval", "approved", "released")
FIRST_NUMBER: Final = 4316
DARI_NUMBER: Final = 212
# On this day of the week the deputy held the chair, so that one masthead names another editor.
_ACTING_DAY: Final = 3


@dataclass(frozen=True)
class Built:
    """What was made: how many of what, and the passwords by username."""

    editions: int
    articles: int
    photos: int
    passwords: dict[str, str]


def days_of(stage: str) -> tuple[int, ...]:
    """Return the folders of the week that a stage builds besides the day in the making."""
    if stage == "released":
        return (*RELEASED_DAYS, DAY_IN_DARI)
    return () if stage == "planned" else RELEASED_DAYS[-1:]


def steps(stage: str) -> int:
    """Return how often `build` calls `tick`."""
    pieces = _pieces(stage)
    return len(list(_pictures(pieces))) + len(pieces)


def build(
    stage: str,
    *,
    today: datetime.date,
    now: datetime.datetime,
    tick: Callable[[], object] = lambda: None,
    pixels_per_unit: float = PIXELS_PER_UNIT,
) -> Built:
    """Make the demo paper up to `today` at a stage, or nothing at all; `tick` is called after each piece of work.

    Nothing is dated later than `now`. Photos are 1,200 units wide, so fewer pixels per unit make it quicker. Raises
    DemoRefused, with a sentence, when the database holds editions already.
    """
    if Edition.objects.exists():
        raise DemoRefused("There are editions in this database already: the demo paper is made in an empty one.")
    dates = dict(zip(RELEASED_DAYS, publishing_days(until=today, count=len(RELEASED_DAYS)), strict=True))
    dates[DAY_IN_DARI] = dates[RELEASED_DAYS[-1]]
    dates[DAY_IN_THE_MAKING] = publishing_day_after(dates[RELEASED_DAYS[-1]])
    pictures = _pictures(_pieces(stage))
    with transaction.atomic(), hung(pictures, tick=tick, pixels_per_unit=pixels_per_unit) as photos:
        staff = hire(photos=photos, first_day=dates[RELEASED_DAYS[0]], acting_on=dates[_ACTING_DAY])
        promise(at=moment(day_before(dates[RELEASED_DAYS[0]]), 10))
        for day in (*days_of(stage), DAY_IN_THE_MAKING):
            _make(day, stage, desk=Desk(staff, Clock(now), dates[day]), tick=tick)
        return Built(Edition.objects.count(), Article.objects.count(), len(photos), staff.passwords)


def _make(day: int, stage: str, *, desk: Desk, tick: Callable[[], object]) -> None:
    pieces = pieces_of(day)
    edition = _plan(day, language=pieces[0].language, desk=desk)
    written: list[tuple[Piece, Article]] = []
    for piece in pieces:
        article = write(piece, desk=desk)
        if piece.is_placed:
            placed_at = desk.time_of(piece, after=220)
            placing.place(edition, article, by=desk.editor, is_lead=piece.is_lead, at=placed_at)
        written.append((piece, article))
        tick()
    if day == DAY_IN_THE_MAKING:
        plan_stories(edition, written, desk=desk)
        come_late(written, desk=desk)
        return
    _bring(edition, stage, chief=_chief(day, desk.staff), desk=desk)
    if day != RELEASED_DAYS[-1]:
        catch_up([article for _, article in written], desk=desk)
    for piece, article in written:
        if piece.correction and stage == "released":
            _correct(article, piece=piece, desk=desk)


def _plan(day: int, *, language: str, desk: Desk) -> Edition:
    return Edition.objects.create(
        issue_date=desk.issue_date,
        language=language,
        number=DARI_NUMBER if day == DAY_IN_DARI else FIRST_NUMBER + day - 1,
        deadline=moment(day_before(desk.issue_date), 20),
        release_at=moment(desk.issue_date, 5),
    )


def _bring(edition: Edition, stage: str, *, chief: User, desk: Desk) -> None:
    """Send an edition for approval, approve it and release it, as far as the stage goes."""
    clock, eve = desk.clock, day_before(desk.issue_date)
    workflow.send_for_approval(edition, by=desk.editor, at=clock.at(eve, 20, 30))
    if stage != "in_approval":
        approval.approve(edition, by=chief, at=clock.at(eve, 21, 10))
    if stage == "released":
        release.release(edition, by=chief, at=clock.at(desk.issue_date, 5))


def _correct(article: Article, *, piece: Piece, desk: Desk) -> None:
    """Mend what was printed wrong, at noon of the edition's day, with the words that readers see."""
    chief, at = desk.staff.users["editor-in-chief"], desk.clock.at(desk.issue_date, 12)
    article.refresh_from_db()
    article.body = piece.body
    saving.save(article, opened_at=article.version, by=chief, at=at, reason="Correction")
    correction.correct(article, by=chief, at=at, kind="correction", text=piece.correction)


def _chief(day: int, staff: Staff) -> User:
    return staff.users["acting-editor" if day == _ACTING_DAY else "editor-in-chief"]


def _pieces(stage: str) -> list[Piece]:
    return [piece for day in (*days_of(stage), DAY_IN_THE_MAKING) for piece in pieces_of(day)]


def _pictures(pieces: Sequence[Piece]) -> Iterator[tuple[str, Picture, str]]:
    """Give the (name, picture, caption) of every portrait and of every picture that these pieces print."""
    yield from ((slug, portrait, "") for slug, portrait in PORTRAITS.items())
    yield from ((piece.photo, PICTURES[piece.photo], piece.caption) for piece in pieces if piece.photo)
