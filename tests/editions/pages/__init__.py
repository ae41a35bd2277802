"""Which pages of our own do the tests read, and what stands on them?"""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from textwrap import fill

PAGES = Path(__file__).parent

EDITOR = "Moh. Karim Sabawoon"
DATE = "Tuesday, January 16th, 2024"
MASTHEAD = f"Editor in Chief: {EDITOR} {DATE}"
HEADLINE = "What a Closed Pass Does to the Price of Bread"
NAME = "Nadia Karimi"
STANDING = "permanent writer of the Daily Outlook Afghanistan"
MAIL = "nadia.karimi@example.com"
NOTE = f"{NAME} is the {STANDING}. She can be reached at {MAIL}"
PARAGRAPHS = (PAGES / "op-ed.txt").read_text(encoding="utf-8").split("\n\n")[4:9]


def plain_page(
    *,
    masthead: str = MASTHEAD,
    head: str = f"{HEADLINE}\n\n|\n\n{HEADLINE}",
    paragraphs: Sequence[str] = tuple(PARAGRAPHS),
    between: str = "\n\n",
    note: str = NOTE,
    foot: str = "Go Top",
) -> bytes:
    """A page as plain text, in the form of op-ed.txt with one of its parts changed."""
    blocks = [masthead, head, between.join(paragraphs), "\u00a0", note, foot]
    return "\n\n".join(block for block in blocks if block).encode()


def table_page(
    *,
    title: str = "The Daily Outlook Afghanistan",
    masthead: str = f"<tr><td><b>Editor in Chief:</b> {EDITOR}</td><td align=right>{DATE}</td></tr>",
    head: str = f"<font size=5><b>{HEADLINE}</b></font>",
    paragraphs: Sequence[str] = tuple(map(escape, PARAGRAPHS)),
    between: str = "<BR>\n<BR>\n",
    note: str = f"<i>{NAME} is the {STANDING}. She can be reached at <a href='mailto:{MAIL}'>{MAIL}</a></i>",
    foot: str = '<a href="#top">Go Top</a>',
    charset: str = "utf-8",
) -> bytes:
    """The same page as saved HTML of the old kind: tables in tables, scripts, menus, line breaks for paragraphs."""
    return f"""<!-- saved from url=(0041)http://www.outlook.example.com/topics?id=77 -->
<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset={charset}"><TITLE>{title}</TITLE>
<SCRIPT language=JavaScript>document.write("<b>not on the page</b>");</SCRIPT>
<STYLE>td {{ color: navy }}</STYLE></HEAD>
<BODY bgColor=#ffffff><A name=top></A><TABLE width=780>
<TR><TD colspan=2><A href="/"><IMG src="page_files/logo.gif" alt="The Daily Outlook Afghanistan"></A></TD></TR>
{masthead}
<TR><TD vAlign=top><TABLE><TR><TD><A href="/">Home</A></TD></TR><TR><TD><A href="/national">National</A></TD></TR>
<TR><TD><A href="/opinion">Opinion</A></TD></TR><TR><TD><A href="/sports">Sports</A></TD></TR></TABLE></TD>
<TD>{head}<BR><BR><A href="javascript:print()">Print</A> | <A href="/mail">Email</A><BR><BR>
{between.join(paragraphs)}<BR><BR>&nbsp;<BR>{note}<BR><BR>{foot}</TD></TR>
<TR><TD colspan=2>
<FONT size=1>Copyright &copy; 2024 The Daily Outlook Afghanistan. All rights reserved.</FONT></TD></TR>
</TABLE></BODY></HTML>
""".encode(charset, errors="xmlcharrefreplace")


def saved_page(
    *,
    title: str = f"{HEADLINE} | The Daily Outlook Afghanistan",
    masthead: str = f"<div><span>Editor in Chief:</span>\n<span>{EDITOR}</span></div><div class=date>{DATE}</div>",
    head: str = f"<h1>{HEADLINE}</h1>",
    paragraphs: Sequence[str] = tuple(map(escape, PARAGRAPHS)),
    note: str = f"<p>{NAME} is the {STANDING}. She can be reached at <a href='mailto:{MAIL}'>{MAIL}</a></p>",
    foot: str = '<p><a href="#">Go Top</a></p>',
) -> bytes:
    """The same page as saved HTML of a later kind: a menu, headings, paragraphs, readers' comments, a footer."""
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<script>var x = "<p>not on the page</p>";</script></head>
<body><header><h2><a href="/">The Daily Outlook Afghanistan</a></h2>{masthead}</header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/opinion">Opinion</a></li>
<li><a href="/world">World</a></li></ul></nav>
<main>{head}<div class="tools"><a href="#">Print</a> <a href="#">Email</a></div>
{text}{note}</main>
{foot}<div id="comments"><h3>2 comments</h3>
<p>A reader wrote a long remark here that is no part of the article at all.</p></div>
<aside><h4>Related articles</h4><ul><li><a href="/1">Another headline of another day</a></li></ul></aside>
<footer><p>Copyright © The Daily Outlook Afghanistan</p></footer></body></html>
""".encode()


def wrapped(data: bytes, *, width: int) -> bytes:
    """A plain page with its paragraphs broken into lines of at most `width` characters."""
    return "\n".join(fill(line, width, break_long_words=False) for line in data.decode().split("\n")).encode()
