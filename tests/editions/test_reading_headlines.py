"""The headline, its section and the paragraphs under it."""

import pytest

from editions.reading import Page, read_page
from tests.editions.pages import EDITOR, HEADLINE, NOTE, PARAGRAPHS, plain_page, saved_page, table_page, wrapped

HALVES = ("What a Closed Pass Does", "to the Price of Bread")
HEADS = {
    "printed twice around a bar": (f"{HEADLINE}\n\n|\n\n{HEADLINE}", HEADLINE, True),
    "printed twice in one line": (f"{HEADLINE} | {HEADLINE}", HEADLINE, True),
    "printed twice": (f"{HEADLINE}\n\n{HEADLINE}", HEADLINE, True),
    "printed three times": (f"{HEADLINE}\n\n|\n\n{HEADLINE}\n\n{HEADLINE}", HEADLINE, True),
    "twice and again after the byline": (f"{HEADLINE}\n|\n{HEADLINE}\nBy Nadia Karimi\n{HEADLINE}", HEADLINE, True),
    "printed twice in different case": (f"{HEADLINE}\n\n|\n\n{HEADLINE.upper()}", HEADLINE, True),
    "printed once": (HEADLINE, HEADLINE, True),
    "over two lines, twice": ("\n".join([*HALVES, "|", *HALVES]), HEADLINE, True),
    "over two lines, then in one": ("\n".join([*HALVES, "", "|", "", HEADLINE]), HEADLINE, True),
    "in one line, then over two": ("\n\n".join([HEADLINE, "|", *HALVES]), HEADLINE, True),
    "over two lines, once": ("What a Closed Pass Does\nto the Price of Bread", HEADLINE, True),
    "over two lines with capitals, once": (
        "What a Closed Pass Does\nWith the Price",
        "What a Closed Pass Does With the Price",
        False,
    ),
    "a question": ("Who Pays for the Snow?\n\n|\n\nWho Pays for the Snow?", "Who Pays for the Snow?", True),
    "a question, once": (
        "Who Pays for the Snow, and Why Must It Be the Baker?",
        "Who Pays for the Snow, and Why Must It Be the Baker?",
        True,
    ),
    "a full sentence, twice": (
        "The pass is closed and so is the purse.\n\n" * 2,
        "The pass is closed and so is the purse.",
        True,
    ),
    "with quotation marks": ("“Snow” – a Trader’s Word & Its ‘Price’", "“Snow” – a Trader’s Word & Its ‘Price’", True),
    "with straight quotation marks": ('"Snow": a Trader\'s Word', '"Snow": a Trader\'s Word', True),
    "in capitals": (HEADLINE.upper(), HEADLINE.upper(), True),
    "with a date in it": ("The Snow of March 1, 2021", "The Snow of March 1, 2021", True),
    "under a menu": (f"Home | National | World | Sport\n\nPrint | Email\n\n{HEADLINE}", HEADLINE, True),
    "under a motto": (f"A light in the lane\n\n{HEADLINE}\n\n|\n\n{HEADLINE}", HEADLINE, True),
    "under the paper's addresses": (
        f"E-mail: paper@example.com\n\nPhone: 0700 000 000\n\nVol. IX, No. 2873\n\n{HEADLINE}",
        HEADLINE,
        True,
    ),
    "above the tools": (f"{HEADLINE}\n\nPrint | Email | Share", HEADLINE, True),
}


def texts(page: Page) -> list[str]:
    return [paragraph.text for paragraph in page.paragraphs.value or ()]


@pytest.mark.parametrize(("head", "headline", "sure"), HEADS.values(), ids=HEADS.keys())
def test_the_headline_is_found_and_never_a_paragraph(head: str, headline: str, sure: bool) -> None:
    page = read_page(plain_page(head=head))

    assert (page.headline.value, page.headline.sure) == (headline, sure)
    assert texts(page) == PARAGRAPHS


MARKED = {
    "font and bold": table_page(),
    "a heading in an old table": table_page(head=f"<h2>{HEADLINE}</h2>"),
    "a headline that is a link": table_page(head=f"<h3><a href='/77'>{HEADLINE}</a></h3>"),
    "a headline broken by a tag": table_page(head=f"<b>{HALVES[0]}<br>{HALVES[1]}</b>"),
    "the title of the page": table_page(
        title=f"{HEADLINE} - The Daily Outlook Afghanistan", head=f"<div>{HEADLINE}</div>"
    ),
    "title and two lines": table_page(title=HEADLINE, head=f"<div>{HALVES[0]}</div><div>{HALVES[1]}</div>"),
    "the title alone": table_page(title=HEADLINE, head=""),
    "a heading under the paper's name as one": saved_page(title=""),
    "a path above": saved_page(
        head=f"<p><a href='/'>Home</a> » <a href='/o'>Opinion</a> » {HEADLINE}</p><h1>{HEADLINE}</h1>"
    ),
    "twice around a bar": table_page(head=f"{HEADLINE}<br>|<br><b>{HEADLINE}</b>"),
}


@pytest.mark.parametrize("data", MARKED.values(), ids=MARKED.keys())
def test_the_headline_of_a_saved_page_is_found(data: bytes) -> None:
    page = read_page(data)

    assert page.headline.value == HEADLINE
    assert texts(page) == PARAGRAPHS


def test_a_headline_that_only_the_title_gives_is_in_doubt() -> None:
    page = read_page(MARKED["the title alone"])

    assert (page.headline.how, page.headline.sure) == ("the page's title alone", False)


SECTIONS = {
    f"Opinion\n\n{HEADLINE}": ("Opinion", True),
    f"OP-ED\n\n{HEADLINE}": ("Opinion", True),
    f"Editorial\n\n{HEADLINE}": ("Editorial", True),
    f"Home » Sports » {HEADLINE}\n\n{HEADLINE}": ("Sport", True),
    f"Home » National\n\n{HEADLINE}": ("National", True),
    f"{HEADLINE}\n\nWorld": ("World", True),
    f"Home | National | World\n\n{HEADLINE}": ("Opinion", False),
    f"Home\nNational\nWorld\n\n{HEADLINE}": ("Opinion", False),
    HEADLINE: ("Opinion", False),
}


@pytest.mark.parametrize(("head", "section", "sure"), [(head, *found) for head, found in SECTIONS.items()])
def test_the_section_is_named_or_opinion(head: str, section: str, sure: bool) -> None:
    page = read_page(plain_page(head=head))

    assert (page.section.value, page.section.sure, page.headline.value) == (section, sure, HEADLINE)


TEXTS = {
    "short paragraphs": ["No.", "Yes.", "“Not today,” he said.", PARAGRAPHS[0], "And then?", "Nothing."],
    "one paragraph": [PARAGRAPHS[0]],
    "a paragraph that begins with small letters": [
        "iPhones were not to blame for it, said the traders of the lane.",
        "e-mail was.",
    ],
    "curly and straight quotation marks": [
        "“Who,” he asked, ‘is it?’ It was the trader.",
        "\"Who,\" he asked, 'is it?' It was the trader.",
    ],
    "marks of HTML": ["Flour & salt: 5 < 7, and 7 > 5 — said <nobody> in the lane of the bakers."],
    "a list with dashes": [PARAGRAPHS[0], "- two ploughs", "- one sign", PARAGRAPHS[1]],
    "a row of names": [PARAGRAPHS[0], "Wali Noori and Sana Amin", PARAGRAPHS[1]],
}


@pytest.mark.parametrize("paragraphs", TEXTS.values(), ids=TEXTS.keys())
@pytest.mark.parametrize("form", ["plain", "single", "wrapped"])
def test_every_paragraph_is_kept_in_its_order(paragraphs: list[str], form: str) -> None:
    data = plain_page(paragraphs=paragraphs, between="\n" if form == "single" else "\n\n")

    assert texts(read_page(wrapped(data, width=72) if form == "wrapped" else data)) == paragraphs


def test_wrapped_text_without_blank_lines_is_parted_where_a_line_falls_short() -> None:
    parted, unparted = (read_page(wrapped(plain_page(between=between), width=72)) for between in ("\n\n", "\n"))

    assert texts(parted) == texts(unparted) == PARAGRAPHS
    assert (parted.paragraphs.sure, unparted.paragraphs.sure) == (True, False)


def test_a_line_broken_behind_a_hyphen_gives_back_the_word() -> None:
    page = read_page(
        plain_page(
            paragraphs=[*PARAGRAPHS, "The Jamiat-\ne Islami, its top-\nlevel men and the rest \u2013\nall of them."]
        )
    )

    assert texts(page)[-1] == "The Jamiat-e Islami, its top-level men and the rest – all of them."


def test_a_paragraph_broken_inside_a_sentence_is_one() -> None:
    first, last = PARAGRAPHS[0][:300].rsplit(" ", 1)
    assert last.islower()

    page = read_page(plain_page(paragraphs=[f"{first}\n{last}{PARAGRAPHS[0][300:]}", *PARAGRAPHS[1:]]))

    assert texts(page) == PARAGRAPHS


def test_a_subhead_of_a_plain_page_is_a_guess() -> None:
    page = read_page(plain_page(paragraphs=[PARAGRAPHS[0], "The Sign at the Foot of the Pass", PARAGRAPHS[1]]))

    assert [(paragraph.kind, paragraph.text) for paragraph in page.paragraphs.value or ()] == [
        ("p", PARAGRAPHS[0]),
        ("heading", "The Sign at the Foot of the Pass"),
        ("p", PARAGRAPHS[1]),
    ]
    assert not page.paragraphs.sure


INLINE = {
    "bold and italic": ("<b>Flour</b> is <i>not</i> snow", "<strong>Flour</strong> is <em>not</em> snow"),
    "nested": ("<b>a <i>b</i></b> c", "<strong>a <em>b</em></strong> c"),
    "crossed": ("<b>a <i>b</b> c</i>", "<strong>a <em>b</em></strong> c"),
    "entities": ("5 &lt; 7 &amp; 7 &gt; 5&nbsp;&mdash; &#8220;so&#8221;", "5 &lt; 7 &amp; 7 &gt; 5 — “so”"),
    "a link": (
        'see <a href="http://example.com/?a=1&amp;b=2" target=_blank>here</a>',
        'see <a href="http://example.com/?a=1&amp;b=2">here</a>',
    ),
    "a link into the old site": ('see <a href="/topics">here</a>', "see here"),
    "a script link": ('see <a href=" javascript:alert(1)">here</a>', "see here"),
    "a broken link": ('see <a href="http://[">here</a>', "see here"),
    "an event": ('<b onclick="alert(1)">see</b> here', "<strong>see</strong> here"),
    "a picture": ('see <img src=x onerror="alert(1)"> here', "see here"),
    "a style": ('<span style="color:red">see</span> <font color=red>here</font>', "see here"),
    "an ordinal": ("the 16<sup>th</sup> of it", "the 16<sup>th</sup> of it"),
    "an unknown tag": ("in <st1:place>Kabul</st1:place><o:p></o:p> today", "in Kabul today"),
    "a word in tags": ("un<b>believ</b>able", "un<strong>believ</strong>able"),
    "scripts and forms": ("see<script>alert(1)</script> <button>no</button>here<svg><text>no</text></svg>", "see here"),
    "a zero-width non-joiner": ("می\u200cگویند", "می\u200cگویند"),
}


@pytest.mark.parametrize(("written", "kept"), INLINE.values(), ids=INLINE.keys())
def test_a_saved_page_keeps_emphasis_and_links_and_nothing_else(written: str, kept: str) -> None:
    page = read_page(saved_page(paragraphs=[PARAGRAPHS[0], written, PARAGRAPHS[3]]))

    assert (page.paragraphs.value or ())[1].html == kept


def test_lists_quotes_and_subheads_become_blocks() -> None:
    page = read_page(
        saved_page(
            paragraphs=[
                PARAGRAPHS[3],
                "</p><h3>Three wishes</h3><ul><li>A <b>plough</b><li>A sign</ul><blockquote>So it is.</blockquote><p>",
                PARAGRAPHS[2],
            ]
        )
    )

    assert page.body_html == (
        f"<p>{PARAGRAPHS[3]}</p><h3>Three wishes</h3><ul><li>A <strong>plough</strong></li><li>A sign</li></ul>"
        f"<blockquote><p>So it is.</p></blockquote><p>{PARAGRAPHS[2]}</p>"
    )


def test_what_is_not_read_is_named() -> None:
    page = read_page(
        plain_page(
            head=f"A light in the lane\n\n{HEADLINE}\n\n|\n\n{HEADLINE}",
            note=f"{NOTE}\n\nAnother writer says something else about the bread of the city today.",
            foot="Go Top\n\nStreet of the Bakers 7",
        )
    )

    assert page.left_out == (
        "A light in the lane",
        "Another writer says something else about the bread of the city today.",
        "Street of the Bakers 7",
    )
    assert page.editor_in_chief.value == EDITOR
