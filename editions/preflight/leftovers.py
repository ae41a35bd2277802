"""What was left for later: marks in the text, notes to colleagues, notes that nobody has resolved?"""

import re
from collections.abc import Iterable

from django.utils.text import Truncator

from editions.preflight.findings import Finding, blocks, register, warns
from editions.preflight.galleys import Forme, Galley

# In brackets only what nobody prints: “[Editor's note: …]” is for readers, “[ednote …]” is not.
_LEFTOVER = re.compile(
    r"(?<![^\W_])(?:(?:TK)+|XXX+)(?![^\W_])"
    r"|\[\s*(?i:check|ednote|ed note|note to (?:the )?(?:desk|subs?|editors?))\b[^\]\n]{0,80}\]?"
    r"|(?i:\blorem ipsum\b)"
)
# Nearly no text has any of these, and to look for them costs a thirtieth of the expression.
_SIGNS = ("TK", "XXX", "[")
_IN_ATTRIBUTES = re.compile(r" (?:alt|title)=\"([^\"]*)\"")
_FIELDS = ("kicker", "headline", "standfirst", "body", "author_note", "lead_caption", "dateline", "tags", "slug")

LEFTOVER = blocks("leftover", "A text still says TK, XXX, [check …], [ednote …], [note to the desk …] or lorem ipsum")
PHOTO_LEFTOVER = blocks("photo_leftover", "The same in a photo's caption, alt text or credit line")
EDNOTE = warns("ednote", "The note to colleagues is still filled, and perhaps not read by all whom it is for")
EDNOTE_IN_TEXT = blocks("ednote_in_text", "A passage of a text is still marked as an ednote, and would not be printed")
OPEN_NOTE = warns("open_note", "A colleague's remark is still open")


@register
def nothing_is_left_over(forme: Forme) -> Iterable[Finding]:
    """Find marks that writers leave for later: TK, XXX, [check …]."""
    for galley in forme.galleys:
        for field in _FIELDS:
            left = _left(_words(galley, field))
            if left:
                message = f"“{galley}” still says “{left.group()}” in its {field.replace('_', ' ')}."
                yield LEFTOVER.of(galley, message, field=field)
        photo = galley.article.lead_photo
        left = (
            _LEFTOVER.search(f"{galley.texts.get('photo', '')}\n{photo.alt_text}\n{photo.credit_line}")
            if photo
            else None
        )
        if photo and left:
            message = f"The photo of “{galley}” still says “{left.group()}”."
            yield PHOTO_LEFTOVER.of_photo(galley, photo, message, field="caption")


@register
def ednotes_are_done(forme: Forme) -> Iterable[Finding]:
    """Find notes to colleagues that still stand on an article."""
    for galley in forme.galleys:
        if galley.article.ednote.strip():
            yield EDNOTE.of(galley, f"“{galley}” still has a note to colleagues.", field="ednote")


@register
def ednotes_in_texts_are_done(forme: Forme) -> Iterable[Finding]:
    """Find passages that are marked as for colleagues: readers would get the text without them."""
    for galley in forme.galleys:
        for passage in galley.ednotes[:1]:
            said = Truncator(passage).words(12)
            more = f" and {len(galley.ednotes) - 1} more" if len(galley.ednotes) > 1 else ""
            message = f"“{galley}” still has an ednote in its text: “{said}”{more}."
            yield EDNOTE_IN_TEXT.of(galley, message, field="body")


@register
def notes_are_resolved(forme: Forme) -> Iterable[Finding]:
    """Find open notes of colleagues."""
    for galley in forme.galleys:
        if any(note.is_open for note in galley.article.notes.all()):
            yield OPEN_NOTE.of(galley, f"A note on “{galley}” is still open.", field="notes")


def _left(text: str) -> re.Match[str] | None:
    if any(sign in text for sign in _SIGNS) or "lorem" in text.casefold():
        return _LEFTOVER.search(text)
    return None


def _words(galley: Galley, field: str) -> str:
    """The words of a field; of the text also those that only a tag holds, as what a picture shows."""
    if field == "slug":
        return galley.slug.upper() if galley.article.slug else ""
    words = galley.texts.get(field, "")
    return "\n".join([words, *_IN_ATTRIBUTES.findall(galley.body)]) if field == "body" else words
