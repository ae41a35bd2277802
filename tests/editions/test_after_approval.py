"""Whatever anybody changes after the approval, by whatever form: readers get what was approved, or nothing at all."""

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client, RequestFactory

from articles.models import Article
from authors.models import Author
from editions import release, workflow
from editions.models import Chair, Edition, Placement
from editions.pieces import as_they_are, fingerprint
from editions.proof import proof
from editions.states import State
from newsroom.roles import ADMINISTRATOR, EDITOR_IN_CHIEF, ROLES, Role
from tests.editions.acts import LATER
from tests.editions.filling import fields_of, send
from tests.editions.readers import addresses, read
from tests.factories import (
    NOW,
    bring_edition,
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_section,
    person,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

MARK = "Changed-afterwards"
SERIAL = itertools.count(1)
# What only a release knows: when it was, what it is signed with, and at which address it is read.
OF_THE_RELEASE = re.compile(
    rb"<time[^>]*>.*?</time>|\"[0-9]{4}-[0-9]{2}-[0-9]{2}T[^\"]*\"|<link rel=\"(?:canonical|alternate)\"[^>]*>"
    rb"|<div>\s*<dt>(?:Fingerprint|Signature).*?</div>|\s+",
    re.DOTALL,
)


@dataclass
class Desk:
    """An approved edition, somebody who could open every form, and the forms as they were before the approval."""

    edition: Edition
    lead: Placement
    author: Author
    opened: dict[str, dict[str, Any]]

    @property
    def article(self) -> Article:
        """The working copy of what leads, as it is now."""
        return Article.objects.get(pk=self.lead.article_id)


def another_author() -> int:
    """The key of somebody new."""
    return int(make_author(f"{MARK} {next(SERIAL)}").pk)


# What is posted where: {address: {field: value}}, asked of the desk anew for every role.
Posts = dict[str, dict[str, Any]]


def article_form(**changed: Any) -> Callable[[Desk], Posts]:
    return lambda desk: {f"/newsroom/articles/article/{desk.lead.article_id}/change/": changed}


def edition_form(**changed: Any) -> Callable[[Desk], Posts]:
    return lambda desk: {f"/newsroom/editions/edition/{desk.edition.pk}/change/": changed}


def photo_form(**changed: Any) -> Callable[[Desk], Posts]:
    return lambda desk: {f"/newsroom/photos/photo/{desk.lead.article.lead_photo_id}/change/": changed}


def author_form(**changed: Any) -> Callable[[Desk], Posts]:
    return lambda desk: {f"/newsroom/authors/author/{desk.author.pk}/change/": changed}


def section_form(**changed: Any) -> Callable[[Desk], Posts]:
    return lambda desk: {f"/newsroom/paper/section/{desk.lead.section_id}/change/": changed}


def order(act: str, *, place: int = 1) -> Callable[[Desk], Posts]:
    def posts(desk: Desk) -> Posts:
        row = desk.edition.placements.in_order()[place]
        return {f"/newsroom/editions/edition/{desk.edition.pk}/order/{row.pk}/": {"act": act}}

    return posts


def article_move(verb: str) -> Callable[[Desk], Posts]:
    def posts(desk: Desk) -> Posts:
        article = desk.article
        address = f"/newsroom/articles/article/{article.pk}/move/{verb}/"
        return {address: {"version": article.version, "note": MARK}}

    return posts


def add_an_article(desk: Desk) -> Posts:
    article = make_article(headline=MARK, state="ready")
    return {f"/newsroom/editions/edition/{desk.edition.pk}/place/": {"article": article.pk}}


def tell_readers(kind: str) -> Callable[[Desk], Posts]:
    told = {"kind": kind, "text": MARK, "confirmed": "on"}
    return lambda desk: {f"/newsroom/editions/edition/{desk.edition.pk}/correct/{desk.lead.pk}/": told}


def another_chair(desk: Desk) -> Posts:
    day = desk.edition.issue_date
    fields = {"author": another_author, "since": day, "until": day, "is_acting": "on"}
    return {"/newsroom/editions/chair/add/": fields}


KINDS: dict[str, Callable[[Desk], Posts]] = {
    "headline": article_form(headline=MARK),
    "text": article_form(body=f"<p>{MARK}</p>"),
    "standfirst": article_form(standfirst=MARK),
    "kicker": article_form(kicker=MARK),
    "dateline": article_form(dateline=MARK),
    "address": article_form(slug=MARK.lower()),
    "tags": article_form(tags=MARK),
    "author note": article_form(author_note=MARK),
    "caption here": article_form(lead_caption=MARK),
    "genre": article_form(genre="letter"),
    "language": article_form(language="ps"),
    "the article's section": article_form(section=lambda: make_section("Sport").pk),
    "another photo": article_form(lead_photo=lambda: make_photo(alt_text=MARK).pk),
    "no photo": article_form(lead_photo=""),
    "another byline": article_form(**{"bylines-0-author": another_author}),
    "no byline": article_form(**{"bylines-0-DELETE": "on"}),
    "an ednote": article_form(ednote=MARK),
    "photo's alt text": photo_form(alt_text=MARK),
    "photo's caption": photo_form(caption=MARK),
    "photo's credit line": photo_form(credit_line=MARK),
    "author's name": author_form(name=MARK),
    "author's standing": author_form(standing=MARK),
    "author's address for readers": author_form(public_email=f"{MARK}@paper.example"),
    "issue date": edition_form(issue_date="2026-12-24"),
    "number": edition_form(number="999"),
    "label": edition_form(label="late"),
    "the edition's language": edition_form(language="ps"),
    "editor-in-chief": edition_form(editor_in_chief=another_author),
    "who holds the chair": another_chair,
    "order": order("up"),
    "lead": order("lead"),
    "an article out": order("out", place=2),
    "an article more": add_an_article,
    "hold": article_move("hold"),
    "spike": article_move("spike"),
    "return to the writer": article_move("return_to_writer"),
    "kill before it is out": tell_readers("kill"),
    "correct before it is out": tell_readers("correction"),
}


# Of an approved edition these cannot be changed at all; everything else can, in the working copy or behind it.
REFUSED = {
    *("issue date", "number", "label", "the edition's language", "editor-in-chief"),
    *("order", "lead", "an article out", "an article more", "hold", "spike", "return to the writer"),
    *("kill before it is out", "correct before it is out"),
}


def approved() -> Desk:
    """An approved edition of three articles; its own form was open at somebody's before the approval."""
    author = make_author("Karima Noori", standing="permanent writer", public_email="karima@paper.example")
    lead = make_article(
        headline="Measure the dam", lead_photo=make_photo(), authors=[author], tags="water", state="ready"
    )
    for name in ("Sport", "World"):
        make_section(name)
    edition = make_edition(articles=[lead, *(make_article(state="ready") for _ in range(2))])
    planned = f"/newsroom/editions/edition/{edition.pk}/change/"
    opened = fields_of(somebody(EDITOR_IN_CHIEF), planned)
    assert "issue_date" in opened
    bring_edition(edition, to=State.APPROVED)
    return Desk(edition, edition.placements.in_order()[0], author, {planned: opened})


def somebody(role: Role | None) -> Client:
    client = Client()
    if role:
        client.force_login(person(role))
    return client


def change(desk: Desk, kind: str, *, by: Role | None) -> None:
    """Send what a kind of change sends: the form as the person has it, or else as somebody has it who can open it."""
    client = somebody(by)
    for address, changed in KINDS[kind](desk).items():
        able = (somebody(role) for role in (by, EDITOR_IN_CHIEF, ADMINISTRATOR))
        found = (fields_of(each, address) for each in able)
        send(client, address, (desk.opened.get(address) or next(filter(None, found), {})) | changed)


def written(desk: Desk) -> Any:
    """All that would be printed if the edition were approved now, and the rows that the forms write."""
    edition = Edition.objects.get(pk=desk.edition.pk)
    placements = list(edition.placements.in_order().with_article())
    rows: list[Any] = [Article.objects.filter(placement__edition=edition), Edition.objects, Chair.objects]
    rows.append(Author.objects.filter(pk=desk.author.pk))
    return (fingerprint(edition, placements), *(list(each.order_by("pk").values()) for each in rows))


def proof_of(desk: Desk) -> dict[str, bytes]:
    """The pages of the proof as their readers would get them, without times."""
    request = RequestFactory().get("/")
    return {path: plain(b"".join(page.answer(request))) for path, page in proof(desk.edition, prefix="").items()}


def public(paths: Iterable[str]) -> dict[str, bytes]:
    """The same pages as readers get them."""
    return {path: plain(body) for path, (_, body) in read(paths).items()}


def plain(page: bytes) -> bytes:
    """A page without what only a release knows: when it was."""
    return OF_THE_RELEASE.sub(b"", page)


def marked() -> list[str]:
    """The public addresses that show something of what was changed afterwards; an author's own pages are theirs."""
    shown = {path for path, (_, body) in read(addresses()).items() if MARK.lower().encode() in body.lower()}
    return sorted(path for path in shown if "/authors/" not in path)


@pytest.mark.parametrize("kind", KINDS)
def test_no_change_after_the_approval_reaches_readers(kind: str) -> None:
    desk = approved()
    shown, before = proof_of(desk), written(desk)

    for role in (None, *ROLES):
        change(desk, kind, by=role)

    assert (written(desk) == before) == (kind in REFUSED), "the forms do what they did when this was written"
    assert proof_of(desk) == shown
    release.release(desk.edition, by=person(EDITOR_IN_CHIEF), at=LATER)
    assert public(shown) == shown
    assert marked() == []


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.endswith("before it is out")])
def test_no_change_after_the_release_reaches_readers(kind: str) -> None:
    desk = approved()
    shown = proof_of(desk)
    release.release(desk.edition, by=person(EDITOR_IN_CHIEF), at=LATER)
    for role in (None, *ROLES):
        change(desk, kind, by=role)
    assert public(shown) == shown
    assert marked() == []


CONTROLS = ("headline", "another byline", "photo's caption", "author's name", "kicker")


@pytest.mark.parametrize("kind", CONTROLS)
def test_with_a_new_approval_the_same_change_is_seen(kind: str) -> None:
    """The control arm: the forms do change what is printed, and the search for it would find it."""
    desk = approved()
    workflow.reopen(desk.edition, by=person(EDITOR_IN_CHIEF), at=NOW)
    change(desk, kind, by=EDITOR_IN_CHIEF)
    bring_edition(desk.edition, to=State.RELEASED)
    assert marked() != []


def test_a_release_of_what_the_articles_say_by_now_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control arm of the comparison: a release that prints the working copies is not what the proof showed."""
    monkeypatch.setattr(
        release, "as_approved", lambda edition: as_they_are(edition.placements.in_order().with_article())
    )
    desk = approved()
    shown = proof_of(desk)
    change(desk, "headline", by=EDITOR_IN_CHIEF)
    release.release(desk.edition, by=person(EDITOR_IN_CHIEF), at=LATER)
    assert public(shown) != shown
    assert marked() != []
