"""Who answered for the paper from when to when? Read from the mastheads of what was released, as printed."""

import datetime
from dataclasses import dataclass
from typing import Final

from paper.models import PublishedEdition

MOST_SPANS: Final = 400
FIELDS: Final = {
    "editor_in_chief": "Editors in chief",
    "publisher": "Publishers",
    "address": "Addresses",
    "paper_name": "Names of the paper",
}


@dataclass
class Span:
    """What a masthead said from the edition of one date to that of another, both included; open in the newest one."""

    said: str
    first: datetime.date
    last: datetime.date
    is_open: bool


def through_time(*, language: str) -> list[tuple[str, str, list[Span]]]:
    """Return (field, what it is called, spans newest first) for each line of a language's masthead; none before one.

    One query; at most MOST_SPANS a line. It reads a few words of every edition and keeps the changes: quicker than
    asking SQLite for them by window.
    """
    spans: dict[str, list[Span]] = {name: [] for name in FIELDS}
    editions = PublishedEdition.objects.readable().in_language(language)
    rows = editions.mastheads(list(FIELDS)).iterator(chunk_size=2000)
    for place, (day, *printed) in enumerate(rows):
        for found, said in zip(spans.values(), printed, strict=True):
            if found and found[-1].said == said:
                found[-1].first = day
            else:
                found.append(Span(said, first=day, last=day, is_open=place == 0))
    return [(name, called, spans[name][:MOST_SPANS]) for name, called in FIELDS.items() if spans[name]]
