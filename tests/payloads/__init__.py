"""What do people try, to run a script on a reader's or a colleague's page?

One payload a line in the files beside this one, by kind. Each calls ``alert`` when it runs. Control characters
are written as their pictures (␀ ␉ ␊ ␍ …), so that editors and tools leave them alone.
"""

from pathlib import Path

_PICTURES = {0x2400 + code: code for code in range(0x20)}


def xss_payloads() -> list[str]:
    """Return every payload, in a fixed order."""
    files = sorted((Path(__file__).parent / "xss").glob("*.txt"))
    return [line.translate(_PICTURES) for file in files for line in file.read_text("utf-8").split("\n") if line]


def pasted(name: str) -> str:
    """Return what a clipboard holds after a copy from `word`, `google-docs` or a page of the `web`."""
    return (Path(__file__).parent / "pasted" / f"{name}.html").read_text("utf-8").rstrip("\n")
