"""What is a story called in production while nobody has given it a slugline?"""

import re
from typing import Final

_WORD = re.compile(r"[^\W_]+(?:[’'\u200c-][^\W_]+)*")
_NOT_TELLING: Final = frozenset({"a", "an", "the"})
_WORDS: Final = 4
_LONGEST: Final = 80


def slugline_of(headline: str) -> str:
    """Return the first telling words of a headline, as colleagues would call the story.

    `static/js/writing/proposing.js` shows the same while the headline is typed.
    """
    words = [word for word in _WORD.findall(headline.lower()) if word not in _NOT_TELLING]
    return " ".join(words[:_WORDS])[:_LONGEST].strip()
