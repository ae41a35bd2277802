"""Whom does a note name with an @, and who of them may see the article?"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from articles.models import Article

# Not inside an address of e-mail.
_AT: Final = re.compile(r"(?<![\w.+\-@])@(?=\w)")
_SOMEBODY: Final = re.compile(r"\w+(?:[.+\-]\w+)*")
# What may not follow a name, or it is the beginning of another: `@writer` does not stand in `@writer-city`.
_ENDS: Final = re.compile(r"(?!\w)(?![.+\-@]\w)")
_MOST: Final = 20


@dataclass
class Named:
    """The colleagues that a text names, and what it calls somebody whom nobody can tell, in the text's order."""

    people: list[User] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def colleagues(article: Article) -> QuerySet[User]:
    """Return who may open the article: its owner and the editors, by name. One query."""
    with_permission = User.objects.with_perm(
        "articles.edit_any_article",
        backend="django.contrib.auth.backends.ModelBackend",
        include_superusers=False,
    )
    people = User.objects.filter(is_active=True, is_staff=True)
    return people.filter(Q(pk__in=with_permission.values("pk")) | Q(pk=article.owner_id)).order_by(
        "first_name", "last_name", "username", "pk"
    )


def named(text: str, *, among: Iterable[User]) -> Named:
    """Find the @names of a text: user names, first and last names, or one of them where nobody else bears it.

    Whoever is not among these people is unknown, whether they exist or not: an answer tells nobody who works here.
    """
    called = _names(among)
    found = Named()
    for at in list(_AT.finditer(text))[:_MOST]:
        person = _longest(text, at.end(), called)
        if person is None:
            word = _SOMEBODY.match(text, at.end())
            if word and word.group() not in found.unknown:
                found.unknown.append(word.group())
        elif person not in found.people:
            found.people.append(person)
    return found


def unknown_words(found: Named) -> str:
    """Return a sentence about whom nobody could be told for, or an empty one."""
    if not found.unknown:
        return ""
    names = ", ".join(f"“@{name[:40]}”" for name in found.unknown[:5])
    return f"Nobody who may open this article is known by {names}, so nobody was told on that account."


def _names(people: Iterable[User]) -> dict[str, User]:
    """Return {name in small letters: person}; what two people are called is left out, a user name wins."""
    bearers: dict[str, set[User]] = defaultdict(set)
    by_username: dict[str, User] = {}
    for person in people:
        by_username[person.username.casefold()] = person
        for name in (person.first_name, person.last_name, person.get_full_name()):
            if name.strip():
                bearers[" ".join(name.split()).casefold()].add(person)
    return {name: next(iter(who)) for name, who in bearers.items() if len(who) == 1} | by_username


def _longest(text: str, start: int, called: dict[str, User]) -> User | None:
    rest = text[start : start + 320].casefold()
    fitting = [name for name in called if rest.startswith(name) and _ENDS.match(rest, len(name))]
    return called[max(fitting, key=len)] if fitting else None
