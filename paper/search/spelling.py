"""Which spellings are one word? Both engines of the search get folded words, on indexing and on asking.

So ی and ي, café and cafe are found by each other. What is folded holds no letter of Unicode's private use: those mark
what the index knows of an article besides its words (`paper.search`), and no reader can type them.
"""

import re
import unicodedata
from collections.abc import Iterable

MOST_WORDS = 12

# Letters that keyboards write in several ways: yeh, kaf, alef maksura, teh marbuta, heh, alef wasla, eastern digits.
_SAME = str.maketrans("يىكةەہھٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ییکهههها01234567890123456789")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u0640]")
_DROPPED = {"Mn", "Co"}


def normalise(text: str) -> str:
    """Return `text` as the index knows it: lower case, no accents, no Arabic vowel signs, one form of each letter."""
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text)).casefold()
    kept = "".join(letter for letter in text if unicodedata.category(letter) not in _DROPPED)
    return unicodedata.normalize("NFC", kept).translate(_SAME)


def words(text: str) -> list[str]:
    """Return the words and "quoted phrases" of a query, normalised; marks of punctuation mean nothing in it."""
    found = [re.findall(r"[^\W_]+", part) for part in re.split(r'"([^"]*)"', normalise(text))]
    # Every second part stood between quotation marks.
    phrases = [" ".join(part) for part in found[1::2] if part]
    return unique(phrases + [word for part in found[::2] for word in part])[:MOST_WORDS]


def unique(items: Iterable[str]) -> list[str]:
    """Return what is there without repetitions, in the order of first appearance."""
    return list(dict.fromkeys(items))
