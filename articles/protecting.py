"""Whose name must not be printed, and by which names would a reader know them?"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.contrib.auth.models import User

from articles.models import Protection, StaffProfile
from articles.moves import MoveRefused
from authors.models import Author
from paper.search.spelling import normalise

# The texts of an edition of sixty articles, field by field.
_REMEMBERED = 1024
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Protected:
    """Somebody who must not be named: the author's key, the name as printed, all names and addresses, folded."""

    author: int
    name: str
    names: frozenset[str]
    addresses: frozenset[str]

    def is_credited(self, author: Author) -> bool:
        """Tell whether a byline is theirs: this very author, or another entry under one of their names."""
        return author.pk == self.author or folded(author.name) in self.names

    def named_in(self, text: str, *, is_credit: bool = False) -> str:
        """Return the name or address of theirs that stands in a text, or nothing.

        A name of one word counts in a credit alone: in a text it is half the country's.
        """
        words = f" {_words_of(text)} "
        names = (name for name in self.names if (is_credit or " " in name) and f" {name} " in words)
        lower = text.casefold()
        return next(names, "") or next((address for address in self.addresses if address in lower), "")


def protected() -> list[Protected]:
    """Return everybody who must not be named now. Costs one query, two when there is anybody."""
    authors = [each.author for each in Protection.objects.in_force().select_related("author").defer("reason")]
    if not authors:
        return []
    # Who writes under another name is in as much danger under their own.
    logins: dict[int, list[User]] = {}
    for profile in StaffProfile.objects.filter(author__in=authors).select_related("user"):
        logins.setdefault(profile.author_id, []).append(profile.user)
    return [_of(author, logins.get(author.pk, [])) for author in authors]


def protect(author: Author, *, by: User, at: datetime.datetime, reason: str) -> Protection:
    """Keep an author's name out of print from now on; `reason` is for few eyes."""
    if not by.has_perm("articles.add_protection"):
        raise MoveRefused("You may not say who is not to be named.")
    if not reason.strip():
        raise MoveRefused("Say why the name must not be printed.")
    return Protection.objects.create(author=author, reason=reason.strip(), since=at, set_by=by)


def lift(protection: Protection, *, by: User, at: datetime.datetime) -> None:
    """Let the name be printed again; doing it twice changes nothing."""
    if not by.has_perm("articles.change_protection"):
        raise MoveRefused("You may not lift this.")
    Protection.objects.in_force().filter(pk=protection.pk).update(lifted_at=at, lifted_by=by)


def folded(text: str) -> str:
    """Return a text's words, in which neither capitals nor stops, accents or ways of writing a letter count."""
    return " ".join(_WORD.findall(normalise(text)))


@lru_cache(maxsize=_REMEMBERED)
def _words_of(text: str) -> str:
    # Remembered by the text itself: the same texts are searched for one name after the other.
    return folded(text)


def _of(author: Author, logins: Iterable[User]) -> Protected:
    names = {author.name, *(login.get_full_name() for login in logins)}
    addresses = {author.public_email, *(login.email for login in logins)}
    return Protected(
        author.pk,
        author.name,
        frozenset(filter(None, map(folded, names))),
        frozenset(address.casefold() for address in addresses if address),
    )
