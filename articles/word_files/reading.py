"""What of a Word document is headline, standfirst and text, in which language, and which pictures does it hold?"""

import io
import re
from dataclasses import dataclass, field
from typing import IO, Any, Final

import mammoth

from articles.word_files.opening import DAMAGED, TOO_MUCH, WordFileRefused, checked
from paper.languages import Language
from paper.text.html import clean, plain_text

MOST_PICTURES: Final = 40
LONGEST_HEADLINE: Final = 200
# Ten times the longest thing that was ever printed; no form could send more than five times that.
LONGEST_BODY: Final = 1_000_000
# A first line that is longer, or ends like a sentence, is the beginning of the text.
_LONGEST_FIRST_LINE: Final = 120
_SENTENCE_ENDS: Final = (".", ":", ";", ",", "۔", "؛", "،")

_STYLES: Final = """
p[style-name='Title'] => h1.headline:fresh
p[style-name='Subtitle'] => h1.standfirst:fresh
p[style-name='Heading 1'] => h2:fresh
p[style-name='Heading 2'] => h3:fresh
p[style-name='Heading 3'] => h4:fresh
p[style-name='Heading 4'] => h4:fresh
p[style-name='Heading 5'] => h4:fresh
p[style-name='Heading 6'] => h4:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""
_HEADLINE = re.compile(r'<h1 class="headline">(.*?)</h1>', re.DOTALL)
_STANDFIRST = re.compile(r'<h1 class="standfirst">(.*?)</h1>', re.DOTALL)
_FIRST = re.compile(r"<(h[1-4]|p)>(.*?)</\1>", re.DOTALL)
_BACK_LINK = re.compile(r'<a href="#(?:footnote|endnote)-ref-[^"]*">[^<]*</a>')

_ARABIC = re.compile(r"[؀-ۿݐ-ݿ]")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
# Letters that Pashto has and Dari has not.
_PASHTO = re.compile("[ټډړږښڼۍېځڅګ]")


@dataclass(frozen=True)
class Brought:
    """What a document brings: texts as the form takes them, its language by its letters, its pictures as they are."""

    headline: str
    standfirst: str
    body: str
    language: str
    pictures: list[bytes] = field(default_factory=list)

    @property
    def fields(self) -> dict[str, str]:
        """The form's fields that the document fills; one that is empty there fills nothing."""
        texts = {"headline": self.headline, "standfirst": self.standfirst, "body": self.body}
        return {name: text for name, text in texts.items() if text} | {"language": self.language}


def bring(file: IO[bytes]) -> Brought:
    """Convert a Word document; whatever is wrong with it, raise WordFileRefused."""
    content, pictures = checked(file), _Pictures()
    try:
        converted = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=_STYLES,
            # A document could bring one of its own, and could ask for files.
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(pictures.take),
        )
    except WordFileRefused:
        raise
    except Exception as error:
        # What Word never writes makes the converter stumble in many ways; for the person they are all the same.
        raise WordFileRefused(DAMAGED) from error
    return _told(str(converted.value), pictures.taken)


def _told(html: str, pictures: list[bytes]) -> Brought:
    if len(html) > LONGEST_BODY:
        raise WordFileRefused(TOO_MUCH)
    html = _BACK_LINK.sub("", html)
    headline, html = _taken_out(_HEADLINE, html)
    standfirst, html = _taken_out(_STANDFIRST, html)
    body = clean(html)
    if not headline:
        headline, body = _first_line(body)
    if len(headline) > LONGEST_HEADLINE:
        headline, body = "", clean(f"<p>{_escaped(headline)}</p>{body}")
    if not (headline or standfirst or body or pictures):
        raise WordFileRefused("The document holds no text.")
    language = language_of(f"{headline} {standfirst} {plain_text(body)}")
    return Brought(headline, standfirst, body, language, pictures)


def language_of(text: str) -> str:
    """Return the paper's language that a text's letters are of."""
    arabic = len(_ARABIC.findall(text))
    if arabic <= len(_LATIN.findall(text)):
        return str(Language.ENGLISH)
    # A Dari text quotes a Pashto name now and then.
    return str(Language.PASHTO if len(_PASHTO.findall(text)) * 60 > arabic else Language.DARI)


def _taken_out(pattern: re.Pattern[str], html: str) -> tuple[str, str]:
    """Return the words of all that fits, and the rest."""
    found = " ".join(filter(None, (" ".join(plain_text(each).split()) for each in pattern.findall(html))))
    return found, pattern.sub("", html)


def _first_line(body: str) -> tuple[str, str]:
    """Return (headline, rest): a heading or a short line that a text begins with, if something follows it."""
    first = _FIRST.match(body)
    if first is None or not body[first.end() :].strip():
        return "", body
    words = plain_text(first[2])
    is_line = len(words) <= _LONGEST_FIRST_LINE and not words.endswith(_SENTENCE_ENDS)
    if first[1] == "p" and not is_line:
        return "", body
    return words, body[first.end() :].strip()


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


class _Pictures:
    """Takes the pictures out of a document; none of them gets into the text."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []

    def take(self, image: Any) -> dict[str, str]:
        """Keep a picture that stands in the document; one that is only linked to is an error of the converter's."""
        with image.open() as stream:
            self.taken.append(stream.read())
        if len(self.taken) > MOST_PICTURES:
            raise WordFileRefused(TOO_MUCH)
        return {}


def picture(file: IO[bytes], number: int) -> IO[bytes]:
    """Return one of a document's pictures, counted from 1 as they stand in it; raise WordFileRefused without it."""
    pictures = bring(file).pictures
    if not 1 <= number <= len(pictures):
        raise WordFileRefused(_how_many(len(pictures)))
    return io.BytesIO(pictures[number - 1])


def _how_many(count: int) -> str:
    return "The document holds no pictures." if not count else f"The document holds {count} pictures, and not that one."
