"""How are the photographs of the paper kept in docs/screenshots, and what stands in their index?"""

import io
import re
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image, ImageColor

from scripts.places import ROOT
from scripts.problem import Problem
from scripts.shown import LANGUAGES

FOLDER = ROOT / "docs" / "screenshots"
MOST_BYTES = 15_000_000
WIDTHS = (390, 768, 1440)
SCHEMES = {"light": "", "dark": "-dark"}
# What README shows stands at the top, as PNG.
SHOWN_IN_README = {"en/front-1440": "front-1440", "desk/edition-1440": "edition-desk-1440"}
# Type and drawings need few colours; with more of them the set would outweigh the code. The paper's own stay exact.
_COLOURS = 64
_ALMOST = 16
_TOKENS = ROOT / "static" / "css" / "tokens.css"
_NAMES = {"en": "English", "fa-af": "Dari"}
_HEAD = """# The paper in pictures

Made by `make screenshots` from the demo paper: every kind of page at 390, 768 and 1,440 pixels, by day and by night, in
English and in Dari. A picture ends where a page begins to repeat itself. `desk` is the newsroom's side; `print` is what
a printer makes of a page, and the e-paper.
"""


def keep(png: bytes, name: str) -> None:
    """Keep a picture under its name, small; and once more where README shows it."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    target = FOLDER / f"{name}.webp"
    target.parent.mkdir(parents=True, exist_ok=True)
    few = picture.quantize(palette=_palette_of(picture, _COLOURS), dither=Image.Dither.NONE)
    few.convert("RGB").save(target, lossless=True, quality=90, method=5)
    if name in SHOWN_IN_README:
        more = picture.quantize(palette=_palette_of(picture, 192), dither=Image.Dither.NONE)
        more.save(FOLDER / f"{SHOWN_IN_README[name]}.png", optimize=True)


def keep_pages(pdf: bytes, name: str) -> None:
    """Keep the first four pages of a PDF."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pages.pdf"
        file.write_bytes(pdf)
        command = ["pdftoppm", "-r", "84", "-l", "4", "-png", str(file), str(Path(folder) / "page")]
        subprocess.run(command, check=True)
        for number, picture in enumerate(sorted(Path(folder).glob("page-*.png")), start=1):
            keep(picture.read_bytes(), f"{name}-{number}")


def write_index(names: Iterable[str]) -> None:
    """Write docs/screenshots/README.md: a row for each page in this order, then the desk and what is printed."""
    columns = [(language, scheme) for language in LANGUAGES for scheme in SCHEMES]
    rows = [
        "| page | " + " | ".join(f"{_NAMES[language]}, {scheme}" for language, scheme in columns) + " |",
        "|---" * (len(columns) + 1) + "|",
    ]
    for name in names:
        cells = (_widths(f"{language}/{name}", SCHEMES[scheme]) for language, scheme in columns)
        rows.append(f"| {name.replace('-', ' ')} | {' | '.join(cells)} |")
    others = [
        f"**{folder}** " + " · ".join(f"[{file.stem.replace('-', ' ')}]({folder}/{file.name})" for file in files)
        for folder in ("desk", "print")
        if (files := sorted((FOLDER / folder).glob("*.webp")))
    ]
    (FOLDER / "README.md").write_text("\n".join([_HEAD, *rows, "", "\n\n".join(others), ""]))


def weigh() -> None:
    """Say how much there is; a Problem where a checkout would have to carry too much."""
    files = [file for file in FOLDER.rglob("*") if file.is_file()]
    size = sum(file.stat().st_size for file in files)
    print(f"{len(files)} files in {FOLDER.relative_to(ROOT)}, {size / 1e6:.1f} MB")
    if size > MOST_BYTES:
        raise Problem(f"They weigh more than the {MOST_BYTES / 1e6:.0f} MB that a checkout should carry.")


def _palette_of(picture: Image.Image, colours: int) -> Image.Image:
    own = [ImageColor.getrgb(colour)[:3] for colour in sorted(set(re.findall(r"#[0-9a-f]{6}\b", _TOKENS.read_text())))]
    parts = picture.quantize(colours).getpalette() or []
    found = [tuple(parts[place : place + 3]) for place in range(0, len(parts), 3)]
    # One that is almost a colour of the paper's would be taken for it.
    others = [colour for colour in found if all(_distance(colour, each) > _ALMOST for each in own)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in (*own, *others) for part in colour])
    return palette


def _distance(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def _widths(stem: str, scheme: str) -> str:
    kept = [(width, f"{stem}-{width}{scheme}.webp") for width in WIDTHS]
    return " ".join(f"[{width}]({file})" for width, file in kept if (FOLDER / file).is_file()) or "–"
