"""What is read out of a file for the form, and what is not?"""

import datetime as dt
import io
from typing import Any

import pytest
from PIL import Image

from photos.proposals import Proposals, proposals_from
from tests.photos import making

NOTHING = Proposals()


def proposed(content: bytes) -> Proposals:
    with Image.open(io.BytesIO(content)) as image:
        return proposals_from(image)


def with_iptc(said: dict[int, str], **options: Any) -> bytes:
    content = making.encoded(making.drawn(), **options)
    return content[:2] + making.iptc_segment(said) + content[2:]


def exif_of(day: str) -> Image.Exif:
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = day
    return exif


def test_credit_caption_and_day_come_from_what_the_agency_wrote() -> None:
    said = {80: "Zahra Karimi", 110: "Lantern Pictures", 120: "نان\n  گرم", 55: "20240425"}
    assert proposed(with_iptc(said, exif=exif_of("2019:01:01 10:00:00"))) == Proposals(
        credit_line="Zahra Karimi / Lantern Pictures", caption="نان گرم", taken_on=dt.date(2024, 4, 25)
    )


def test_the_day_comes_from_the_camera_when_nobody_wrote_it() -> None:
    assert proposed(making.encoded(making.drawn(), exif=exif_of("2024:04:25 23:59:59"))).taken_on == dt.date(
        2024, 4, 25
    )


@pytest.mark.parametrize("kind", making.KINDS)
def test_the_camera_s_owner_and_its_place_are_not_read(kind: str) -> None:
    found = proposed(making.marked(kind, "mark"))
    expected = Proposals(credit_line="mark-byline") if kind == "JPEG" else NOTHING
    assert found == expected  # a JPEG's byline is what a desk wrote into IPTC


@pytest.mark.parametrize("day", ["", "0000:00:00 00:00:00", "25.4.2024", "2024:13:45 10:00:00"])
def test_a_day_that_is_none_is_not_proposed(day: str) -> None:
    assert proposed(making.encoded(making.drawn(), exif=exif_of(day))) == NOTHING
    assert proposed(with_iptc({55: day})) == NOTHING


@pytest.mark.parametrize(
    "block",
    [b"8BIM\x04\x04\0\0\0\0\0\x09\x1c\x02\x50\xff\xffabcd", b"8BIM\x04\x04\0\0\xff\xff\xff\xff\x1c", b"\x1c" * 60],
)
def test_a_broken_block_proposes_nothing_but_its_readable_part(block: bytes) -> None:
    content = making.encoded(making.drawn())
    segment = making.jpeg_segment(0xED, b"Photoshop 3.0\0" + block)
    assert proposed(content[:2] + segment + content[2:]).credit_line in {"", "abcd"}


def test_long_texts_are_cut_to_what_the_fields_hold() -> None:
    found = proposed(with_iptc({110: "x" * 900, 120: "y" * 9000}))
    assert (len(found.credit_line), len(found.caption)) == (200, 2000)
