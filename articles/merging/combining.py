"""How is a late text put together with what stands there now, field by field and paragraph by paragraph?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from articles.differences import readable
from articles.naming import label_of, shown, shown_credits
from articles.typed import FIELDS, Credit, Typed
from paper.languages import Language, direction
from paper.text.blocks import blocks
from paper.text.differing import Paragraph, folded, paragraphs
from paper.text.merging import Stretch, Who, merge, merge_two

SIDES: Final = ("mine", "theirs", "base", "both")
BYLINES: Final = "bylines"


class Unchosen(Exception):
    """Both changed something, and nobody has said whose is to stand; the message names the first of it."""


@dataclass(frozen=True)
class Choice:
    """A field, or some paragraphs of the body, that not all three texts have alike, in words that people read.

    `key` names the answer in the form where there is something to choose; `sides` are the texts to choose from.
    """

    key: str
    label: str
    who: Who
    base: str | None
    mine: str
    theirs: str
    language: str
    sides: tuple[str, ...] = ("mine", "theirs", "base")

    @property
    def direction(self) -> str:
        """The direction of writing, as HTML's `dir` wants it."""
        return direction(self.language)

    @property
    def my_changes(self) -> list[Paragraph]:
        """What I wrote, against the text that the form was opened at, or against theirs where nobody knows that."""
        return folded(paragraphs(self.theirs if self.base is None else self.base, self.mine))

    @property
    def their_changes(self) -> list[Paragraph]:
        """What stands there now, against the text that the form was opened at, where that is known."""
        return folded(paragraphs(self.theirs if self.base is None else self.base, self.theirs))

    @property
    def base_text(self) -> list[Paragraph]:
        """The text that the form was opened at."""
        return paragraphs(self.base or "", self.base or "")

    @property
    def looks_alike(self) -> bool:
        """Whether no word differs, only how the words are set."""
        return len({text for text in (self.base, self.mine, self.theirs) if text is not None}) == 1


@dataclass(frozen=True)
class Combination:
    """Three texts of one form: the one it was opened at (None where nobody knows it), mine, and theirs."""

    base: Typed | None
    mine: Typed
    theirs: Typed

    @cached_property
    def stretches(self) -> list[Stretch]:
        """The body in stretches of paragraphs."""
        mine, theirs = (blocks(typed["fields"]["body"]) for typed in (self.mine, self.theirs))
        if self.base is None:
            return merge_two(mine, theirs, words=_words)
        return merge(blocks(self.base["fields"]["body"]), mine, theirs, words=_words)

    @property
    def choices(self) -> list[Choice]:
        """All that differs, in the order of the form, with what is put together without asking. A few queries."""
        return list(self._choices())

    @property
    def is_same(self) -> bool:
        """Whether what was typed is just what stands there."""
        return self.mine == self.theirs

    def put_together(self, chosen: Mapping[str, str]) -> Typed:
        """Return the form that results: `chosen` says for each key of a conflict which side is to stand.

        Raises Unchosen when one was left open.
        """
        fields = {name: self._side(self._who(name), name, chosen) for name in FIELDS if name != "body"}
        values = {name: side["fields"][name] for name, side in fields.items()}
        bylines = self._side(self._who(BYLINES), BYLINES, chosen)["bylines"]
        return {"fields": values | {"body": "".join(self._body(chosen))}, "bylines": bylines}

    def _choices(self) -> Iterator[Choice]:
        language = self.mine["fields"]["language"]
        language = language if language in Language.values else Language.ENGLISH
        for name in FIELDS:
            if name == "body":
                yield from self._of_body(language)
            elif (who := self._who(name)) != "nobody":
                base = None if self.base is None else shown(name, self.base["fields"][name])
                mine, theirs = (shown(name, typed["fields"][name]) for typed in (self.mine, self.theirs))
                yield Choice(name, label_of(name), who, base, mine, theirs, language, self._sides)
        if (who := self._who(BYLINES)) != "nobody":
            base = None if self.base is None else shown_credits(self.base["bylines"])
            mine, theirs = (shown_credits(typed["bylines"]) for typed in (self.mine, self.theirs))
            yield Choice(BYLINES, "Bylines", who, base, mine, theirs, language, self._sides)

    def _of_body(self, language: str) -> Iterator[Choice]:
        place = 1
        for number, stretch in enumerate(self.stretches):
            if stretch.who != "nobody":
                base = None if self.base is None else _read(stretch.base)
                sides = (*self._sides, "both") if stretch.mine and stretch.theirs else self._sides
                mine, theirs = _read(stretch.mine), _read(stretch.theirs)
                label = f"Text, paragraph {place}"
                yield Choice(f"body-{number}", label, stretch.who, base, mine, theirs, language, sides)
            place += len(stretch.theirs)

    @property
    def _sides(self) -> tuple[str, ...]:
        return ("mine", "theirs") if self.base is None else ("mine", "theirs", "base")

    def _who(self, name: str) -> Who:
        mine, theirs = _value(self.mine, name), _value(self.theirs, name)
        if self.base is None:
            return "nobody" if mine == theirs else "conflict"
        base = _value(self.base, name)
        if mine == theirs:
            return "nobody" if mine == base else "both"
        return "theirs" if mine == base else "mine" if theirs == base else "conflict"

    def _side(self, who: Who, name: str, chosen: Mapping[str, str]) -> Typed:
        side = _answer(chosen, name, label_of(name)) if who == "conflict" else who
        return {"theirs": self.theirs, "base": self.base or self.theirs}.get(side, self.mine)

    def _body(self, chosen: Mapping[str, str]) -> Iterator[str]:
        place = 1
        for number, stretch in enumerate(self.stretches):
            label = f"Text, paragraph {place}"
            yield from stretch.taken(_answer(chosen, f"body-{number}", label) if stretch.who == "conflict" else "mine")
            place += len(stretch.theirs)


def _value(typed: Typed, name: str) -> str | list[Credit]:
    return typed["bylines"] if name == BYLINES else typed["fields"][name]


def _answer(chosen: Mapping[str, str], key: str, label: str) -> str:
    side = chosen.get(key, "")
    if side not in SIDES:
        raise Unchosen(label)
    return side


def _read(stretch: tuple[str, ...]) -> str:
    return "\n".join(_words(block) for block in stretch)


def _words(block: str) -> str:
    return readable(block, ednotes=True)
