"""What does a button of the board mean? `put 17 3 42` puts the article 17 into the section 3, behind the article 42."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.models import Article
from articles.moves import MoveRefused
from editions import placing
from editions.models import BoardStep, Edition, Placement
from editions.placing import Spot
from paper.models import Section

_GONE = "That is not there any more: look at the board again."


@dataclass(frozen=True)
class Asked:
    """An act as a page asks for it: a verb and keys, and the version of the edition that the page was built at."""

    verb: str
    keys: tuple[int, ...]
    seen: int

    @classmethod
    def of(cls, words: str, *, seen: str) -> "Asked":
        """Read `verb key …`; raises ValueError for what no page of ours asks."""
        verb, *keys = words.split()
        if len(keys) != {"put": 3, "lead": 1, "out": 1, "undo": 1}.get(verb):
            raise ValueError("No act of the board.")
        numbers = [_number(key) for key in keys]
        return cls(verb, tuple(numbers), _number(seen))


def act(edition: Edition, asked: Asked, *, by: User, at: datetime.datetime) -> str:
    """Do what is asked and return a sentence about it; raises MoveRefused with one."""
    done = edition.steps.last_of(by)
    match asked.verb:
        case "put":
            _put(edition, asked, by=by, at=at)
        case "lead":
            placing.make_lead(_placement(edition, asked.keys[0]), by=by, at=at, seen=asked.seen)
        case "out":
            placing.take_out(_placement(edition, asked.keys[0]), by=by, at=at, seen=asked.seen)
        case _:
            undone = placing.undo(edition, by=by, at=at, step=asked.keys[0])
            return f"Taken back: you {undone.words}."
    step = edition.steps.last_of(by)
    return f"You {step.words}." if step != done else "It stands there already."


def meanwhile(edition: Edition, *, since: int, by: User) -> str:
    """Return in sentences what others have done with the running order since a version; the last three things."""
    steps: list[BoardStep] = list(edition.steps.since(since).by_others(by).for_record())
    told = [f"{step.by} {step.words}." for step in steps[-3:]]
    more = len(steps) - len(told)
    return " ".join(([f"{more} more change{'s' if more > 1 else ''}."] if more else []) + told)


def _put(edition: Edition, asked: Asked, *, by: User, at: datetime.datetime) -> None:
    article_key, section_key, after = asked.keys
    section = Section.objects.filter(pk=section_key).first()
    article = Article.objects.visible_to(by).filter(pk=article_key).first()
    if section is None or article is None:
        raise MoveRefused(_GONE)
    spot = Spot(section, after or None)
    placement = Placement.objects.filter(edition=edition, article=article).select_related("edition").first()
    if placement is None:
        placing.place_at(edition, article, spot=spot, by=by, at=at, seen=asked.seen)
    else:
        placing.put(placement, spot=spot, by=by, at=at, seen=asked.seen)


def _placement(edition: Edition, article: int) -> Placement:
    placement: Placement | None = (
        Placement.objects.filter(edition=edition, article=article).select_related("edition").first()
    )
    if placement is None:
        raise MoveRefused(_GONE)
    return placement


def _number(text: str) -> int:
    # The database counts to ten digits.
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ValueError("No number of a row.")
    return int(text)
