"""Does a Word document become headline, standfirst and text, and a hostile one a sentence?"""

import io

import pytest

from articles.word_files.opening import WordFileRefused
from articles.word_files.reading import Brought, bring, language_of, picture
from tests.articles.word_files.making import HOSTILE, docx, drawing, paragraph, relation, with_pictures
from tests.payloads import xss_payloads
from tests.photos.making import drawn, encoded


def brought(*body: str, **more: object) -> Brought:
    return bring(io.BytesIO(docx(*body, **more)))  # type: ignore[arg-type]


def test_title_subtitle_and_text_go_where_they_belong() -> None:
    found = brought(
        paragraph("The bridge at night", "Title"),
        paragraph("Fourteen trucks crossed.", "Subtitle"),
        paragraph("A driver waited."),
        paragraph("What he said", "Heading1"),
        paragraph("“We wait.”", "Quote"),
        paragraph("Until morning.", bold=True),
    )
    assert (found.headline, found.standfirst) == ("The bridge at night", "Fourteen trucks crossed.")
    assert found.body == (
        "<p>A driver waited.</p><h2>What he said</h2><blockquote><p>“We wait.”</p></blockquote>"
        "<p><strong>Until morning.</strong></p>"
    )
    assert found.fields.keys() == {"headline", "standfirst", "body", "language"}


@pytest.mark.parametrize("style", ["", "Heading1", "Heading2"])
def test_without_a_title_a_short_first_line_is_the_headline(style: str) -> None:
    found = brought(paragraph("The bridge at night", style), paragraph("A driver waited."))
    assert (found.headline, found.body) == ("The bridge at night", "<p>A driver waited.</p>")


@pytest.mark.parametrize("first", ["A driver waited.", "A driver waited, " * 20, "دریور انتظار کشید۔"])
def test_a_first_sentence_is_no_headline(first: str) -> None:
    found = brought(paragraph(first), paragraph("Until morning."))
    assert found.headline == ""
    assert found.body.count("<p>") == 2


def test_a_single_line_is_the_text() -> None:
    assert brought(paragraph("Only this")).body == "<p>Only this</p>"


def test_a_title_that_no_headline_can_hold_begins_the_text() -> None:
    found = brought(paragraph("Long & <b>longer</b> " * 20, "Title"), paragraph("Words."))
    assert found.headline == ""
    assert found.body.startswith("<p>Long &amp; &lt;b&gt;longer&lt;/b&gt; Long")


def test_links_stay_and_dangerous_ones_go() -> None:
    links = [
        relation("good", "hyperlink", "https://example.org/", external=True),
        relation("bad", "hyperlink", "javascript:alert(1)", external=True),
    ]
    body = [paragraph("Before it."), paragraph("good", link="good"), paragraph("bad", link="bad")]
    found = brought(*body, relations=links)
    assert found.body.endswith('<p><a href="https://example.org/">good</a></p><p>bad</p>')


def test_every_payload_as_words_stays_words() -> None:
    payloads = [payload.replace("\0", "") for payload in xss_payloads()]
    printable = ["".join(c for c in each if c.isprintable()) for each in payloads]
    found = brought(paragraph("The words", "Title"), *[paragraph(each) for each in printable])
    assert "<script" not in found.body
    assert "<img" not in found.body
    assert "&lt;script" in found.body


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Fourteen trucks crossed the bridge.", "en"),
        ("چهارده موتر باربری از پل گذشت و رانندگان تا صبح انتظار کشیدند.", "fa-AF"),
        ("څوارلس لارۍ له پله تېرې شوې او چلوونکو تر سهاره انتظار وکړ.", "ps"),
        ("وزیر به The Kabul Lantern گفت که کار بند در بهار آغاز می‌شود.", "fa-AF"),
        ("12, 14 — 2026", "en"),
        ("", "en"),
    ],
)
def test_the_language_is_proposed_by_the_letters(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_dari_document_keeps_its_joiners() -> None:
    found = brought(paragraph("پل در شب", "Title"), paragraph("کار می‌شود و رانندگان تا صبح انتظار می‌کشند."))
    assert (found.language, found.headline) == ("fa-AF", "پل در شب")
    assert "می‌شود" in found.body


def test_pictures_are_counted_and_not_in_the_text() -> None:
    one, other = encoded(drawn((40, 30)), "PNG"), encoded(drawn((60, 20)), "PNG")
    found = bring(io.BytesIO(with_pictures(one, other)))
    assert found.pictures == [one, other]
    assert "<img" not in found.body
    assert picture(io.BytesIO(with_pictures(one, other)), 2).read() == other
    with pytest.raises(WordFileRefused, match="holds 2 pictures"):
        picture(io.BytesIO(with_pictures(one, other)), 3)


@pytest.mark.parametrize("target", ["http://127.0.0.1:9/x.png", "file:///etc/passwd", "\\\\host\\x.png", "/etc/passwd"])
def test_a_picture_elsewhere_is_never_fetched(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("mammoth.docx.files.urlopen", opened.append)
    linked = [relation("far", "image", target, external=True)]
    body = [paragraph("The bridge", "Title"), paragraph("It stands."), drawing("far", attribute="link")]
    found = brought(*body, relations=linked)
    assert (found.pictures, opened) == ([], [])
    assert found.body == "<p>It stands.</p>"


@pytest.mark.parametrize("target", ["../../../../etc/passwd", "media/none.png", "NULL"])
def test_a_picture_that_is_not_in_the_package_is_a_sentence(target: str) -> None:
    body = [paragraph("The bridge", "Title"), paragraph("It stands."), drawing("far")]
    with pytest.raises(WordFileRefused, match="is damaged"):
        brought(*body, relations=[relation("far", "image", target)])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_document_is_a_sentence(name: str) -> None:
    with pytest.raises(WordFileRefused) as refused:
        bring(io.BytesIO(HOSTILE[name]()))
    assert str(refused.value).endswith(".")
    assert "Traceback" not in str(refused.value)
