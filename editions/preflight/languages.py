"""Is every article in the edition's language, and written in its letters and direction?"""

from collections.abc import Iterable

from editions.preflight.findings import Finding, register, warns
from editions.preflight.galleys import Forme, Galley
from editions.preflight.letters import is_left_open, other_letters

LANGUAGE = warns("language", "An article is marked as being in another language than the edition")
OTHER_LETTERS = warns(
    "other_letters",
    "An article's headline or text is not written in the letters of its language: more than half of them are of the "
    "other script, or Dari with many of Pashto's own letters, or Pashto with none",
)
DIRECTION = warns(
    "open_direction",
    "An invisible mark turns the direction of writing and is never closed, so that what follows runs backwards",
)


@register
def languages_agree(forme: Forme) -> Iterable[Finding]:
    """Find articles in another language than the edition's."""
    for galley in forme.galleys:
        if galley.article.language != forme.edition.language:
            message = f"“{galley}” is in {galley.article.get_language_display()}, the edition is not."
            yield LANGUAGE.of(galley, message, field="language")


@register
def letters_fit_the_language(forme: Forme) -> Iterable[Finding]:
    """Find articles whose letters are those of another language than they are marked with."""
    for galley in forme.galleys:
        language = galley.article.language
        letters = other_letters(galley.words, language=language) or other_letters(
            galley.article.headline, language=language
        )
        if letters:
            message = (
                f"“{galley}” is marked as {galley.article.get_language_display()} and written in {letters} letters."
            )
            yield OTHER_LETTERS.of(galley, message, field="language")


@register
def directions_are_closed(forme: Forme) -> Iterable[Finding]:
    """Find marks of direction (Unicode's bidirectional controls) that are never closed in their paragraph."""
    for galley in forme.galleys:
        field = _left_open(galley)
        if field:
            name = {"body": "text", "lead_caption": "caption"}.get(field, field).replace("_", " ")
            message = (
                f"An invisible mark turns the direction of writing in the {name} of “{galley}” and is never closed."
            )
            yield DIRECTION.of(galley, message, field=field)


def _left_open(galley: Galley) -> str:
    fields = (name for name, text in galley.texts.items() if any(is_left_open(line) for line in text.split("\n")))
    return next(({"photo": "lead_caption"}.get(name, name) for name in fields), "")
