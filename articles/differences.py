"""What differs between two texts of an article, part by part and word by word, in what readers would read?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from paper.languages import Genre, Language, direction
from paper.text.differing import Paragraph, folded, paragraphs
from paper.text.html import plain_text
from photos.renditions import Picture

_NO_PHOTO: Final = {"token": "", "alt": "", "caption": "", "credit": ""}
_LINK = re.compile(r"<a\b[^<>]*? href=\"([^\"<>]*)\"[^<>]*>(.*?)</a>", re.DOTALL)
_PICTURE = re.compile(r"<img\b([^<>]*)>")
_ALT = re.compile(r" alt=\"([^\"]*)\"")
_SRC = re.compile(r" src=\"([^\"]*)\"")


@dataclass(frozen=True)
class Part:
    """One part of an article that differs: its name, its paragraphs with what became of each, and how to set them.

    `only_form`: no word differs, only how they are set (bold, a heading, a space). `photos` are the pictures before
    and after where the part is the photo.
    """

    label: str
    paragraphs: list[Paragraph]
    language: str
    only_form: bool = False
    photos: tuple[Picture | None, Picture | None] | None = None

    @property
    def shown(self) -> list[Paragraph]:
        """What changed, and how many paragraphs between stayed as they were."""
        return folded(self.paragraphs)

    @property
    def direction(self) -> str:
        """The direction of writing, as HTML's `dir` wants it."""
        return direction(self.language)


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Part]:
    """Return the parts that differ between two contents (`articles.revisions.content_of`), in the order of the page.

    Two contents that are not the same always differ in a part, so that nothing changes unseen. Costs no query.
    """
    language = str(after["language"])
    found = []
    for (label, old, raw_old), (_, new, raw_new) in zip(_parts(before), _parts(after), strict=True):
        if raw_old == raw_new:
            continue
        changed = paragraphs(old, new)
        only_form = all(paragraph.kind == "same" for paragraph in changed)
        photos = (_picture(before["photo"]), _picture(after["photo"])) if label == "Photo" else None
        found.append(Part(label, changed, language, only_form, photos))
    return found


def _parts(content: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield (name, words, what it is compared by) of every part that could be printed."""
    photo = content["photo"] or _NO_PHOTO
    for label, name in (("Kicker", "kicker"), ("Headline", "headline"), ("Standfirst", "standfirst")):
        yield label, content[name], content[name]
    yield "Byline", content["byline"], content["byline"]
    yield "Who is credited", "\n".join(map(_credit, content["credits"])), content["credits"]
    yield "Dateline", content["dateline"], content["dateline"]
    # Its words have parts of their own; here is which picture it is.
    yield "Photo", "", {name: each for name, each in photo.items() if name not in ("alt", "caption", "credit")}
    for label, name in (("Caption", "caption"), ("Photo credit", "credit"), ("Alt text", "alt")):
        yield label, photo[name], photo[name]
    yield "Text", readable(content["body"]), content["body"]
    yield "Author note", content["author_note"], content["author_note"]
    yield "Topics", ", ".join(content["tags"]), content["tags"]
    yield "Genre", str(Genre(content["genre"]).label), content["genre"]
    yield "Language", str(Language(content["language"]).label), content["language"]
    yield "Address", content["slug"], content["slug"]


def readable(body: str, *, ednotes: bool = False) -> str:
    """Return the words of a body, one line per paragraph, with where its links lead and what its pictures show.

    With `ednotes` the passages for colleagues too.
    """
    text = _LINK.sub(lambda link: f"{link[2]} ⟨{link[1]}⟩".replace("⟨mailto:", "⟨"), str.__str__(body))
    return plain_text(_PICTURE.sub(_described, text), ednotes=ednotes)


def _picture(photo: Mapping[str, Any] | None) -> Picture | None:
    return Picture(token=photo["token"], width=photo["width"], height=photo["height"]) if photo else None


def _described(picture: re.Match[str]) -> str:
    alt, source = _ALT.search(picture[1]), _SRC.search(picture[1])
    return f"[picture: {alt[1] if alt else ''} ⟨{source[1] if source else ''}⟩]"


def _credit(credit: Mapping[str, Any]) -> str:
    portrait = ", with a portrait" if credit["portrait"] else ""
    standing = f", {credit['standing']}" if credit["standing"] else ""
    return f"{credit['credit']}: {credit['name']}{standing}{portrait}"
