"""Which passwords do the demo's people have? New ones for each installation, easy to type from a screen."""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_CONSONANTS: Final = "bdfghjklmnprstvz"
_VOWELS: Final = "aeiou"


def new_password() -> str:
    """Return four made-up words such as `bamek-torul-sidaf-genop`; 66 bits of chance in 23 characters."""
    return "-".join(_word() for _ in range(4))


def login_lines(logins: Sequence[tuple[str, str, str]]) -> list[str]:
    """Return (role, username, password) rows as aligned lines."""
    widths = [max(len(row[column]) for row in logins) for column in range(2)]
    return [f"{role:<{widths[0]}}  {username:<{widths[1]}}  {password}" for role, username, password in logins]


def keep(lines: Sequence[str], *, file: Path) -> None:
    """Write the lines to a file that nobody but its owner may read."""
    # The old file goes first: opened anew it would keep the rights that it had.
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)


def _word() -> str:
    return "".join(secrets.choice(_VOWELS if place % 2 else _CONSONANTS) for place in range(5))
