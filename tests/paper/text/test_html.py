"""Is what a writer wrote printed, and nothing else?"""

import re
from collections.abc import Iterator
from html import escape
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as parser

from paper.text import html
from paper.text.html import clean, plain_text
from tests.payloads import xss_payloads
from tests.work import measured

pytestmark = pytest.mark.slow

PHOTO = "/media/photos/0123456789abcdef0123456789abcdef/640.jpg"

KEPT = [
    "<p>One <strong>two</strong> <em>three</em> <b>four</b> <i>five</i> <s>six</s> H<sub>2</sub>O m<sup>2</sup></p>",
    "<h2>Two</h2><h3>Three</h3><h4>Four</h4><p>Line<br>break</p><hr><p>End</p>",
    "<ul><li>One</li><li>Two<ol><li>Inner</li></ol></li></ul>",
    '<ol start="3"><li>Third</li></ol>',
    "<blockquote><p>Said.</p><cite>A baker</cite></blockquote>",
    '<p><a href="https://a.example/?a=1&amp;b=2" title="A title">out</a> <a href="mailto:a@b.example">mail</a></p>',
    '<p><a href="/2024/04/25/bread/">one of our own</a> <abbr title="Islamic Republic">IR</abbr></p>',
    f'<figure><img src="{PHOTO}" alt="A baker" width="640" height="400"><figcaption>Bread.</figcaption></figure>',
    '<table><caption>Votes</caption><thead><tr><th scope="col">Province</th><th scope="col">Votes</th></tr></thead>'
    '<tbody><tr><td rowspan="2">Balkh</td><td>12</td></tr><tr><td>13</td></tr></tbody>'
    '<tfoot><tr><td colspan="2">25</td></tr></tfoot></table>',
    '<div lang="fa-AF" dir="rtl"><p>می‌روم به بازار؛ نان گرم است.</p></div>',
    '<p lang="ps" dir="rtl">هغه وايي چې ډوډۍ تازه ده.</p>',
    '<p>He said <span lang="fa-AF" dir="rtl">«نان»</span> and left.</p>',
    "<p>نمی‌خواهم \u200fعلی\u200e \u2067متن\u2069 ک\u200dک</p>",
    "<p>Fish &amp; chips: 5 &lt; 7 &gt; 3, “quoted”, 5&nbsp;km — and 😀 \U0001e900</p>",
    "Words without a paragraph.",
    "",
]

CHANGED = {
    "<h1>One</h1><h5>Five</h5><H6 class=x>Six</H6>": "<h2>One</h2><h4>Five</h4><h4>Six</h4>",
    "<p>A&nbsp; b &nbsp;c &nbsp;&nbsp; d&nbsp;e\xa0f</p>": "<p>A b c d&nbsp;e&nbsp;f</p>",
    "<p>&nbsp;</p><p></p><p><br></p><p><strong> </strong></p><p>x</p><ul><li></li></ul>": "<p>x</p>",
    '<p class="MsoNormal" style="color:red" id=x data-x=1>Word<o:p></o:p></p>': "<p>Word</p>",
    "<font color=red>R</font><u>U</u><center>C</center><code>D</code>": "RUCD",
    "<p>One<p>Two": "<p>One</p><p>Two</p>",
    "<ul><li>One<li>Two</ul>": "<ul><li>One</li><li>Two</li></ul>",
    "<table><tr><td>1<td>2<tr><td>3</table>":
        "<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>",
    "<p>One <b>two<p>three": "<p>One <b>two</b></p><p>three</p>",
    "<p>One <b>two <i>three</b> four</i>": "<p>One <b>two <i>three</i></b> four</p>",
    "<a href='x'>1</a> <a href='#y'>2</a> <a name=z>3</a> <a href='ftp://a.example/'>4</a>": "1 2 3 4",
    "<a href='//a.example/'>1</a> <a href='/\\a.example/'>2</a>": "1 2",
    "<a href='/a'>1 <a href='/b'>2</a></a>": '<a href="/a">1 </a><a href="/b">2</a>',
    "<a href=/a target=_blank rel=opener>1</a>": '<a href="/a">1</a>',
    f"<img src='https://a.example{PHOTO}'><img src='{PHOTO}?x'><img src='{PHOTO}/../../x'><img alt=x>x": "x",
    f"<img src='{PHOTO.upper()}'><img src='/media/photos/abc/640.jpg'><img src='{PHOTO[:-3]}svg'>x": "x",
    f"<img src='{PHOTO}' srcset='x 1x' width=9999999 height='1e3' loading=lazy>": f'<img src="{PHOTO}">',
    "<p lang='\"x' dir=left>x</p>": "<p>x</p>",
    "<td colspan=0 rowspan=99999>x</td>": "x",
    "a\x00b\x07c\ud800d\x7fe": "abcde",
    "<p>5 < 7 and 7 > 5 &copy; &#x41;</p>": "<p>5 &lt; 7 and 7 &gt; 5 © A</p>",
    "<!-- ednote: call the minister --><p>x</p><!-- unfinished": "<p>x</p>",
    "<title>Paper</title><script>x()</script><style>p{}</style><noscript>n</noscript><p>x</p>": "<p>x</p>",
    "<form><p>Kept</p><button>b</button><select><option>o</select><textarea>t</textarea></form>": "<p>Kept</p>b",
    "<svg><text>s</text></svg><math><mi>m</mi></math><iframe>i</iframe><object>o</object>x": "x",
    "<select><p>Words that somebody began in a list": "<p>Words that somebody began in a list</p>",
    "one\r\ntwo": "one two",
    # How the editor gives back what it was given.
    "<p>One</p>\r\n\r\n<p>Two<br />\r\nthree</p>\r\n": "<p>One</p><p>Two<br>three</p>",
    "<ul>\r\n\t<li>One</li>\r\n\t<li>Two\r\n\t<ol>\r\n\t\t<li>Inner</li>\r\n\t</ol>\r\n\t</li>\r\n</ul>":
        "<ul><li>One</li><li>Two<ol><li>Inner</li></ol></li></ul>",
    "<p>A <b>bold</b> <i>word</i>\nand\tmore </p>": "<p>A <b>bold</b> <i>word</i> and more</p>",
    f'<img alt="x" height="4" src="{PHOTO}" width="6">': f'<img src="{PHOTO}" alt="x" width="6" height="4">',
    '<p dir="rtl" lang="ps">x</p>': '<p lang="ps" dir="rtl">x</p>',
}  # fmt: skip


@pytest.mark.parametrize("text", KEPT)
def test_news_is_kept_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(("text", "printed"), CHANGED.items())
def test_the_rest_is_brought_to_what_is_printed(text: str, printed: str) -> None:
    assert clean(text) == printed
    assert clean(printed) == printed


@pytest.mark.parametrize("tag", sorted(html.ALLOWED_TAGS))
def test_each_tag_of_the_list_is_printed(tag: str) -> None:
    inside = {"img": f'<img src="{PHOTO}">', "br": "x<br>x", "hr": "x<hr>x", "a": '<a href="/x">x</a>'}
    rows = {"tr": "<tbody><tr><td>x</td></tr></tbody>", "td": "<tbody><tr><td>x</td></tr></tbody>"}
    cells = {"th": "<tbody><tr><th>x</th></tr></tbody>", "tbody": rows["tr"]}
    cells |= {part: f"<{part}><tr><td>x</td></tr></{part}>" for part in ("thead", "tfoot")}
    text = inside.get(tag) or f"<{tag}>x</{tag}>"
    if tag in html.TABLES:
        part = rows | cells | {"table": rows["tr"], "caption": "<caption>x</caption>"}
        text = f"<table>{part[tag]}</table>"
    assert clean(text) == text


def hostile_parts(text: str) -> list[str]:
    """Name what in a text could run or load something, as another parser than the cleaner's reads it."""
    page: Any = parser.document_fromstring(f"<html><body><p>{text}")
    return [part for element in page.xpath("//body//*|//body//comment()") for part in _of(element)]


def _of(element: parser.HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag not in html.ALLOWED_TAGS:
        yield f"<{element.tag}>"
        return
    for name, value in element.attrib.items():
        allowed = html.ALLOWED_ATTRIBUTES["*"] | html.ALLOWED_ATTRIBUTES.get(element.tag, set())
        harmless = not re.match(r"[\x00-\x20]*[a-z][^/?#]*:", value, re.IGNORECASE) or name not in {"href", "src"}
        if name not in allowed or not (harmless or re.match(r"(https?|mailto):", value, re.IGNORECASE)):
            yield f"{name}={value}"


@pytest.mark.parametrize("payload", xss_payloads())
def test_no_payload_leaves_anything_that_could_run(payload: str) -> None:
    printed = clean(payload)
    assert hostile_parts(printed) == []
    assert clean(printed) == printed


def test_most_payloads_are_hostile_before_they_are_cleaned() -> None:
    # The rest are texts that only another place would run, such as a JSON block or an attribute.
    payloads = [payload for payload in xss_payloads() if "\x00" not in payload]
    assert len(set(payloads)) > 320
    hostile = sum(1 for payload in payloads if hostile_parts(payload))
    assert hostile / len(payloads) > 0.75


NAMES = [*sorted(html.ALLOWED_TAGS | html.DROPPED_WITH_CONTENT), *("h1", "u", "form", "button", "o:p", "nobr", "mi")]
ATTRIBUTES = ["", " lang=ps", ' dir="rtl"', " href=/x", " href='https://a.example/?a&b'", ' title="<b>"', " x"]
TAGS = st.builds("<{}{}{}>".format, st.sampled_from(["", "", "/"]), st.sampled_from(NAMES), st.sampled_from(ATTRIBUTES))
BITS = st.sampled_from(
    ["&nbsp;", "\xa0", " ", "\n", "\r", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&#x1;", '"', "<", ">"]
)
SOUP = st.lists(st.one_of(TAGS, TAGS, BITS, st.text(max_size=5)), max_size=40).map("".join)


@settings(max_examples=400)
@given(SOUP)
@example("<p><button><p>x")
@example("<table><a>x<td>1<a>")
@example("<b><p><i><table><b></p>x")
def test_cleaning_what_is_clean_changes_nothing(soup: str) -> None:
    printed = clean(soup)
    assert clean(printed) == printed
    assert hostile_parts(printed) == []


@settings(max_examples=200)
@given(st.text())
def test_no_text_loses_a_visible_character(text: str) -> None:
    visible = [each for each in text if each.isprintable() and not each.isspace()]
    assert [each for each in plain_text(escape(text)) if not each.isspace() and each.isprintable()] == visible


BLOCKS = st.lists(st.sampled_from(KEPT[:-3]), min_size=1, max_size=6)
AT_AN_EDGE = st.sampled_from(["", " ", "\n", "\r\n\r\n", "\r\n\t", "\n\n  "])


@given(BLOCKS, st.data())
def test_space_between_blocks_and_lines_makes_no_other_body(texts: list[str], data: st.DataObject) -> None:
    body = clean("".join(texts))
    edges = re.split(
        r"(</?(?:p|h[2-4]|blockquote|[uo]l|li|hr|br|div|figure|figcaption|table|t[rhd]|tbody)\b[^<>]*>)", body
    )
    broken = "".join(f"{data.draw(AT_AN_EDGE)}{each}{data.draw(AT_AN_EDGE)}" if number % 2 else each
                     for number, each in enumerate(edges))  # fmt: skip
    assert clean(broken) == body


MOST_WORK = 8  # yardsticks; two were measured
FLOODS = [
    *("<div>", "<p>", "<b>", "<p><b>", "<b lang=en>", "<table><td>", "<ul><li>", "<button><p>", "<svg><math>", "</p>"),
    *("<", "<a", '<a "', "<a title='", "<!--", "<script>", "<svg>", "&nbsp;", " \xa0", "<p> ", "&lt;", "\x00", "<img "),
    *("<p>x</p>\n\n", "<a>x</a>", "<b>x</b>", "<h1>x</h1>", "<tr><td>x", '<a href="/x">y<table>', "<table><b>x"),
]


def work_to_clean(text: str) -> float:
    printed, work = measured(lambda: clean(text))
    assert clean(printed) == printed
    return work


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_of_anything_takes_no_more_time_than_its_length(flood: str) -> None:
    assert work_to_clean(flood * (100_000 // len(flood))) < MOST_WORK / 2


def test_a_megabyte_of_news_is_cleaned_at_once() -> None:
    words = "The price of bread in the city rose again, said a baker. " * 6
    paragraph = f'<p class="x">{words} <strong>{words}</strong>&nbsp; <a href="https://a.example/">More</a></p>\r\n'
    assert work_to_clean(paragraph * (1_000_000 // len(paragraph))) < MOST_WORK


def test_open_tags_are_not_repeated_in_every_paragraph() -> None:
    soup = "<p>" + "".join(f"<b lang=a{number:04d}>" for number in range(600)) + "</p>" + "<p>x</p>" * 600
    assert len(clean(soup)) < len(soup)
    # Control arm: what the cleaner alone makes of the same text.
    assert len(html._CLEANERS[html._PRINTED].clean(soup)) > 100 * len(soup)


def test_deeper_than_any_article_the_words_stay() -> None:
    deep = "<div lang=ps>" * 500 + "words" + "</div>" * 500
    assert (plain_text(deep), clean(deep).count("<div")) == ("words", 32)


def test_the_words_of_a_body_are_one_line_a_block() -> None:
    body = (
        "<h2>Bread &amp; salt</h2><p>One<br>two <b>three</b></p><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"
        f'<figure><img src="{PHOTO}" alt="Not a word"><figcaption>Caption</figcaption></figure>'
        "<table><caption>Votes</caption><tr><th>Balkh</th><td>12</td></tr><tr><td>x</td></tr></table>"
        "<blockquote>Said&nbsp;so</blockquote>tail"
    )
    assert plain_text(body).split("\n") == [
        "Bread & salt", "One two three", "a", "b", "c", "Caption", "Votes", "Balkh 12", "x", "Said so", "tail",
    ]  # fmt: skip


def test_the_words_of_a_text_that_was_never_cleaned_hold_no_script() -> None:
    assert plain_text("<p>One</p><script>alert(1)</script><p>نمی‌خواهم</p>") == "One\nنمی‌خواهم"
    assert plain_text("") == ""
