"""How many words has a text, and how long does it take to read?"""

from typing import Final

from paper.text.html import plain_text

WORDS_A_MINUTE: Final = 220


def words_in(body: str) -> int:
    """Count the words of a body as readers would get it."""
    return len(plain_text(body).split())


def minutes(words: int) -> int:
    """Return how long so many words take to read, in whole minutes."""
    return max(1, round(words / WORDS_A_MINUTE))
