"""Is the house what the model says? Each function raises AssertionError where it is not."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.test import Client

from articles.models import Article
from articles.models import Move as ArticleMove
from editions.models import Edition, Placement
from editions.models import Move as EditionMove
from paper.manifest import sha256_of
from paper.models import (
    Authorship,
    Correction,
    ManifestVersion,
    PublishedArticle,
    PublishedEdition,
    Section,
    Tagging,
    Topic,
)
from paper.proving import verifying
from paper.search.finding import Question, find
from paper.store import stamp
from tests.editions.machine.model import Copy, Paper, Printed
from tests.editions.readers import addresses

# Every text that anybody saves holds a word of its own, so that whatever reaches a page is known by it.
# Not in an address, which is made of a headline: that of a killed article is answered with a notice.
MARK = re.compile(r"(?<![-\w])[hb]mark\d{4}")
_PUBLIC = (PublishedEdition, PublishedArticle, Correction, ManifestVersion, Authorship, Tagging, Topic, Section)
_PINNED = {"approved", "released", "recalled"}
_NOT_OPENED = (".epub", ".pdf", ".png")


def states_are(paper: Paper) -> None:
    """Compare states, running orders and leads; who prepared, who approved, who set a time."""
    assert dict(Article.objects.values_list("pk", "state")) == {key: s.state for key, s in paper.stories.items()}
    told = ("state", "prepared_by__username", "approved_by__username", "release_set_by__username")
    rows = {row[0]: tuple(value or "" for value in row[1:]) for row in Edition.objects.values_list("pk", *told)}
    names = {key: (i.state, *map(_login, (i.prepared, i.approved, i.timed))) for key, i in paper.issues.items()}
    assert rows == names
    orders: dict[int, list[Any]] = {key: [] for key in paper.issues}
    for edition, *row in Placement.objects.in_order().values_list("edition", "article", "is_lead"):
        orders[edition].append(tuple(row))
    assert orders == {key: [(place.story, place.lead) for place in i.places] for key, i in paper.issues.items()}


def approvals_are(paper: Paper, *, manifests: dict[int, str]) -> None:
    """Compare what was approved with what is pinned: the manifest letter by letter, each revision with its hash."""
    kept = dict(Edition.objects.exclude(manifest="").values_list("pk", "manifest"))
    assert kept == {key: text for key, text in manifests.items() if paper.issues[key].state in _PINNED}
    places = {place.story: place for issue in paper.issues.values() for place in issue.places}
    for article, text, digest in Placement.objects.values_list("article", "revision__content", "revision__sha256"):
        content = places[article].content
        assert (text is None) == (content is None)
        if text is not None and content is not None:
            assert sha256_of(text) == digest
            assert {name: value for name, value in json.loads(text).items() if name in content} == content


def public_rows_are(paper: Paper) -> None:
    """Compare what readers' tables hold with what was released, corrected and recalled; the search index too."""
    texts = ("headline", "slug", "body", "byline", "language")
    told = ("edition", *texts, "version", "withdrawn", "first_released_at")
    found: dict[int, list[Any]] = {}
    for edition, *row in PublishedArticle.objects.order_by("edition", "position").values_list(*told):
        found.setdefault(edition, []).append(tuple(row))
    named = ("pk", "issue_date", "language", "label", "is_ahead", "recalled_at")
    rows = PublishedEdition.objects.order_by("pk").values_list(*named)
    seen = [(*row[1:5], bool(row[5]), _sorted(row[4], found[row[0]])) for row in rows]
    expected = [
        (
            *(each.day, each.language, each.label, each.ahead, each.recalled),
            _sorted(each.ahead, [_row(copy, texts) for copy in each.copies]),
        )
        for each in paper.printed
    ]
    assert seen == expected
    readable = [copy for each in paper.printed if not each.recalled for copy in each.copies]
    listed = sorted(copy.content["headline"] for copy in readable if copy.withdrawn != "killed")
    assert sorted(hit.article.headline for hit in find(Question("story")).hits) == listed
    credited = Authorship.objects.readable().values_list("article__headline", flat=True)
    assert sorted(credited) == listed


def manifests_fit(paper: Paper) -> None:
    """Compare the newest signed manifests with the model, and have the verifier recompute everything."""
    whole = [each for each in paper.printed if not each.ahead]
    for row, each in zip(PublishedEdition.objects.in_chain(), whole, strict=True):
        newest = row.manifest_versions.order_by("number").last()
        said = json.loads(newest.manifest if newest else row.manifest)
        entries = [(entry["path"], entry["version"], entry["withdrawn"]) for entry in said["articles"]]
        root = row.get_absolute_url()
        paths = ["" if copy.withdrawn == "killed" else f"{root}{copy.content['slug']}/" for copy in each.copies]
        assert entries == [(path, c.version, c.withdrawn) for path, c in zip(paths, each.copies, strict=True)]
        assert ("recalled" in said) == each.recalled
    # The photos of tests have no files.
    said = [line for line in verifying.verify(verifying.chains()) if not line.startswith("photos_photo")]
    assert said == []


def pages_show(paper: Paper, *, everything: bool = False) -> None:
    """Read the paper as readers do: no page shows a text that is not public, and every public text has its page."""
    public = {mark for each in paper.printed if not each.recalled for copy in each.copies for mark in _marks(copy)}
    client = Client()
    for each in paper.printed:
        for copy in each.copies:
            address = address_of(each, copy)
            status, text = _get(client, address)
            shown = [other for other in paper.printed if not other.recalled and (same(other, each))]
            now = [c for other in shown for c in other.copies if c.content["slug"] == copy.content["slug"]]
            assert _get(client, _root(each))[0] == (200 if any(not other.ahead for other in shown) else 404)
            assert status == (404 if not now else 410 if now[0].withdrawn == "killed" else 200), address
            if now and status == 200:
                assert set(MARK.findall(text)) >= set(MARK.findall(now[0].content["body"])), address
    for address in addresses() if everything else []:
        # What was corrected stays readable as first printed, and its address keeps the words of its first headline.
        if not address.endswith(_NOT_OPENED):
            assert set(MARK.findall(_get(client, address)[1])) <= public, address


def log_is(paper: Paper, *, since: tuple[int, int]) -> tuple[int, int]:
    """Compare the record of the last step with what was to be recorded; return how far the record goes now."""
    told = ("verb", "from_state", "to_state", "by__username")
    articles = list(ArticleMove.objects.filter(pk__gt=since[0]).order_by("pk").values_list("pk", "article", *told))
    editions = list(EditionMove.objects.filter(pk__gt=since[1]).order_by("pk").values_list("pk", "edition", *told))
    written = [("article", *row[1:]) for row in articles] + [("edition", *row[1:]) for row in editions]
    assert Counter(written) == Counter((*entry[:-1], _login(entry[-1])) for entry in paper.log)
    paper.log.clear()
    return max((row[0] for row in articles), default=since[0]), max((row[0] for row in editions), default=since[1])


def fingerprint() -> str:
    """Return the hash of every row that readers' pages are made of, authors aside, who are public as they are."""
    rows = [list(model.objects.order_by("pk").values_list()) for model in _PUBLIC]
    return sha256_of(repr(rows))


def constraints_hold() -> None:
    """Have the database look again at what it may have put off, and readers' stamp at what it counts."""
    connection.check_constraints()
    assert stamp.number() >= 0


def address_of(printed: Printed, copy: Copy) -> str:
    """Return where readers find an article."""
    return f"{_root(printed)}{copy.content['slug']}/"


def same(one: Printed, other: Printed) -> bool:
    """Tell whether two releases stand at one address."""
    return (one.day, one.language, one.label) == (other.day, other.language, other.label)


def _sorted(is_ahead: bool, rows: list[Any]) -> list[Any]:
    # What is out ahead stands in no order that anybody promised.
    return sorted(rows, key=repr) if is_ahead else rows


def _root(printed: Printed) -> str:
    language = {"en": "", "fa-AF": "/fa-af", "ps": "/ps"}[printed.language]
    return f"{language}/{printed.day:%Y/%m/%d}/{f'{printed.label}/' if printed.label else ''}"


def _marks(copy: Copy) -> Iterable[str]:
    return {mark for content in copy.readable for text in content.values() for mark in MARK.findall(text)}


def _row(copy: Copy, texts: Iterable[str]) -> tuple[Any, ...]:
    return (*(copy.content[name] for name in texts), copy.version, copy.withdrawn, copy.first)


def _get(client: Client, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, b"".join(answer).decode(errors="replace")


def _login(name: str) -> str:
    """Return the login of one of the people of the house, by the name that the tests know them by."""
    if name.startswith("other_"):
        return f"{_login(name.removeprefix('other_'))}-2"
    return {"editor_in_chief": "editor-in-chief"}.get(name, name.replace("_", "-"))
