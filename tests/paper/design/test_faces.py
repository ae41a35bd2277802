"""Are the faces light enough for a slow line, and do they have the letters that the paper prints?"""

from pathlib import Path

from django.conf import settings
from fontTools.ttLib import TTFont

FONTS = Path(settings.BASE_DIR) / "static" / "fonts"
ENGLISH = ["newsreader-text", "newsreader-headline", "newsreader-headline-italic", "libre-franklin"]
PRINTED = "ABCXYZabcxyz0123456789 .,:;!?-–—‘’“”…·§é"
MARKED = "āīūšžğşłĀ"
DARI_AND_PASHTO = "اآبپتټثجچځڅحخدډذرړزژږسشښصضطظعغفقکګگلمنڼوؤهۀیېۍئء۰۱۲۳۴۵۶۷۸۹،؛؟«»\u200c"


def letters(name: str) -> set[str]:
    """Return the letters of a face."""
    return {chr(code) for code in TTFont(FONTS / f"{name}.woff2").getBestCmap()}


def test_the_faces_of_an_english_page_weigh_at_most_ninety_kilobytes() -> None:
    assert sum((FONTS / f"{name}.woff2").stat().st_size for name in ENGLISH) <= 90_000


def test_every_face_has_what_is_printed() -> None:
    assert [letter for name in ENGLISH for letter in PRINTED if letter not in letters(name)] == []
    assert [letter for name in ENGLISH for letter in MARKED if letter not in letters(f"{name}-ext")] == []


def test_the_arabic_face_has_the_letters_of_dari_and_pashto() -> None:
    # Guillemets come from Newsreader, which has them.
    assert set(DARI_AND_PASHTO) - letters("noto-naskh-arabic") == {"«", "»"}
    assert {"«", "»"} <= letters("newsreader-text")


def test_every_family_keeps_its_licence_beside_it() -> None:
    families = {"newsreader", "libre-franklin", "noto-naskh-arabic"}
    assert {path.name.removesuffix("-OFL.txt") for path in FONTS.glob("*-OFL.txt")} == families
    assert all("SIL Open Font License" in path.read_text() for path in FONTS.glob("*-OFL.txt"))
