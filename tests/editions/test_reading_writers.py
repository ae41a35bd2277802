"""Who wrote a page: closing lines and bylines, in the forms that papers print."""

import pytest

from editions.reading import Page, PageRefused, Writer, read_page
from editions.reading.mail import Address, addresses
from editions.reading.names import is_name, read_byline
from tests.editions.pages import HEADLINE, MAIL, NAME, NOTE, PARAGRAPHS, STANDING, plain_page, saved_page, table_page

Three = tuple[str | None, str | None, str | None]


def three(writer: Writer) -> Three:
    return writer.name.value, writer.standing.value, writer.email.value


def texts(page: Page) -> list[str]:
    return [paragraph.text for paragraph in page.paragraphs.value or ()]


PAPER = "the Daily Outlook Afghanistan"
CLOSINGS: dict[str, Three] = {
    f"{NAME} is the {STANDING}. She can be reached at {MAIL}": (NAME, STANDING, MAIL),
    f"{NAME} is the {STANDING}. They can be reached at {MAIL}.": (NAME, STANDING, MAIL),
    f"{NAME} is the {STANDING}. He could be reached on {MAIL}": (NAME, STANDING, MAIL),
    f"{NAME} is the {STANDING} and can be reached at {MAIL}": (NAME, STANDING, MAIL),
    f"{NAME} is the {STANDING}; E-mail: {MAIL}": (NAME, STANDING, MAIL),
    f"{NAME} is the {STANDING} ({MAIL})": (NAME, STANDING, MAIL),
    f"({NAME} is the {STANDING}. She can be reached at {MAIL})": (NAME, STANDING, MAIL),
    f"*{NAME} is the {STANDING}.*": (NAME, STANDING, None),
    f"{NAME} is the {STANDING}.": (NAME, STANDING, None),
    f"{NAME} is the {STANDING}.\nShe can be reached at {MAIL}": (NAME, STANDING, MAIL),
    f"{NAME} is the {STANDING}. She can be reached at\n{MAIL}": (NAME, STANDING, MAIL),
    f"{NAME} is the {STANDING}.\n\nShe can be reached at:\n\n{MAIL}": (NAME, STANDING, MAIL),
    f"{NAME} is an emerging writer of {PAPER}. He can be reached at mail.php@example.com": (
        NAME,
        "emerging writer of the Daily Outlook Afghanistan",
        "mail.php@example.com",
    ),
    f"{NAME} is a freelance writer based in Kabul. E-mail: {MAIL}": (NAME, "freelance writer based in Kabul", MAIL),
    f"{NAME} is a freelance writer based in Kabul.": (NAME, "freelance writer based in Kabul", None),
    f"{NAME}, a freelance journalist in Herat, can be reached at {MAIL}": (NAME, "freelance journalist in Herat", MAIL),
    f"{NAME} – permanent writer of {PAPER}. {MAIL}": (NAME, STANDING, MAIL),
    f"{NAME} can be reached at {MAIL}": (NAME, None, MAIL),
    f"{NAME}: {MAIL}": (NAME, None, MAIL),
    f"{NAME}\n\n{MAIL}": (NAME, None, MAIL),
    f"Dr. A. B. Noori is a U.S. based analyst. He can be reached at {MAIL}": (
        "Dr. A. B. Noori",
        "U.S. based analyst",
        MAIL,
    ),
    f"Gul-e-Lala van Noori is the {STANDING}. Email: {MAIL}": ("Gul-e-Lala van Noori", STANDING, MAIL),
    f"The writer, {NAME}, is a lecturer at Kabul University. Reach her: {MAIL}": (
        NAME,
        "lecturer at Kabul University",
        MAIL,
    ),
    f"The author is a lecturer at Kabul University. {MAIL}": (None, "lecturer at Kabul University", MAIL),
    f"The author can be reached at the {MAIL}": (None, None, MAIL),
    "The writer is a freelance journalist in Kabul.": (None, "freelance journalist in Kabul", None),
    f"E-mail: {MAIL}": (None, None, MAIL),
    f"About the author\n\n{NAME} is the {STANDING}. She can be reached at {MAIL}": (NAME, STANDING, MAIL),
    "": (None, None, None),
}


@pytest.mark.parametrize(("note", "writer"), CLOSINGS.items())
def test_the_closing_line_tells_who_wrote(note: str, writer: Three) -> None:
    page = read_page(plain_page(note=note))

    assert [three(found) for found in page.writers] == [writer]
    assert texts(page) == PARAGRAPHS


@pytest.mark.parametrize(("note", "writer"), CLOSINGS.items())
def test_the_closing_line_of_a_saved_page_tells_the_same(note: str, writer: Three) -> None:
    lines = note.replace("\n\n", "<p>").replace("\n", "<br>")

    for page in (read_page(saved_page(note=f"<p>{lines}</p>")), read_page(table_page(note=f"<i>{lines}</i>"))):
        assert [three(found) for found in page.writers] == [writer]
        assert texts(page) == PARAGRAPHS


NOTES = {
    NOTE: NOTE,
    f"({NOTE})": f"({NOTE})",
    f"{NAME} is the {STANDING}.\n\nShe can be reached at\n{MAIL}": NOTE,
    f"About the author:\n\n{NOTE}": NOTE,
    f"{NAME}  is\u00a0the {STANDING}.": f"{NAME} is the {STANDING}.",
    f"{NAME} is the {STANDING}. She can be reached at nadia.karimi (at) example (dot) com": NOTE,
    f"{NAME} is the {STANDING}. She can be reached at\nnadia.karimi @ example. com": NOTE,
    "": None,
}


@pytest.mark.parametrize(("note", "kept"), NOTES.items())
def test_the_author_note_is_kept_as_printed(note: str, kept: str | None) -> None:
    assert read_page(plain_page(note=note)).author_note.value == kept


BYLINES = {
    f"By {NAME}": (NAME,),
    f"BY: {NAME}": (NAME,),
    f"Written by {NAME}": (NAME,),
    f"Author: {NAME}": (NAME,),
    f"By {NAME}, Kabul": (NAME,),
    f"By Dr. {NAME} and Wali Noori": (f"Dr. {NAME}", "Wali Noori"),
    f"By {NAME}, Sana Amin and Wali Noori": (NAME, "Sana Amin", "Wali Noori"),
    f"{NAME} | January 3, 2016": (NAME,),
    f"By {NAME} on January 3, 2016": (NAME,),
}
NO_BYLINES = [
    "By the time it snowed",
    "By Far the Best",
    NAME,
    "Opinion | January 3, 2016",
    "By",
    f"{NAME} | Wali Noori",
]


@pytest.mark.parametrize(("byline", "names"), BYLINES.items())
def test_a_byline_names_the_writers_where_no_closing_line_does(byline: str, names: tuple[str, ...]) -> None:
    page = read_page(plain_page(head=f"{HEADLINE}\n\n{byline}", note=""))

    assert tuple(writer.name.value for writer in page.writers) == names
    assert texts(page) == PARAGRAPHS


@pytest.mark.parametrize("text", NO_BYLINES)
def test_other_lines_are_no_byline(text: str) -> None:
    assert read_byline(text) is None


def test_a_byline_below_the_text_counts_too() -> None:
    page = read_page(plain_page(note=f"By {NAME}"))

    assert [three(writer) for writer in page.writers] == [(NAME, None, None)]
    assert texts(page) == PARAGRAPHS


def test_the_name_alone_under_the_headline_is_no_paragraph() -> None:
    assert texts(read_page(plain_page(head=f"{HEADLINE}\n\n{NAME}"))) == PARAGRAPHS


def test_a_byline_gives_the_name_that_the_closing_line_keeps_back() -> None:
    page = read_page(plain_page(head=f"{HEADLINE}\n\nBy {NAME}", note=f"The author can be reached at {MAIL}"))

    assert [three(writer) for writer in page.writers] == [(NAME, None, MAIL)]


def test_a_byline_against_the_closing_line_is_a_doubt() -> None:
    page = read_page(plain_page(head=f"{HEADLINE}\n\nBy Wali Noori"))

    assert page.writers[0].name.value == NAME
    assert (page.writers[0].name.how, page.writers[0].name.sure) == (
        "the closing line; the byline says Wali Noori",
        False,
    )


def test_two_writers_share_a_closing_line() -> None:
    note = f"{NAME} and Wali Noori are permanent writers of {PAPER}. They can be reached at {MAIL} and wali@example.com"

    page = read_page(plain_page(note=note))

    plural = "permanent writers of the Daily Outlook Afghanistan"
    assert [three(writer) for writer in page.writers] == [
        (NAME, plural, MAIL),
        ("Wali Noori", plural, "wali@example.com"),
    ]


MAILS = {
    f"at {MAIL}": (MAIL, True, "the closing line"),
    f"at {MAIL} or other@example.org": (MAIL, False, "the closing line; the first of 2"),
    "at nadia.karimi @ example.com": (MAIL, False, "the closing line; mended from “nadia.karimi @ example.com”"),
    "at nadia.karimi@example. com": (MAIL, False, "the closing line; mended from “nadia.karimi@example. com”"),
    "at nadia. karimi@example.com": (MAIL, False, "the closing line; mended from “nadia. karimi@example.com”"),
    "at nadia.karimi(at)example.com": (MAIL, False, "the closing line; mended from “nadia.karimi(at)example.com”"),
    "at nadia.karimi [AT] example [DOT] com": (
        MAIL,
        False,
        "the closing line; mended from “nadia.karimi [AT] example [DOT] com”",
    ),
    "at nadia.karimi at example dot com": (
        MAIL,
        False,
        "the closing line; mended from “nadia.karimi at example dot com”",
    ),
    "at outlookafghanistan@example.com": (
        "outlookafghanistan@example.com",
        False,
        "the closing line; it looks like the paper's own",
    ),
    "at nadia.karimi": (None, False, "no line says"),
}


@pytest.mark.parametrize(("where", "mail", "sure", "how"), [(where, *found) for where, found in MAILS.items()])
def test_an_address_is_read_and_mended(where: str, mail: str | None, sure: bool, how: str) -> None:
    (writer,) = read_page(plain_page(note=f"{NAME} is the {STANDING}. She can be reached {where}")).writers

    assert (writer.email.value, writer.email.sure, writer.email.how) == (mail, sure, how)


LINKED = {
    "a link that says the address": f"<a href='mailto:{MAIL}'>{MAIL}</a>",
    "a link that says something else": f"<a href='MAILTO:{MAIL}?subject=Bread'>this address</a>",
    "an encoded link": "<a href='mailto:nadia%2Ekarimi%40example.com'>this address</a>",
    "a shielded address": '<span class="__cf_email__" data-cfemail="{}">[email&#160;protected]</span>',
    "a shielded link": '<a href="/cdn-cgi/l/email-protection#{}">this address</a>',
}


@pytest.mark.parametrize("link", LINKED.values(), ids=LINKED.keys())
def test_an_address_behind_a_link_is_found(link: str) -> None:
    shielded = bytes([0x2A, *(letter ^ 0x2A for letter in MAIL.encode())]).hex()
    note = f"<p>{NAME} is the {STANDING}. She can be reached at {link.format(shielded)}</p>"

    (writer,) = read_page(saved_page(note=note)).writers

    assert three(writer) == (NAME, STANDING, MAIL)


def test_readers_see_an_address_that_only_a_link_gave() -> None:
    note = f"<p>{NAME} is the {STANDING}. <a href='mailto:{MAIL}'>Write to her</a>.</p>"

    page = read_page(saved_page(note=note))

    assert page.author_note.value == f"{NAME} is the {STANDING}. Write to her. {MAIL}"


IN_THE_TEXT = {
    "a deal that can be reached": "A deal can be reached at any hour of the night, the traders of the lane have said.",
    "an address": "Readers can send the price of a loaf in their lane to bread@example.com, the ministry wrote.",
    "somebody who is the author": "Wali Noori is the author of the plan, and of the sign that nobody has put up.",
    "a minister who was a writer": "Wali Noori was a writer before he was a minister, and it shows in his report."
    " He has read what the road costs and he has not said who is to pay it in the next winter, or in the one after it,"
    " when the commission will have to meet again and sit at the same table with the same drivers and the same bakers.",
}


@pytest.mark.parametrize("sentence", IN_THE_TEXT.values(), ids=IN_THE_TEXT.keys())
@pytest.mark.parametrize("place", [0, 1, 5])
def test_a_sentence_of_the_text_is_no_closing_line(sentence: str, place: int) -> None:
    paragraphs = [*PARAGRAPHS[:place], sentence, *PARAGRAPHS[place:]]

    page = read_page(plain_page(paragraphs=paragraphs))

    assert texts(page) == paragraphs
    assert [three(writer) for writer in page.writers] == [(NAME, STANDING, MAIL)]


@pytest.mark.parametrize("sentence", IN_THE_TEXT.values(), ids=IN_THE_TEXT.keys())
def test_nor_is_it_one_as_the_last_line_of_a_page(sentence: str) -> None:
    page = read_page(plain_page(paragraphs=[*PARAGRAPHS, sentence], note=""))

    assert texts(page) == [*PARAGRAPHS, sentence]
    assert [three(writer) for writer in page.writers] == [(None, None, None)]


def test_a_closing_line_run_into_the_last_paragraph_is_parted_from_it() -> None:
    page = read_page(plain_page(paragraphs=[*PARAGRAPHS[:-1], f"{PARAGRAPHS[-1]} {NOTE}"], note=""))

    assert texts(page) == PARAGRAPHS
    assert page.author_note.value == NOTE


def test_a_closing_line_above_the_text_is_read_there() -> None:
    page = read_page(plain_page(paragraphs=[NOTE, *PARAGRAPHS], note=""))

    assert texts(page) == PARAGRAPHS
    assert [three(writer) for writer in page.writers] == [(NAME, STANDING, MAIL)]


def test_addresses_are_given_once_each() -> None:
    assert addresses(f"{MAIL}, NADIA.karimi@example.com; x@y.co.uk.", links=[MAIL, "z@y.org", "no address"]) == [
        Address(MAIL),
        Address("x@y.co.uk"),
        Address("z@y.org"),
    ]


NAMES = [
    "Nadia",
    "Nadia Karimi",
    "M. A. Noori",
    "Abd ul Rahman",
    "Gul-e Lala",
    "O’Neill",
    "Jean-Luc de la Tour",
    "لیلا نوری",
]
NO_NAMES = ["", "the trader", "The Trader", "Nadia is", "Nadia karimi", "A B C D E F G", "Nadia 3", "nadia", "Who Pays"]


def test_names_are_told_from_other_words() -> None:
    assert [text for text in [*NAMES, *NO_NAMES] if is_name(text)] == NAMES


def test_whom_the_closing_line_does_not_speak_of_is_credited_by_the_byline() -> None:
    page = read_page(plain_page(head=f"{HEADLINE}\n\nBy {NAME} and Wali Noori"))
    assert [three(writer) for writer in page.writers] == [(NAME, STANDING, MAIL), ("Wali Noori", None, None)]
    assert [(writer.name.sure, writer.standing.sure) for writer in page.writers] == [(False, False), (False, False)]


OTHER_NOTE = "Wali Noori is a permanent writer of the Daily Outlook Afghanistan. He can be reached at wali@example.com"


@pytest.mark.parametrize(
    "between", [[], ["Go Top"], ["Editor in Chief: A B   Monday, May 6th, 2024", "Bread by Weight"]]
)
@pytest.mark.parametrize("note", [OTHER_NOTE, NOTE], ids=["another writer", "the same writer"])
def test_several_pages_in_one_file_are_not_read_as_one(note: str, between: list[str]) -> None:
    with pytest.raises(PageRefused, match="several pages"):
        read_page(plain_page(paragraphs=[*PARAGRAPHS, NOTE, *between, *PARAGRAPHS], note=note))


def test_two_closing_lines_below_one_another_are_one_page() -> None:
    page = read_page(plain_page(note=f"{NOTE}\n\n{OTHER_NOTE}"))
    assert texts(page) == PARAGRAPHS
    assert [three(writer) for writer in page.writers] == [
        (NAME, STANDING, MAIL),
        ("Wali Noori", STANDING, "wali@example.com"),
    ]
    assert page.author_note.value == f"{NOTE} {OTHER_NOTE}"
