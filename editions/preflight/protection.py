"""Does the edition name somebody whose name must not be printed?"""

from collections.abc import Iterable, Sequence

from articles.protecting import Protected, folded, protected
from editions.pieces import editor_of
from editions.preflight.findings import Finding, blocks, register, warns
from editions.preflight.galleys import Forme, Galley

BYLINE = blocks("protected_byline", "A byline credits somebody who must not be named")
CREDIT = blocks("protected_credit", "A photo's credit line or an author note gives a name or an address of theirs")
EDITOR = blocks("protected_editor", "The masthead names them as editor-in-chief")
NAME = warns(
    "protected_name",
    "A name of theirs, their own or the one they write under, or an e-mail address stands in the headline, the text "
    "or a caption: perhaps another person of that name",
)

_FIELDS = ("kicker", "headline", "standfirst", "body", "lead_caption", "photo", "tags")


@register
def nobody_protected_is_named(forme: Forme) -> Iterable[Finding]:
    """Find bylines, credits and texts that name somebody who is protected. Two queries at most."""
    people = protected()
    if not people:
        return
    chief = folded(editor_of(forme.edition))
    for person in people:
        if chief and chief in person.names:
            message = f"{person.name} must not be named and stands in the masthead as editor-in-chief."
            yield EDITOR.of_edition(forme.edition, message, place="id_editor_in_chief")
    for galley in forme.galleys:
        yield from _of_credits(galley, people)
        yield from _of_text(galley, people)


def _of_credits(galley: Galley, people: Sequence[Protected]) -> Iterable[Finding]:
    bylines, article = galley.article.bylines.all(), galley.article
    for person in people:
        if any(person.is_credited(byline.author) for byline in bylines):
            message = f"“{galley}” credits {person.name}, who must not be named."
            yield BYLINE.of(galley, message, field="bylines")
        if person.named_in(article.author_note, is_credit=True):
            message = f"The author note of “{galley}” names {person.name}, who must not be named."
            yield CREDIT.of(galley, message, field="author_note")
        if article.lead_photo and person.named_in(article.lead_photo.credit_line, is_credit=True):
            message = f"The photo of “{galley}” credits {person.name}, who must not be named."
            yield CREDIT.of(galley, message, field="lead_photo")


def _of_text(galley: Galley, people: Sequence[Protected]) -> Iterable[Finding]:
    # The links' addresses too: a mailto: is read by whoever follows it.
    texts = [(field, galley.texts[field]) for field in _FIELDS if field in galley.texts]
    texts += [("body", address) for address in galley.links]
    found = [(field, name) for field, text in texts for each in people if (name := each.named_in(text))]
    if found:
        field, name = found[0]
        message = f"“{galley}” has “{name}” in its text: somebody of that name must not be named."
        yield NAME.of(galley, message, field={"photo": "lead_caption"}.get(field, field))
