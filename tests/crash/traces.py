"""What does an act leave behind, counted everywhere that it writes?"""

from django.db import transaction
from django.db.models import F

from articles.models import Article, Revision
from articles.models import Move as ArticleMove
from editions.models import CorrectionRequest, Edition, Placement, RequestMove
from paper.models import Correction, ManifestVersion, PublishedArticle, PublishedEdition
from paper.store import stamp
from tests.editions.readers import indexed

Trace = dict[str, int]


def trace_of(key: int) -> Trace:
    """Count all that an act on an edition or on one of its articles writes; `key` is the edition's."""
    with transaction.atomic():
        # Waits for a dead client's transaction to end, which PostgreSQL notices a moment after the process is gone.
        edition = Edition.objects.select_for_update().get(pk=key)
        members = Article.objects.filter(placement__edition=key)
        list(members.select_for_update(of=("self",)).values_list("pk"))
        list(PublishedArticle.objects.select_for_update(of=("self",)).values_list("pk"))
        list(CorrectionRequest.objects.select_for_update(of=("self",)).values_list("pk"))
    readable = PublishedEdition.objects.readable()
    printed = readable.of(edition.issue_date, language=edition.language, label=edition.label)
    placed = Placement.objects.filter(edition=key, printed__isnull=False)
    # Whose headline readers see as the working copy has it.
    alike = placed.filter(printed__headline=F("article__headline"))
    return {
        "edition released": int(edition.state == "released"),
        "edition recalled": int(edition.state == "recalled"),
        "edition moves": edition.moves.count(),
        "readable editions": printed.count(),
        "readable articles": PublishedArticle.objects.readable().filter(edition__in=printed).count(),
        "search rows": indexed(),
        "placements printed": placed.count(),
        "headlines alike": alike.count(),
        "articles released": members.filter(state="released").count(),
        "articles killed": members.filter(state="killed").count(),
        "article moves": ArticleMove.objects.count(),
        "revisions": Revision.objects.count(),
        "corrections": Correction.objects.count(),
        "versions": sum(PublishedArticle.objects.filter(edition__in=printed).values_list("version", flat=True)),
        "withdrawn": PublishedArticle.objects.killed().count(),
        "waiting requests": CorrectionRequest.objects.waiting().count(),
        "request moves": RequestMove.objects.count(),
        "manifest versions": ManifestVersion.objects.count(),
        "stamp": stamp.number(),
    }


def left(before: Trace, after: Trace, *, whole: Trace) -> str:
    """`nothing`, `everything`, or `half` for whatever lies between."""
    changed = {name: after[name] - before[name] for name in before if after[name] != before[name]}
    if changed.get("stamp", 0) > 1:
        # Once for the act, and once more for the files to take away, which are made after it.
        changed["stamp"] = 1
    return "nothing" if not changed else "everything" if changed == whole else f"half: {changed}"
