"""What docs/preflight.md says of the checks is what the checks are."""

from pathlib import Path

from django.conf import settings

from editions.preflight import KINDS, Severity

PAGE = Path(settings.BASE_DIR) / "docs" / "preflight.md"
WORDS = {Severity.BLOCK: "block", Severity.WARN: "warn", Severity.INFO: "info"}


def table() -> list[str]:
    """The rows that the page has to have, the gravest first."""
    kinds = sorted(KINDS.values(), key=lambda kind: (list(Severity).index(kind.severity), kind.code))
    return [f"| `{kind.code}` | {WORDS[kind.severity]} | {kind.finds}. |" for kind in kinds]


def test_the_page_lists_every_check_and_no_other() -> None:
    rows = [line for line in PAGE.read_text().splitlines() if line.startswith("| `")]
    assert rows == table(), "\n".join(["docs/preflight.md should say:", *table()])
