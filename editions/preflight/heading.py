"""Is the edition headed and filled: an editor-in-chief, a lead, something in every section?"""

from collections.abc import Iterable

from editions.pieces import editor_of
from editions.preflight.findings import Finding, blocks, register, tells
from editions.preflight.galleys import Forme
from paper.models import Section

NO_EDITOR = blocks("no_editor", "Nobody is editor-in-chief: the edition names none and nobody holds the chair that day")
EMPTY = blocks("empty", "Nothing is placed in the edition")
NO_LEAD = blocks("no_lead", "No article leads the edition")
EMPTY_SECTION = tells("empty_section", "A section of the paper has nothing today")


@register
def edition_is_headed(forme: Forme) -> Iterable[Finding]:
    """Find an edition without an editor-in-chief, a lead or any article."""
    edition = forme.edition
    if not editor_of(edition):
        message = "Nobody is editor-in-chief: name one or fill the chair."
        yield NO_EDITOR.of_edition(edition, message, place="id_editor_in_chief")
    if not forme.galleys:
        yield EMPTY.of_edition(edition, "Nothing is placed in this edition.", place="running-order")
    elif not any(galley.placement.is_lead for galley in forme.galleys):
        message = "No article leads this edition: make one the lead."
        yield NO_LEAD.of_edition(edition, message, place="running-order")


@register
def sections_are_filled(forme: Forme) -> Iterable[Finding]:
    """Tell which sections of the paper have nothing today."""
    filled = {galley.placement.section_id for galley in forme.galleys}
    empty = [section.name for section in Section.objects.exclude(pk__in=filled)]
    if empty and filled:
        message = f"Nothing stands in {', '.join(empty)}."
        yield EMPTY_SECTION.of_edition(forme.edition, message, place="running-order")
