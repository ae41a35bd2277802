"""What changed in an edition from one proof to another: added, taken out, moved, rewritten, and by whom?"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from articles.differences import Part, differences
from articles.models import Revision
from editions.proofing.sheets import Entry, Sheet

_FACTS: Final = {
    "issue_date": "Date",
    "number": "Number",
    "label": "Label",
    "language": "Language",
    "paper_name": "Name of the paper",
    "motto": "Motto",
    "editor_in_chief": "Editor in chief",
    "publisher": "Publisher",
    "address": "Address",
}


@dataclass(frozen=True)
class Fact:
    """Something said of the edition itself that became something else."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Moved:
    """An article that stands elsewhere, and how, in sentences."""

    entry: Entry
    how: list[str]


@dataclass(frozen=True)
class Changed:
    """An article that would be printed otherwise; `hands` are the revisions saved between, oldest first, unread."""

    entry: Entry
    parts: list[Part]
    hands: list[Revision]


@dataclass(frozen=True)
class Comparison:
    """What differs between two sheets, each list in running order."""

    facts: list[Fact]
    added: list[Entry]
    taken_out: list[Entry]
    moved: list[Moved]
    changed: list[Changed]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.facts or self.added or self.taken_out or self.moved or self.changed)


def compare(before: Sheet, after: Sheet) -> Comparison:
    """Return what differs between two sheets of an edition. Costs three queries at most, however many articles."""
    old = {entry.article: entry for entry in before.entries}
    new = {entry.article: entry for entry in after.entries}
    return Comparison(
        facts=[
            Fact(label, before.facts.get(name, ""), after.facts.get(name, ""))
            for name, label in _FACTS.items()
            if before.facts.get(name, "") != after.facts.get(name, "")
        ],
        added=[entry for entry in after.entries if entry.article not in old],
        taken_out=[entry for entry in before.entries if entry.article not in new],
        moved=_moved(old, new),
        changed=_changed(before, after, pairs=[(old[key], new[key]) for key in new if key in old]),
    )


def _moved(old: dict[int, Entry], new: dict[int, Entry]) -> list[Moved]:
    stayed = _in_order([key for key in old if key in new], [key for key in new if key in old])
    found = []
    for key, entry in new.items():
        if key in old:
            how = list(_how(old[key], entry, in_order=key in stayed))
            if how:
                found.append(Moved(entry, how))
    return found


def _how(before: Entry, after: Entry, *, in_order: bool) -> list[str]:
    how = []
    if not in_order:
        how.append(f"from place {before.position} to place {after.position}")
    if before.section != after.section:
        how.append(f"from {before.section_name} to {after.section_name}")
    if before.is_lead != after.is_lead:
        how.append("leads now" if after.is_lead else "leads no more")
    return how


def _in_order(before: Sequence[int], after: Sequence[int]) -> set[int]:
    """Return those that stand in the same order; one article put in above moves nobody."""
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return {key for block in blocks for key in before[block.a : block.a + block.size]}


def _changed(before: Sheet, after: Sheet, *, pairs: Sequence[tuple[Entry, Entry]]) -> list[Changed]:
    rewritten = [(old, new) for old, new in pairs if old.sha256 != new.sha256]
    keys = [new.article for _, new in rewritten]
    if not keys:
        return []
    contents = before.load(keys), after.load(keys)
    saved: dict[int, list[Revision]] = {}
    for revision in Revision.objects.filter(article__in=keys).for_list().order_by("number"):
        saved.setdefault(revision.article_id, []).append(revision)
    return [
        Changed(
            new,
            differences(contents[0][new.article], contents[1][new.article]),
            [each for each in saved.get(new.article, []) if old.revision < each.number <= new.revision],
        )
        for old, new in rewritten
    ]
