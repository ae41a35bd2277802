"""Who was editor-in-chief, and of which day is the page, by its masthead?"""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from editions.reading.dates import Printed, printed_date
from editions.reading.furniture import Role, is_nameplate, parts, role
from editions.reading.lines import Line, key, plain_line, squash
from editions.reading.page import Found

_DASH = r"[\s\-‐‑–—]"
_LABEL = re.compile(
    rf"(?:acting{_DASH}+)?\b(?:editor{_DASH}*in{_DASH}*chief|chief{_DASH}*editor)\b\s*(?P<colon>[:：=\-–—]?)\s*",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(
    r"\s*[|•·;/»]\s*|\s+[-–—]\s+"
    r"|\s*\b(?:(?:managing|deputy|news|associate) editors?|publishers?|founders?|owner|phones?|tel|mobile|fax"
    r"|e-?mail|address|price|vol(?:ume)?|issue|no|website|date|year|printed)\b\s*[.:#]",
    re.IGNORECASE,
)
_LAST_POINT = re.compile(r"(?<=\w{3})\.$")
_EDGES = " ,.:;|•·-–—=\t"
_AROUND_A_DATE = {"", "date", "today", "kabul", "posted", "posted on", "published", "published on"}
MASTHEAD_ALONE = "the masthead alone, where the old site prints the day of saving"


@dataclass
class Masthead:
    """What the masthead says; `names` has every editor that the page names, in order."""

    names: list[str] = field(default_factory=list)
    dates: list[Printed] = field(default_factory=list)

    def add_editor(self, name: str) -> None:
        """Keep a name as printed, without the separators around it; the point of "Jr." stays."""
        name = _LAST_POINT.sub("", squash(name).strip(_EDGES.replace(".", "")))
        self.names += [name] if name else []

    def editor(self) -> Found[str]:
        """The first editor-in-chief named, unsure when the page names several."""
        if not self.names:
            return Found(None, "no line names one", sure=False)
        others = [name for name in self.names[1:] if key(name) != key(self.names[0])]
        if others:
            return Found(self.names[0], f"the masthead; another line says {others[0]}", sure=False)
        return Found(self.names[0], "the masthead")

    def day(self) -> Found[date]:
        """The first date of the masthead that is a day."""
        found = next((printed for printed in self.dates if printed.day), None)
        if found:
            how = f"{MASTHEAD_ALONE}; {found.doubt}" if found.doubt else MASTHEAD_ALONE
            return Found(found.day, how, sure=not found.doubt)
        doubts = [printed.doubt for printed in self.dates]
        return Found(None, doubts[0] if doubts else "no line gives one", sure=False)


def whole_date(text: str) -> Printed | None:
    """The date of a line that says nothing else."""
    printed = printed_date(text) if len(text) < 120 else None
    if printed is None:
        return None
    around = squash(text[: printed.start] + text[printed.end :]).casefold().strip(_EDGES)
    return printed if around in _AROUND_A_DATE else None


def dates_of(line: Line) -> list[Printed]:
    """The dates of a line that says nothing else, or only what a menu says."""
    pieces = [] if line.is_prose else parts(line.text)
    dates = [whole_date(line.text), *map(whole_date, pieces)]
    others = [piece for piece in pieces if not whole_date(piece)]
    if any(role(plain_line(piece)) is Role.TEXT for piece in others) and not dates[0]:
        return []
    return list(dict.fromkeys(date for date in dates if date))


def take_masthead(lines: Sequence[Line]) -> tuple[Masthead, list[Line]]:
    """Return the masthead, wherever it stands, and the lines without it."""
    masthead = Masthead()
    rest: list[Line] = []
    queue = deque(lines)
    prose_seen = False
    while queue:
        line = queue.popleft()
        prose_seen = prose_seen or line.is_prose
        label = _LABEL.search(line.text)
        if label is None or not _is_masthead(line.text, label, prose_seen=prose_seen):
            rest.append(line)
            continue
        text = _with_broken_date(line.text, queue)
        over = _read(text, label, masthead=masthead)
        if not text[label.end() :].strip(_EDGES):
            _read_name_below(queue, masthead=masthead)
        if queue:
            queue[0] = replace(queue[0], gap=True)
        if over:
            rest.append(replace(plain_line(over), apart=line.apart))
    return masthead, rest


def _is_masthead(text: str, label: re.Match[str], *, prose_seen: bool) -> bool:
    """A label at the start of a line, after a date or the paper's name at most, and a short rest.

    Without a colon it may be a signature or a sentence, so it counts above the text only.
    """
    if any(not (whole_date(part) or is_nameplate(part)) for part in parts(text[: label.start()])):
        return False
    return len(text) <= 200 if label["colon"] else len(text) <= 120 and not prose_seen


def _with_broken_date(text: str, queue: deque[Line]) -> str:
    """The masthead line with the rest of its date, where a narrow column broke the date."""
    if not queue or queue[0].gap:
        return text
    both = f"{text} {queue[0].text}"
    printed = printed_date(both)
    if printed and printed.start < len(text) < printed.end == len(both):
        queue.popleft()
        return both
    return text


def _read(text: str, label: re.Match[str], *, masthead: Masthead) -> str:
    """Take name and date from a masthead line; return what is left over behind them."""
    before, after = text[: label.start()], text[label.end() :]
    printed = printed_date(after)
    masthead.dates += [found for found in (printed_date(before), printed) if found]
    name = after[: printed.start] if printed else after
    end = _NAME_ENDS.search(name)
    masthead.add_editor(name[: end.start()] if end else name)
    over = after[printed.end :].strip(_EDGES) if printed else ""
    return over if len(over.split()) > 1 and not _NAME_ENDS.match(over) else ""


def _read_name_below(queue: deque[Line], *, masthead: Masthead) -> None:
    """The label stood alone, as in a table: the name is the next line, perhaps with the date."""
    if not queue or role(queue[0]) is not Role.TEXT or queue[0].is_prose or len(queue[0].text) > 80:
        return
    if whole_date(queue[0].text):
        return
    below = queue.popleft().text
    printed = printed_date(below)
    masthead.dates += [printed] if printed else []
    masthead.add_editor(below[: printed.start] if printed else below)
