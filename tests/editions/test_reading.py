"""A page of the old form is read whole, in whatever shape it was saved."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editions.reading import Page, PageRefused, read_page
from tests.editions.pages import (
    EDITOR,
    HEADLINE,
    MAIL,
    MASTHEAD,
    NAME,
    NOTE,
    PAGES,
    PARAGRAPHS,
    STANDING,
    plain_page,
    saved_page,
    table_page,
    wrapped,
)


def said(page: Page) -> dict[str, Any]:
    """What a page says, without how and how surely it was found."""
    (writer,) = page.writers
    return {
        "editor": page.editor_in_chief.value,
        "date": page.issue_date.value,
        "headline": page.headline.value,
        "paragraphs": [paragraph.text for paragraph in page.paragraphs.value or ()],
        "name": writer.name.value,
        "standing": writer.standing.value,
        "mail": writer.email.value,
        "note": page.author_note.value,
    }


WHOLE = {
    "editor": EDITOR,
    "date": date(2024, 1, 16),
    "headline": HEADLINE,
    "paragraphs": PARAGRAPHS,
    "name": NAME,
    "standing": STANDING,
    "mail": MAIL,
    "note": NOTE,
}
BR_BODY = "<br>\n".join(PARAGRAPHS)
SAME_PAGE = {
    "the file of our own": (PAGES / "op-ed.txt").read_bytes(),
    "plain": plain_page(),
    "windows line ends": plain_page().replace(b"\n", b"\r\n"),
    "old mac line ends": plain_page().replace(b"\n", b"\r"),
    "one line end between paragraphs": plain_page(between="\n"),
    "one line end everywhere": plain_page().replace(b"\n\n", b"\n"),
    "many blank lines": plain_page().replace(b"\n\n", b"\n\n \n\xc2\xa0\n\t\n"),
    "indented": plain_page().replace(b"\n\n", b"\n\n    "),
    "wrapped at 72": wrapped(plain_page(), width=72),
    "wrapped at 60": wrapped(plain_page(), width=60),
    "wrapped at 72, windows line ends": wrapped(plain_page(), width=72).replace(b"\n", b"\r\n"),
    "utf-8 with its mark": b"\xef\xbb\xbf" + plain_page(),
    "windows-1252": plain_page().decode().encode("windows-1252"),
    "utf-16": plain_page().decode().encode("utf-16"),
    "utf-16 without its mark": plain_page().decode().encode("utf-16-le"),
    "utf-16 big-endian without its mark": plain_page().decode().encode("utf-16-be"),
    "utf-32": plain_page().decode().encode("utf-32"),
    "saved as text, with the address behind each link": plain_page(
        masthead=f"The Daily Outlook Afghanistan <http://outlook.example.com/>\n\nHome <#>\n\n{MASTHEAD}",
        note=f"{NOTE} <mailto:{MAIL}>",
        foot="Go Top <#top>",
    ),
    "dos end of file": plain_page() + b"\x1a",
    "without the way up": plain_page(foot=""),
    "back to top": plain_page(foot="↑ Back to top"),
    "an old table": table_page(),
    "an old table in windows-1252": table_page(charset="windows-1252"),
    "an old table in latin-1, as it says": table_page(charset="windows-1252").replace(b"windows-1252", b"iso-8859-1"),
    "an old table in utf-16": table_page().decode().encode("utf-16"),
    "an old table that names no encoding": table_page(charset="windows-1252").replace(b"charset=", b"nothing="),
    "one break between paragraphs": table_page(between="<br>"),
    "breaks around a no-break space": table_page(between="<br>&nbsp;<br>"),
    "paragraphs never closed": table_page(between="<P align=justify>"),
    "paragraphs as divs": table_page(between="</div><div class=text>"),
    "paragraphs that are indented quotes": table_page(
        between="</blockquote><blockquote>", head=f"<h3>{HEADLINE}</h3><blockquote>"
    ),
    "paragraphs in spans and fonts": table_page(between="</span></font><br><br><font face=Arial><span>"),
    "upper case tags": table_page().replace(b"<b>", b"<B>").replace(b"<td", b"<TD").replace(b"<i>", b"<I>"),
    "everything in <pre>": b"<html><body><pre>" + plain_page() + b"</pre></body></html>",
    "wrapped in <pre>": b"<html><body><pre>" + wrapped(plain_page(), width=72) + b"</pre></body></html>",
    "a later page": saved_page(),
    "a later page with carriage returns": saved_page().replace(b"\n", b"\r\n"),
    "a later page whose title is the paper's name": saved_page(title="The Daily Outlook Afghanistan"),
    "a later page without a title": saved_page(title=""),
    "xhtml": b'<?xml version="1.0" encoding="utf-8"?>\n' + saved_page(),
    "no body tag": saved_page().replace(b"<body>", b"").replace(b"</body></html>", b""),
    "a script in a sentence": saved_page().replace(b"The sign was", b"The <script>alert(1)</script>sign was"),
    "a comment in a sentence": saved_page().replace(b"The sign was", b"The <!-- <p>no</p> -->sign was"),
    "a hidden block": saved_page().replace(b"<main>", b'<main><div style="display: none">Not to be seen</div>'),
}


@pytest.mark.parametrize("data", SAME_PAGE.values(), ids=SAME_PAGE.keys())
def test_the_same_page_reads_the_same_in_every_shape(data: bytes) -> None:
    assert said(read_page(data)) == WHOLE


def test_the_plain_form_leaves_no_doubt_but_the_section() -> None:
    page = read_page(plain_page())

    assert [label for label, found in page.findings() if not found.sure] == ["section"]
    assert page.left_out == ()


EDITORS = {
    f"Editor in Chief: {EDITOR} Tuesday, January 16th, 2024": EDITOR,
    f"Editor-in-Chief: {EDITOR}  Tuesday, January 16th, 2024": EDITOR,
    f"EDITOR IN CHIEF : {EDITOR}\tTuesday, January 16th, 2024": EDITOR,
    f"Chief Editor: {EDITOR} | Tuesday, January 16th, 2024": EDITOR,
    f"Editor‑in‑Chief – {EDITOR} – Tuesday, January 16th, 2024": EDITOR,
    f"Editor in Chief {EDITOR}, Tuesday, January 16th, 2024": EDITOR,
    f"Acting Editor in Chief: {EDITOR} Tuesday, January 16th, 2024": EDITOR,
    f"Tuesday, January 16th, 2024 | Editor in Chief: {EDITOR}": EDITOR,
    f"Tuesday, January 16th, 2024\nEditor in Chief: {EDITOR}": EDITOR,
    f"Editor in Chief: {EDITOR}\nTuesday, January 16th, 2024": EDITOR,
    f"Editor in Chief:\n{EDITOR}\nTuesday, January 16th, 2024": EDITOR,
    f"Editor in Chief:\n{EDITOR} Tuesday, January 16th, 2024": EDITOR,
    f"The Daily Outlook Afghanistan\n\nEditor in Chief: {EDITOR} Tuesday, January 16th, 2024": EDITOR,
    f"Editor in Chief: {EDITOR} Thusday, January 16th, 2024": EDITOR,
    "Editor in Chief: Dr.  Laila   Noori Tuesday, January 16th, 2024": "Dr. Laila Noori",
    "Editor in Chief: M. A. Noori Tuesday, January 16th, 2024": "M. A. Noori",
    "Editor in Chief: Wali Noori Jr. Tuesday, January 16th, 2024": "Wali Noori Jr.",
    "Editor in Chief: Mai Jan Noori Tuesday, January 16th, 2024": "Mai Jan Noori",
    "Editor in Chief: Wali Noori Phone: 0700 000 000 Tuesday, January 16th, 2024": "Wali Noori",
    "Editor in Chief: Wali Noori. Publisher: Sana Amin. Tuesday, January 16th, 2024": "Wali Noori",
}


@pytest.mark.parametrize(("masthead", "editor"), EDITORS.items())
def test_the_masthead_names_the_editor_in_chief_and_the_day(masthead: str, editor: str) -> None:
    assert said(read_page(plain_page(masthead=masthead))) == WHOLE | {"editor": editor}


def test_a_masthead_in_the_footer_counts() -> None:
    assert said(read_page(plain_page(masthead="", foot=f"Go Top\n\n{MASTHEAD}"))) == WHOLE


def test_the_first_of_two_mastheads_counts_and_the_other_is_a_doubt() -> None:
    page = read_page(plain_page(foot="Go Top\n\nChief Editor: Wali Noori"))

    assert (page.editor_in_chief.value, page.editor_in_chief.sure) == (EDITOR, False)
    assert page.editor_in_chief.how == "the masthead; another line says Wali Noori"


def test_without_a_masthead_neither_editor_nor_day_is_found() -> None:
    page = read_page(plain_page(masthead=""))

    assert said(page) == WHOLE | {"editor": None, "date": None}
    assert not page.editor_in_chief.sure
    assert not page.issue_date.sure


def test_editor_in_chief_said_in_the_text_is_no_masthead() -> None:
    text = [
        "The mayor spoke first and at some length about the wells of the old city.",
        "Editor in chief Wali Noori replied.",
        PARAGRAPHS[0],
    ]

    assert said(read_page(plain_page(paragraphs=text))) == WHOLE | {"paragraphs": text}


REFUSED = {
    "nothing": (b"", "It is empty."),
    "only spaces": (b" \r\n\xc2\xa0\n", "It is empty."),
    "only a mark": (b"\xef\xbb\xbf", "It is empty."),
    "a pdf": (b"%PDF-1.7 and so on", "It is not a text: save the page as plain text or as HTML."),
    "a picture": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "It is not a text: save the page as plain text or as HTML."),
    "random bytes": (bytes(range(256)) * 20, "It is not a text: it holds bytes that no text has."),
    "zeros": (b"\x00" * 4000, "It is not a text: it holds bytes that no text has."),
    "a web archive": (b"From: <Saved by Blink>\r\n\r\n", "It is a web archive: save the page as HTML only."),
    "too large": (b"a" * (5 * 1024 * 1024 + 1), "It is larger than 5 MB, too large for one page."),
    "a heap of lines": (b"one\n" * 5_001, "It has more than 5,000 lines, too many for one page."),
    "a heap of tags": (b"<p>" + b"<b></b>" * 20_001, "It has more than 20,000 elements, too many for one page."),
    "a heap of marked lines": (b"<br>one" * 5_001, "It has more than 5,000 lines, too many for one page."),
    "html without anything": (b"<html></html>", "No headline was found on it."),
    "only a masthead": (MASTHEAD.encode(), "No headline was found on it."),
    "only furniture": (b"Home\n\nNational | World | Sport\n\nGo Top", "No headline was found on it."),
    "only a headline": (HEADLINE.encode(), "No text was found under its headline."),
    "a headline and its writer": (f"{HEADLINE}\n\n{NOTE}".encode(), "No text was found under its headline."),
    "only a text": ("\n\n".join(PARAGRAPHS).encode(), "No headline was found on it."),
}


@pytest.mark.parametrize(("data", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_page_is_refused_in_one_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(PageRefused) as refusal:
        read_page(data)

    assert str(refusal.value) == sentence


def test_exactly_five_megabytes_are_read() -> None:
    data = plain_page(foot="")

    page = read_page(data + b" " * (5 * 1024 * 1024 - len(data)))

    assert said(page) == WHOLE


def test_a_page_in_dari_is_read_without_harm() -> None:
    text = "کوتل سالنگ بسته شد\n\nبا آمدن برف نخستین، راه بسته شد و نان گران شد. نانوایان می‌گویند آرد هست."

    page = read_page(text.encode())

    assert page.headline.value == "کوتل سالنگ بسته شد"
    assert [paragraph.text for paragraph in page.paragraphs.value or ()] == [text.split("\n\n")[1]]


PIECES = [
    plain_page(),
    table_page(),
    saved_page(),
    wrapped(plain_page(), width=72),
    *[line.encode() for line in (MASTHEAD, "Editor in Chief:", HEADLINE, "|", f"By {NAME}", NOTE, MAIL, "Go Top")],
    *[
        b"<br>",
        b"<p>",
        b"<h1>",
        b"</td>",
        b"<a href='http://['>",
        b"<a data-cfemail=zz>",
        b"&#0;&#xD800;",
        b"\xff",
        b"\n",
    ],
]


@settings(max_examples=50)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=20), st.text(max_size=20).map(str.encode))))
def test_whatever_it_is_given_it_reads_a_page_or_refuses(pieces: list[bytes]) -> None:
    try:
        page = read_page(b"".join(pieces))
    except PageRefused:
        return
    assert page.headline.value
    assert page.paragraphs.value
    assert page.body_html.encode()
