"""What stands in the record, newest first: of everything, of an edition, an article, a person?"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Self

from django.db.models import Q, QuerySet

from articles.models import Move as ArticleMove
from articles.states import TRANSITIONS as OF_ARTICLES
from editions.models import BoardStep, Move, Proof, Reason, RequestMove
from editions.states import TRANSITIONS


@dataclass(frozen=True)
class Entry:
    """One line: when, who, what, to what, why. It holds no text of an article, not even its headline."""

    at: datetime.datetime
    by: str
    verb: str
    way: str
    why: str
    article: Any
    edition: Any
    place: "Place"


@dataclass(frozen=True, order=True)
class Place:
    """Where an entry stands in the record; a page goes on below one."""

    at: datetime.datetime
    source: int
    pk: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}_{self.source}_{self.pk}"

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the place that a text names; None for a text that names none."""
        try:
            at, source, pk = text.split("_")
            moment = datetime.datetime.fromisoformat(at)
            return cls(moment, int(source), int(pk)) if moment.tzinfo and 0 <= int(pk) < 2**63 else None
        except ValueError:
            return None


@dataclass(frozen=True)
class Asked:
    """What part of the record is asked for; empty fields ask for everything."""

    since: datetime.datetime | None = None
    until: datetime.datetime | None = None
    by: int | None = None
    verb: str = ""
    edition: int | None = None
    article: int | None = None


@dataclass(frozen=True)
class _Source:
    """One table of the record: how its rows are found, and what each says."""

    rows: Callable[[], "QuerySet[Any]"]
    verb: str
    says: Callable[[Any], dict[str, Any]]
    edition: str = "edition"
    article: str = ""


def _move(row: Any) -> dict[str, Any]:
    return {"verb": row.words, "way": row.way, "why": row.note}


def _of_article(row: Any) -> dict[str, Any]:
    return {**_move(row), "article": row.article}


def _of_edition(row: Any) -> dict[str, Any]:
    return {**_move(row), "edition": row.edition}


def _of_request(row: Any) -> dict[str, Any]:
    kind = row.request.get_kind_display().lower()
    said = {"verb": row.words, "way": f"{kind}: {row.to_state}", "why": row.note}
    return {**said, "article": row.request.article, "edition": row.request.edition}


def _of_step(row: Any) -> dict[str, Any]:
    sections = " → ".join(str(section) for section in (row.from_section, row.to_section) if section)
    verb = f"undo {row.get_act_display().lower()}" if row.undoes_id else row.act.replace("_", " ")
    return {"verb": verb, "way": sections, "article": row.article, "edition": row.edition}


def _of_reason(row: Any) -> dict[str, Any]:
    return {"verb": "override" if row.text else "take back an override", "why": row.text, "edition": row.edition}


def _of_proof(row: Any) -> dict[str, Any]:
    return {"verb": "pull a proof", "way": f"proof {row.number}", "edition": row.edition}


_EDITION = "edition__manifest"
_SOURCES = (
    _Source(
        lambda: ArticleMove.objects.select_related("by", "article").defer("article__body"),
        "verb",
        _of_article,
        edition="article__placement__edition",
        article="article",
    ),
    _Source(lambda: Move.objects.select_related("by", "edition").defer(_EDITION), "verb", _of_edition),
    _Source(
        lambda: RequestMove.objects.select_related("by", "request__article", "request__edition").defer(
            "request__article__body", "request__edition__manifest"
        ),
        "verb",
        _of_request,
        edition="request__edition",
        article="request__article",
    ),
    _Source(
        lambda: BoardStep.objects.select_related("by", "article", "edition", "from_section", "to_section").defer(
            "article__body", _EDITION
        ),
        "act",
        _of_step,
        article="article",
    ),
    _Source(lambda: Reason.objects.select_related("by", "edition").defer(_EDITION), "", _of_reason),
    _Source(lambda: Proof.objects.select_related("by", "edition").defer(_EDITION, "content"), "", _of_proof),
)
_ONLY_VERB = {4: "override", 5: "pull_a_proof"}


def verbs() -> list[str]:
    """Return every verb that can be asked for."""
    decisions = ("ask", "decline", "withdraw", "correct")
    return sorted({*OF_ARTICLES, *TRANSITIONS, *decisions, *BoardStep.Act.values, *_ONLY_VERB.values()})


def page(asked: Asked, *, below: Place | None, size: int) -> tuple[list[Entry], Place | None]:
    """Return a page of the record, newest first, and the place below which the next one begins; None at the end.

    One query for each table, which reads one range of an index; none counts anything.
    """
    found: list[Entry] = []
    for number in range(len(_SOURCES)):
        found += _read(number, asked, below=below, size=size + 1)
    found.sort(key=lambda entry: entry.place, reverse=True)
    shown = found[:size]
    return shown, shown[-1].place if len(found) > size else None


def everything(asked: Asked, *, size: int = 500) -> Iterator[Entry]:
    """Yield all that is asked for, page by page."""
    below: Place | None = None
    while True:
        entries, below = page(asked, below=below, size=size)
        yield from entries
        if below is None:
            return


def _read(number: int, asked: Asked, *, below: Place | None, size: int) -> Iterator[Entry]:
    source = _SOURCES[number]
    rows = _asked_of(source, number, asked)
    if rows is None:
        return
    if below:
        rows = rows.filter(at__lte=below.at).filter(_below(number, below))
    for row in rows.order_by("-at", "-pk")[:size]:
        nothing = {"way": "", "why": "", "article": None, "edition": None}
        place = Place(row.at, number, row.pk)
        yield Entry(at=row.at, by=row.by.get_username(), place=place, **nothing | source.says(row))


def _below(number: int, place: Place) -> Q:
    if number == place.source:
        return Q(at__lt=place.at) | Q(pk__lt=place.pk)
    return Q() if number < place.source else Q(at__lt=place.at)


def _asked_of(source: _Source, number: int, asked: Asked) -> "QuerySet[Any] | None":
    """Return the rows of a table that are asked for, or None when it holds none such."""
    if asked.article and not source.article:
        return None
    if asked.verb and not source.verb and asked.verb != _ONLY_VERB[number]:
        return None
    wanted = {
        "at__gte": asked.since,
        "at__lt": asked.until,
        "by": asked.by,
        source.edition: asked.edition,
        source.article: asked.article,
        source.verb: asked.verb or None,
    }
    return source.rows().filter(**{name: value for name, value in wanted.items() if name and value is not None})
