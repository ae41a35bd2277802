"""The edition as plain text: everything that readers see, in narrow lines, and light."""

import pytest

from paper.models import PublishedEdition
from paper.takeaway import contents, text
from tests import factories
from tests.paper.takeaway import editions

pytestmark = pytest.mark.django_db


def made(edition: PublishedEdition) -> str:
    return text.make(contents.read(edition)).decode()


def test_it_opens_with_the_masthead_and_the_contents() -> None:
    edition, _ = editions.rich()
    lines = made(edition).splitlines()
    assert lines[0].strip() == "The Kabul Lantern"
    assert lines[3] == f"{'Editor in Chief: ' + edition.editor_in_chief:<46}{'Thursday, April 25th, 2024':>26}"
    assert lines[4] == "No. 4,321"
    assert lines[7:14] == [
        "CONTENTS",
        "",
        "National",
        "   1  Measure the dam",
        "   2  Forty lorries, corrected",
        "   3  A figure that fell",
        "",
    ]


def test_it_says_all_that_readers_see_and_nothing_that_was_killed() -> None:
    edition, _ = editions.rich()
    words = " ".join(made(edition).split())
    assert {told for told in editions.every_text() if " ".join(told.split()) not in words} == set()
    assert "zxkilledzx" not in words
    retracted = words[words.index("A figure that fell What story") :]
    assert retracted.index("Its figures do not stand.") < retracted.index("begins here.")
    for part in ("The dam is low, says the café; see about us.", "Four gates", "“Enough.”", "Line one line two"):
        assert part in words


@pytest.mark.parametrize("make", [lambda: editions.rich()[0], editions.in_dari], ids=["English", "Dari"])
def test_no_line_is_wider_than_seventy_two_columns(make: object) -> None:
    edition = make()  # type: ignore[operator]
    wide = [line for line in made(edition).splitlines() if len(line) > text.COLUMNS]
    assert [line for line in wide if not line.startswith(("http://", "SHA-256 "))] == []
    assert "نمی‌خواهم آب کم شود." in made(editions.in_dari() if edition.language == "en" else edition)


@pytest.mark.slow
def test_forty_articles_of_the_usual_length_weigh_less_than_a_hundred_kilobytes() -> None:
    # The demo's pieces have 370 words on average; the model paper's the same.
    body = f"<p>{'The water of the canal was measured again. ' * 46}</p>"
    pieces = [factories.make_article(state="ready", body=body) for _ in range(40)]
    assert len(made(factories.make_released_edition(pieces)).encode()) <= 100_000
