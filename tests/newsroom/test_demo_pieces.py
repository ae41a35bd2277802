"""Is the demo paper's week fit to print: whole, unrepeated, in measure and without leftovers?"""

import re
from collections import Counter
from pathlib import Path

import pytest

from newsroom.demo import people
from newsroom.demo.pictures import PICTURES, PORTRAITS
from newsroom.demo.pieces import (
    DAY_IN_DARI,
    DAY_IN_THE_MAKING,
    RELEASED_DAYS,
    Piece,
    UnreadablePiece,
    pieces_of,
    read,
)
from newsroom.demo.staffing import SECTIONS
from paper.languages import Genre, Language
from paper.text.html import clean

DAYS = (*RELEASED_DAYS, DAY_IN_THE_MAKING, DAY_IN_DARI)
ALL = [piece for day in DAYS for piece in pieces_of(day)]
FINISHED = [piece for piece in ALL if piece.state == "ready"]
ENGLISH = [piece for piece in FINISHED if piece.language == Language.ENGLISH]
# Words: from, to. The columns of a real paper; a lead has a floor of its own.
MEASURES = {
    Genre.OPINION: (500, 900),
    Genre.EDITORIAL: (150, 400),
    Genre.LETTER: (150, 400),
    Genre.INTERVIEW: (150, 450),
    Genre.FEATURE: (150, 450),
    Genre.ANALYSIS: (150, 450),
    Genre.NEWS: (60, 450),
}
A_LEAD = (390, 750)

PIECE = """headline: A headline
section: national
genre: news
by: one, two

First line
goes on & on.

## A subhead

> Said *somebody*.
"""


def name_of(piece: Piece) -> str:
    return f"{piece.day}-{piece.slug}"


def write(folder: Path, text: str) -> Path:
    path = folder / "3" / "02-a-slug.txt"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_read_with_its_place_its_head_and_its_text(tmp_path: Path) -> None:
    piece = read(write(tmp_path, PIECE))
    assert (piece.day, piece.order, piece.slug) == (3, 2, "a-slug")
    assert (piece.headline, piece.section, piece.genre, piece.by) == ("A headline", "national", "news", ("one", "two"))
    assert (piece.state, piece.is_lead, piece.is_placed, piece.language) == ("ready", False, True, "en")
    assert piece.body == (
        "<p>First line goes on &amp; on.</p><h2>A subhead</h2><blockquote><p>Said <em>somebody</em>.</p></blockquote>"
    )


def test_a_misprint_stands_only_in_the_text_as_first_printed(tmp_path: Path) -> None:
    piece = read(write(tmp_path, PIECE.replace("by:", "misprint: Fist line => First line\nby:")))
    assert piece.body_as_first_printed == piece.body.replace("First line", "Fist line")
    assert "Fist" not in piece.body


def test_a_line_that_the_head_does_not_know_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePiece, match=r"^02-a-slug\.txt has the line “subhead: no”"):
        read(write(tmp_path, f"subhead: no\n{PIECE}"))


def test_a_head_without_a_headline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePiece, match=r"^02-a-slug\.txt has no headline"):
        read(write(tmp_path, PIECE.removeprefix("headline: A headline\n")))


def test_the_week_has_the_pieces_that_it_promises() -> None:
    assert {day: len(pieces_of(day)) for day in DAYS} == {1: 7, 2: 7, 3: 7, 4: 8, 5: 7, 6: 16, 7: 9, 8: 4}


@pytest.mark.parametrize("day", DAYS)
def test_headlines_and_slugs_stand_once_in_an_edition(day: int) -> None:
    pieces = pieces_of(day)
    assert len({piece.headline.casefold() for piece in pieces}) == len(pieces)
    assert len({piece.slug for piece in pieces}) == len(pieces)
    assert [piece.order for piece in pieces] == list(range(1, len(pieces) + 1))


@pytest.mark.parametrize("day", DAYS)
def test_an_edition_has_one_lead_and_it_comes_first(day: int) -> None:
    assert [piece.order for piece in pieces_of(day) if piece.is_lead] == [1]


@pytest.mark.parametrize("day", RELEASED_DAYS)
def test_every_section_is_filled_every_day(day: int) -> None:
    assert {piece.section for piece in pieces_of(day)} == {name.lower() for name, *_ in SECTIONS}


def test_no_paragraph_is_printed_twice() -> None:
    paragraphs = Counter(paragraph for piece in ALL for paragraph in piece.paragraphs)
    assert [paragraph for paragraph, count in paragraphs.items() if count > 1] == []


@pytest.mark.parametrize("piece", FINISHED, ids=name_of)
def test_a_finished_piece_has_no_leftovers(piece: Piece) -> None:
    text = "\n".join([piece.headline, piece.standfirst, piece.caption, *piece.paragraphs])
    assert re.findall(r"lorem|ipsum|\bTK\b|XXX|\[check|  |\"|'|--", text, flags=re.IGNORECASE) == []


@pytest.mark.parametrize("piece", ENGLISH, ids=name_of)
def test_a_finished_piece_keeps_to_its_measure(piece: Piece) -> None:
    least, most = A_LEAD if piece.is_lead else MEASURES[Genre(piece.genre)]
    assert least <= piece.words <= most
    assert 30 <= len(piece.headline) <= 90
    assert 80 <= len(piece.standfirst) <= 180


@pytest.mark.parametrize("piece", ALL, ids=name_of)
def test_a_piece_prints_as_it_is_written(piece: Piece) -> None:
    assert clean(piece.body) == piece.body
    assert clean(piece.body_as_first_printed) == piece.body_as_first_printed


def test_a_misprint_is_where_there_is_a_correction() -> None:
    corrected = [piece for piece in ALL if piece.correction]
    assert [piece.slug for piece in corrected] == ["line-nine"]
    assert [piece.body == piece.body_as_first_printed for piece in corrected] == [False]


def test_bylines_name_known_authors_and_each_author_is_somewhere() -> None:
    known = {author.slug for author in people.AUTHORS}
    credited = {slug for piece in ALL for slug in piece.by}
    assert credited - known == set()
    assert known - credited == {people.CHAIR, people.ACTING}


def test_news_carries_a_byline_and_the_paper_s_own_voice_none() -> None:
    unsigned = {piece.genre for piece in ALL if not piece.by}
    assert unsigned == {Genre.EDITORIAL, Genre.LETTER}


def test_each_picture_is_printed_once_with_a_caption() -> None:
    printed = [piece.photo for piece in ALL if piece.photo]
    assert sorted(printed) == sorted(PICTURES)
    assert [piece.slug for piece in ALL if piece.photo and not piece.caption] == []
    assert set(PORTRAITS) <= {author.slug for author in people.AUTHORS}


def test_the_edition_in_the_making_has_drafts_in_every_state() -> None:
    states = Counter(piece.state for piece in pieces_of(DAY_IN_THE_MAKING))
    assert states == {"ready": 3, "returned": 2, "submitted": 1, "draft": 1, "held": 1, "spiked": 1}


def test_one_op_ed_treats_the_alliance_of_2015() -> None:
    (piece,) = [piece for piece in ALL if "Atta Mohammad Noor" in piece.standfirst]
    assert (piece.genre, piece.section, piece.by) == (Genre.OPINION, "opinion", ("karim-baburyan",))
    assert "2015" in piece.headline
