"""How are the files in static/fonts made from the type families' own packages?

Run it with the folder that holds the unpacked npm packages named in static/fonts/README.md:

    python -m scripts.make_fonts FOLDER
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parent.parent / "static" / "fonts"

LETTERS = [*range(0x20, 0x7F), *range(0xC0, 0x100), 0x131, 0x152, 0x153]
PUNCTUATION = [0xA0, 0xA1, 0xA7, 0xAB, 0xB0, 0xB7, 0xBB, 0xBF, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026]
HEADLINE = [*LETTERS, *PUNCTUATION, 0xA3, 0x20AC]
TEXT = [*HEADLINE, *range(0xA0, 0xC0), 0x2009, 0x2010, 0x2011, 0x201A, 0x201E, 0x2022, 0x2032, 0x2033, 0x2039, 0x203A]
TEXT += [0xD7, 0xF7, 0x2BC, 0x2044, 0x2212]
# Kickers, folio and captions set no fractions and no superior figures.
LABELS = [letter for letter in TEXT if letter not in {0xB2, 0xB3, 0xB9, 0xBC, 0xBD, 0xBE}]
# Names written in Latin letters with marks: ā, ī, ū, š, ğ, ł …
LATIN_EXTENDED = [*range(0x100, 0x180), 0x218, 0x219, 0x21A, 0x21B]
# Arabic script as Dari, Pashto and quotations in Arabic or Urdu write it, with the joiners that shape it.
ARABIC = [*range(0x60C, 0x60D), 0x61B, 0x61F, *range(0x621, 0x656), *range(0x660, 0x671), 0x679, 0x67C, 0x67E]
ARABIC += [0x681, 0x685, 0x686, 0x688, 0x689, 0x691, 0x693, 0x696, 0x698, 0x69A, 0x6A9, 0x6AB, 0x6AF, 0x6BA, 0x6BC]
ARABIC += [0x6BE, 0x6C0, 0x6C1, 0x6C2, 0x6C3, 0x6CC, 0x6CD, 0x6D0, 0x6D2, 0x6D3, 0x6D4, *range(0x6F0, 0x6FA)]
ARABIC += [0x671, 0x200B, 0x200C, 0x200D, 0x200E, 0x20, 0xA0, 0x2E, 0x3A, 0x28, 0x29, 0xFDFC]


# What the sheets ask for or a script needs; fractions and superior figures would bring glyphs that nothing prints.
FEATURES = ["ccmp", "locl", "kern", "liga", "rlig", "tnum", "init", "medi", "fina", "mark", "mkmk"]


@dataclass(frozen=True)
class Face:
    """One file to make: where it comes from, where on the axes it stands and which letters it keeps."""

    name: str
    source: str
    axes: dict[str, float | tuple[float, float]]
    letters: list[int]


def _newsreader(name: str, *, style: str, weight: int, size: int, letters: list[int]) -> list[Face]:
    source = f"fontsource-variable-newsreader-5.3.0/files/newsreader-{{}}-opsz-{style}.woff2"
    axes: dict[str, float | tuple[float, float]] = {"wght": weight, "opsz": size}
    return [
        Face(f"newsreader-{name}", source.format("latin"), axes, letters),
        Face(f"newsreader-{name}-ext", source.format("latin-ext"), axes, LATIN_EXTENDED),
    ]


_FRANKLIN = "fontsource-variable-libre-franklin-5.3.0/files/libre-franklin-{}-wght-normal.woff2"
_NASKH = "fontsource-variable-noto-naskh-arabic-5.3.0/files/noto-naskh-arabic-arabic-wght-normal.woff2"
FACES = [
    *_newsreader("text", style="normal", weight=400, size=16, letters=TEXT),
    *_newsreader("text-italic", style="italic", weight=400, size=16, letters=TEXT),
    *_newsreader("headline", style="normal", weight=600, size=72, letters=HEADLINE),
    *_newsreader("headline-italic", style="italic", weight=500, size=72, letters=HEADLINE),
    Face("libre-franklin", _FRANKLIN.format("latin"), {"wght": (400, 700)}, LABELS),
    Face("libre-franklin-ext", _FRANKLIN.format("latin-ext"), {"wght": (400, 700)}, LATIN_EXTENDED),
    Face("noto-naskh-arabic", _NASKH, {}, ARABIC),
]


def make(face: Face, *, packages: Path) -> Path:
    """Write one subset face as woff2 and return where it lies."""
    font = TTFont(packages / face.source)
    if face.axes:
        font = instancer.instantiateVariableFont(font, face.axes)
    options = subset.Options(flavor="woff2", layout_features=FEATURES, hinting=False, desubroutinize=True)
    options.name_IDs = [0, 1, 2, 13, 14]  # Copyright and licence stay with the letters; the rest is for font menus.
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=face.letters)
    subsetter.subset(font)
    target = FONTS / f"{face.name}.woff2"
    subset.save_font(font, str(target), options)
    return target


def mean_width(path: Path) -> float:
    """Return the mean advance of running English text in ems, by which a fallback's `size-adjust` is set."""
    font = TTFont(path)
    widths, letters = font["hmtx"], font.getBestCmap()
    return float(sum(share * widths[letters[ord(letter)]][0] for letter, share in _SHARES)) / int(
        font["head"].unitsPerEm
    )


# How often the letters of English come in a hundred characters of running text, the space among them.
_COUNTS = {" ": 18, "e": 10.3, "t": 7.5, "a": 6.5, "o": 6.2, "i": 5.7, "n": 5.7, "s": 5.3, "r": 5, "h": 5}
_COUNTS |= {"l": 3.3, "d": 3.3, "u": 2.3, "c": 2.2, "m": 2, "f": 2, "w": 1.7, "g": 1.6, "p": 1.5, "y": 1.4, "b": 1.3}
_SHARES = [(letter, count / sum(_COUNTS.values())) for letter, count in _COUNTS.items()]


def main(packages: Path) -> None:
    """Make every face and print its size in bytes and the mean width of its letters."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for face in FACES:
        path = make(face, packages=packages)
        width = f"{mean_width(path):.4f} em" if "a" in map(chr, TTFont(path).getBestCmap()) else ""
        print(f"{path.stat().st_size:7,d}  {path.name}  {width}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
