"""Which revision of an article is approved or was printed, and with which did readers see it corrected?"""

from typing import TYPE_CHECKING

from articles.models import Article
from paper.models import Correction

if TYPE_CHECKING:
    from editions.models import Placement

# These take away what readers see, and print no other text.
_WITHDRAW = {Correction.Kind.RETRACTION, Correction.Kind.KILL}


def marks_of(article: Article) -> dict[int, list[str]]:
    """Return {number of a revision: what became of it, in words}. Costs five queries at most."""
    # What stands above may hang a placement on an article; whether it does is asked, not imported.
    placement: Placement | None = getattr(article, "placement", None)
    if placement is None or placement.revision is None:
        return {}
    number, printed = placement.revision.number, placement.printed
    if printed is None:
        return {number: [f"approved for {placement.edition}"]}
    marks = {number: [f"printed in {placement.edition}"]}
    corrections = [each for each in printed.corrections.order_by("number") if each.kind not in _WITHDRAW]
    saved = list(article.revisions.order_by("number").values_list("number", "saved_at")) if corrections else []
    for correction in corrections:
        until = [each for each, saved_at in saved if saved_at <= correction.at]
        marks.setdefault(until[-1] if until else number, []).append(f"{correction.get_kind_display()} to readers")
    return marks
