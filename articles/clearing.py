"""Which articles are not what was cleared any more, and who changed them?"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from articles.models import Move, Revision


@dataclass(frozen=True)
class Changed:
    """The revision that was cleared, the newest one, and the names of those who saved one since, each once."""

    cleared: Revision
    newest: Revision
    by: list[str]


def changed_since_cleared(articles: Sequence[int]) -> dict[int, Changed]:
    """Return {article key: what changed} of those whose content is another than when they were last cleared.

    One that was never cleared, or is back at what was cleared, is not among them. Costs three queries at most.
    """
    cleared_at = dict(
        Move.objects.filter(article__in=articles, verb="clear").order_by("at", "pk").values_list("article", "at")
    )
    kept: dict[int, list[Revision]] = defaultdict(list)
    for revision in Revision.objects.filter(article__in=cleared_at).without_content().order_by("number"):
        kept[revision.article_id].append(revision)
    found: dict[int, tuple[Revision, list[Revision]]] = {}
    for key, revisions in kept.items():
        before = [each for each in revisions if each.saved_at <= cleared_at[key]]
        since = revisions[len(before) :]
        if before and since and since[-1].sha256 != before[-1].sha256:
            found[key] = before[-1], since
    whole = Revision.objects.in_bulk([each.pk for cleared, since in found.values() for each in (cleared, since[-1])])
    return {
        key: Changed(whole[cleared.pk], whole[since[-1].pk], list(dict.fromkeys(_name(each) for each in since)))
        for key, (cleared, since) in found.items()
    }


def _name(revision: Revision) -> str:
    return revision.saved_by.get_full_name() or revision.saved_by.username
