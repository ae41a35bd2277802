"""The edition as one page: complete, self-contained, and nothing in it runs or reaches out."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from paper.takeaway import contents, page, pictures
from tests.paper.outline import Outline
from tests.paper.takeaway import editions
from tests.paper.test_pages_valid import faults

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_it_says_all_that_readers_see_and_nothing_that_was_killed() -> None:
    edition, _ = editions.rich()
    source = page.make(contents.read(edition)).decode()
    words = Outline(source).one("body").text
    assert {told for told in editions.every_text() if told not in words} == set()
    assert "zxkilledzx" not in source


def test_it_needs_nothing_but_itself() -> None:
    edition, _ = editions.rich()
    source = page.make(contents.read(edition)).decode()
    outline = Outline(source)
    assert {image.attributes["src"].partition(",")[0] for image in outline.all("img")} == {"data:image/jpeg;base64"}
    assert len(outline.all("img")) == 2
    assert outline.all("script") == outline.all("link") == []
    assert re.findall(r"url\(|@import|\son\w+=|\sstyle=", source) == []
    for link in outline.all("a"):
        address = link.attributes["href"]
        assert re.match(rf"#|mailto:|{re.escape(settings.SITE_URL)}/", address), address
    targets = {element.attributes["id"] for element in outline.elements if "id" in element.attributes}
    inside = {link.attributes["href"][1:] for link in outline.all("a") if link.attributes["href"].startswith("#")}
    assert inside <= targets
    assert len([name for name in inside if name.startswith("piece-")]) == 4


def test_its_policy_allows_its_own_style_and_no_other() -> None:
    edition, _ = editions.rich()
    made = page.make(contents.read(edition))
    source = page.source_in(made)
    assert f"style-src {source};" in Outline(made.decode()).all("meta")[1].attributes["content"]
    assert page.source_in(made.replace(b"<style>", b"<style> ")) != source


def test_the_same_edition_gives_the_same_bytes() -> None:
    edition, _ = editions.rich()
    assert page.make(contents.read(edition)) == page.make(contents.read(edition))


def test_a_validator_finds_nothing_wrong_in_either_direction(tmp_path: Path) -> None:
    edition, _ = editions.rich()
    for name, each in (("english", edition), ("dari", editions.in_dari())):
        (tmp_path / f"{name}.html").write_bytes(page.make(contents.read(each)))
    # The checker's CSS is of 2017 and knows neither layers nor `:is`.
    assert [fault for fault in faults(*tmp_path.iterdir()) if ": CSS: " not in fault] == []


def test_photos_are_made_smaller_until_all_fit() -> None:
    one, other = editions.photo().picture, editions.photo().picture
    fine = pictures.fitting([one, other, one], budget=10**7)
    assert list(fine) == [one.token, other.token]
    tight = pictures.fitting([one, other], budget=sum(map(len, fine.values())) - 1)
    assert list(tight) == [one.token, other.token]
    assert sum(map(len, tight.values())) < sum(map(len, fine.values()))
    least = len(pictures.small(one, width=pictures.STEPS[-1][0], quality=pictures.STEPS[-1][1]))
    assert list(pictures.fitting([one, other], budget=least)) == [one.token]
    assert pictures.fitting([one, other], budget=10) == {}


def test_no_metadata_goes_with_a_photo() -> None:
    jpeg = pictures.small(editions.photo().picture, width=240, quality=40)
    assert [jpeg.find(mark) for mark in (b"Exif", b"http://ns.adobe.com", b"Photoshop", b"ICC_PROFILE")] == [-1] * 4
