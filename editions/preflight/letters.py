"""In which letters is a text written, and does each mark of direction in it end?"""

import re
from functools import lru_cache
from typing import Final

from paper.languages import RIGHT_TO_LEFT, Language

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+")
_ARABIC = re.compile(
    "[\u0620-\u064a\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]+"
)
# What only Pashto writes, of the languages of the paper.
_PASHTO = re.compile("[\u067c\u0681\u0685\u0689\u0693\u0696\u069a\u06ab\u06bc\u06cd\u06d0]+")
# A name or a title in another script says nothing of the text around it.
_FEWEST: Final = 10
# Of a page of Pashto every tenth letter is one of its own; a Dari page has some in names.
_SAYS_PASHTO: Final = 0.03
_SAYS_DARI: Final = 0.002
_ENOUGH_TO_TELL: Final = 300

# The texts and headlines of an edition of sixty articles.
_REMEMBERED: Final = 256

_OPENS: Final = {"\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c",
                 "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069"}  # fmt: skip
_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def other_letters(text: str, *, language: str) -> str:
    """Return whose letters (“Arabic”, “Latin”, “Pashto”, “Dari”) a text is written in, if not in those of its language.

    Nothing for a text that fits, or is too short to tell.
    """
    latin, arabic, pashto = _counts(text)
    if latin + arabic < _FEWEST:
        return ""
    if language not in RIGHT_TO_LEFT:
        return "Arabic" if arabic > latin else ""
    if latin > arabic:
        return "Latin"
    return _other_language(arabic, pashto=pashto, language=language)


def is_left_open(paragraph: str) -> bool:
    """Tell whether a mark that turns the direction of writing is open at the end of its paragraph, or closes none.

    https://www.unicode.org/reports/tr9/#Explicit_Directional_Embeddings
    """
    waiting: list[str] = []
    for control in _CONTROLS.findall(paragraph):
        if control in _OPENS:
            waiting.append(_OPENS[control])
        elif not waiting or waiting.pop() != control:
            return True
    return bool(waiting)


def _other_language(arabic: int, *, pashto: int, language: str) -> str:
    if arabic < _ENOUGH_TO_TELL:
        return ""
    if language == Language.DARI and pashto > arabic * _SAYS_PASHTO:
        return "Pashto"
    if language == Language.PASHTO and pashto < arabic * _SAYS_DARI:
        return "Dari"
    return ""


@lru_cache(maxsize=_REMEMBERED)
def _counts(text: str) -> tuple[int, int, int]:
    """Return how many Latin, Arabic and Pashto letters a text has."""
    latin, arabic, pashto = (sum(map(len, letters.findall(text))) for letters in (_LATIN, _ARABIC, _PASHTO))
    return latin, arabic, pashto
