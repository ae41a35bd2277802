"""Which words were planted, and which of them does an answer show?"""

import re

# Long enough at both ends that no random token looks like one.
_MARKER = re.compile(r"qxqxq[a-z]+?zxzxz")
# Far from any number that a page prints, so that a person's key in the database is recognised.
_FIRST_KEY = 77330001
# Every hundredth number is a person's. No part of a hash or of a token, which hold any digits by chance.
_KEY = re.compile(r"(?<![^\W_])7733\d\d01(?![^\W_])")


def marker(story: str, field: str) -> str:
    """Return a word that stands for one field of one story and occurs nowhere else; letters only, fit for a slug."""
    return f"qxqxq{story}{field}zxzxz"


def person_key(place: int) -> int:
    """Return a primary key for the n-th person that can be recognised in a page."""
    # Apart, since SQLite goes on counting from the highest key.
    return _FIRST_KEY + 100 * place


def shown(text: str) -> set[str]:
    """Return the markers and the people's keys in a text, however it is capitalised."""
    return set(_MARKER.findall(text.casefold())) | set(_KEY.findall(text))
