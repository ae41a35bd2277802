"""What did a corrected article say when it was first printed?"""

import json
from collections.abc import Sequence

from paper.models import Correction, PublishedArticle

_TEXTS = ("kicker", "headline", "standfirst", "byline", "author_note", "body", "dateline", "language")


def as_first_printed(article: PublishedArticle, *, corrections: Sequence[Correction]) -> PublishedArticle | None:
    """Return an unsaved copy with the first printed text, or None for an uncorrected or a killed article."""
    replaced = [correction for correction in corrections if correction.replaced]
    if not replaced or article.withdrawn == PublishedArticle.Withdrawn.KILLED:
        return None
    content = json.loads(min(replaced, key=lambda correction: correction.number).replaced)
    texts = {name: content[name] for name in _TEXTS}
    photo = content["photo"] or {"caption": "", "credit": "", "alt": ""}
    texts |= {f"photo_{name}": photo[name] for name in ("caption", "credit", "alt")}
    return PublishedArticle(edition=article.edition, section=article.section, slug=article.slug, **texts)
