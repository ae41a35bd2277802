"""Is the edition headed and filled: an editor-in-chief, a lead, something in every section?"""

from collections.abc import Iterable, Sequence

from editions.models import Edition, Placement
from editions.pieces import editor_of
from editions.preflight.findings import Finding, Severity, of_edition, register
from paper.models import Section


@register
def edition_is_headed(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find an edition without an editor-in-chief, a lead or any article."""
    if not editor_of(edition):
        yield of_edition(edition, Severity.BLOCK, "no_editor", "Nobody is editor-in-chief: name one or fill the chair.")
    if not placements:
        yield of_edition(edition, Severity.BLOCK, "empty", "Nothing is placed in this edition.")
    elif not any(placement.is_lead for placement in placements):
        yield of_edition(edition, Severity.BLOCK, "no_lead", "No article leads this edition: make one the lead.")


@register
def sections_are_filled(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Tell which sections of the paper have nothing today."""
    filled = {placement.section_id for placement in placements}
    empty = [section.name for section in Section.objects.exclude(pk__in=filled)]
    if empty and placements:
        yield of_edition(edition, Severity.INFO, "empty_section", f"Nothing stands in {', '.join(empty)}.")
