"""What does a test need to be there? One function per model; states are reached by the moves that people make."""

import datetime
import itertools
import secrets
import uuid
from collections.abc import Sequence
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group, User
from django.utils.text import slugify

from articles import notes, protecting, revisions, workflow
from articles.models import (
    Article,
    Autosave,
    Byline,
    Note,
    Notification,
    NotificationSettings,
    Presence,
    Protection,
    Revision,
    SavedFilter,
    SharedLink,
    StaffProfile,
)
from articles.sharing import links
from articles.states import State
from authors.models import Author
from editions import approval, correction, overriding, placing, preflight, release, timing
from editions import workflow as edition_workflow
from editions.correcting import requests
from editions.models import BudgetItem, Chair, CorrectionRequest, Edition, Holiday, Placement, Proof, Reason
from editions.proofing import pulling
from editions.states import State as EditionState
from newsroom.roles import ADMINISTRATOR, EDITOR_IN_CHIEF, PHOTO_EDITOR, SECTION_EDITOR, WRITER, Role
from paper.about import policies
from paper.models import Correction, Policy, PublishedArticle, PublishedEdition, Section
from photos.models import Photo

KABUL = ZoneInfo("Asia/Kabul")
NOW = datetime.datetime(2026, 3, 14, 6, 30, tzinfo=KABUL)
FIRST_ISSUE = datetime.date(2026, 3, 14)

_serial = itertools.count(1)
_numbers = itertools.count(1)

# The moves, in order, that bring a draft to a state that people reach without an edition.
_WAYS: dict[State, tuple[str, ...]] = {
    State.DRAFT: (),
    State.SUBMITTED: ("submit",),
    State.READY: ("submit", "clear"),
    State.HELD: ("submit", "clear", "hold"),
    State.SPIKED: ("spike",),
}


class People:
    """The people of the house: one per role, a second where two are needed to disagree. Each is made at first use."""

    @cached_property
    def writer(self) -> User:
        return person(WRITER)

    @cached_property
    def other_writer(self) -> User:
        return person(WRITER, number=2)

    @cached_property
    def section_editor(self) -> User:
        return person(SECTION_EDITOR)

    @cached_property
    def other_section_editor(self) -> User:
        return person(SECTION_EDITOR, number=2)

    @cached_property
    def photo_editor(self) -> User:
        return person(PHOTO_EDITOR)

    @cached_property
    def editor_in_chief(self) -> User:
        return person(EDITOR_IN_CHIEF)

    @cached_property
    def other_editor_in_chief(self) -> User:
        return person(EDITOR_IN_CHIEF, number=2)

    @cached_property
    def administrator(self) -> User:
        return person(ADMINISTRATOR)


def make_people() -> People:
    """Return the people of the house; the same ones every time."""
    return People()


def person(role: Role, *, number: int = 1) -> User:
    """Return the first (second …) person with a role, made at first use; usernames are `writer`, `writer-2` ….

    The roles have to exist as groups: `tests/conftest.py` sees to that.
    """
    username = slugify(role.name) + (f"-{number}" if number > 1 else "")
    user, made = User.objects.get_or_create(
        username=username, defaults={"is_staff": True, "email": f"{username}@login.example"}
    )
    if made:
        user.groups.add(Group.objects.get(name=role.name))
    return user


def make_user(role: Role | None = None, **fields: Any) -> User:
    """Make another user, of a role or of none."""
    user = User.objects.create(**{"username": f"user-{next(_serial)}", "is_staff": True} | fields)
    if role:
        user.groups.add(Group.objects.get(name=role.name))
    return user


def make_author(name: str = "", **fields: Any) -> Author:
    """Make an author with a slug of the name."""
    name = name or f"Author {next(_serial)}"
    return Author.objects.create(**{"name": name, "slug": slugify(name)} | fields)


def make_staff_profile(user: User | None = None, **fields: Any) -> StaffProfile:
    """Make the private link between a login and a byline."""
    return StaffProfile.objects.create(
        **{"user": user or person(WRITER), "author": fields.pop("author", None) or make_author()} | fields
    )


def make_protection(author: Author | None = None, *, reason: str = "Threatened.") -> Protection:
    """Keep an author's name out of print; the editor-in-chief does."""
    return protecting.protect(author or make_author(), by=person(EDITOR_IN_CHIEF), at=NOW, reason=reason)


def make_reason(edition: Edition | None = None) -> Reason:
    """Say why the first warning of an edition may stay; the section editor does."""
    edition = edition or make_edition(articles=[make_article(state=State.READY, standfirst="")])
    warning = preflight.check(edition, list(edition.placements.in_order().with_article()))[0]
    said = {warning.key: overriding.Said("It is a notice.", warning.message)}
    overriding.give(edition, said, by=person(SECTION_EDITOR), at=NOW)
    return Reason.objects.latest("pk")


def make_section(name: str = "", **fields: Any) -> Section:
    """Return the section of a name, made when it is missing; without a name a new one."""
    name = name or f"Section {next(_serial)}"
    section, _ = Section.objects.get_or_create(name=name, defaults={"slug": slugify(name)} | fields)
    return section


def make_photo(**fields: Any) -> Photo:
    """Make a photo's row; its files are not there."""
    defaults = {
        "alt_text": "A street in the morning",
        "caption": "The street before the shops open.",
        "credit_line": "Photographer",
        "width": 1600,
        "height": 1000,
        "sha256": secrets.token_hex(32),
    }
    return Photo.objects.create(**defaults | fields)


def make_article(owner: User | None = None, *, state: str = State.DRAFT, **fields: Any) -> Article:
    """Make an article that preflight lets pass, with one byline and one revision, and move it to `state`.

    From approved on it stands in an edition of its own. `authors` names its bylines; an empty list makes none.
    """
    authors: Sequence[Author] | None = fields.pop("authors", None)
    serial = next(_serial)
    defaults: dict[str, Any] = {
        "slugline": f"story {serial}",
        "headline": f"Headline of story {serial}",
        "standfirst": f"What story {serial} is about.",
        "body": f"<p>Story {serial} begins here.</p><p>It ends here.</p>",
        "section": fields.get("section") or make_section("National"),
        "owner": owner or person(WRITER),
        "changed_at": NOW,
    }
    article = Article.objects.create(**defaults | fields)
    for author in [make_author()] if authors is None else authors:
        make_byline(article, author=author)
    revisions.snapshot(article, by=article.owner, at=NOW, reason="first draft")
    return bring(article, to=state)


def bring(article: Article, *, to: str) -> Article:
    """Move a draft to a state as people do, and return it as it is then."""
    state = State(to)
    for verb in _WAYS.get(state, _WAYS[State.READY]):
        by = article.owner if verb == "submit" else person(SECTION_EDITOR)
        workflow.move(article, verb, by=by, at=NOW, note=f"to {verb}")
    if state not in _WAYS:
        make_edition(
            state=EditionState.APPROVED if state == State.APPROVED else EditionState.RELEASED, articles=[article]
        )
    if state == State.RETRACTED:
        correction.retract(article, by=person(EDITOR_IN_CHIEF), at=NOW, text="This article no longer stands.")
    if state == State.KILLED:
        correction.kill(article, by=person(EDITOR_IN_CHIEF), at=NOW, text="This article was withdrawn.")
    article.refresh_from_db()
    return article


def make_byline(article: Article, *, author: Author | None = None, **fields: Any) -> Byline:
    """Credit an author, after those who are credited already."""
    defaults: dict[str, Any] = {"author": author or make_author(), "position": article.bylines.count()}
    return Byline.objects.create(article=article, **defaults | fields)


def make_note(article: Article, *, text: str = "Who told us this?", resolved: bool = False) -> Note:
    """Make a section editor's remark on an article."""
    note = notes.add(article, by=person(SECTION_EDITOR), text=text, at=NOW)
    if resolved:
        notes.resolve(note, by=person(SECTION_EDITOR), at=NOW)
        note.refresh_from_db()
    return note


def make_reply(note: Note | None = None, *, text: str = "The mayor did.", by: User | None = None) -> Note:
    """Answer a note; the article's owner does, unless somebody is named."""
    note = note or make_note(make_article())
    return notes.reply(note, by=by or note.article.owner, text=text, at=NOW)


def make_notification(article: Article | None = None) -> Notification:
    """Tell an article's owner of a note on it, and return what they are told."""
    return Notification.objects.get(note=make_note(article or make_article()), kind="note")


def make_notification_settings(user: User | None = None, **fields: Any) -> NotificationSettings:
    """Say how somebody wants to hear of things."""
    return NotificationSettings.objects.create(user=user or person(WRITER), **fields)


def make_revision(article: Article, *, reason: str = "saved", **changes: object) -> Revision:
    """Change some of an article's fields and return the revision that holds them."""
    Article.objects.filter(pk=article.pk).update(**changes)
    article.refresh_from_db()
    return revisions.snapshot(article, by=article.owner, at=NOW, reason=reason)


def make_link(revision: Revision | None = None, **told: Any) -> tuple[SharedLink, str]:
    """Make a link for somebody outside and return it with its secret; the section editor does."""
    defaults: dict[str, Any] = {"by": person(SECTION_EDITOR), "at": NOW, "name": "Dr Karimi", "days": 3}
    return links.make(revision or make_article().revisions.get(), **defaults | told)


def make_autosave(article: Article, *, user: User | None = None, **fields: Any) -> Autosave:
    """Make a text in the making."""
    defaults: dict[str, Any] = {
        "user": user or article.owner,
        "base_version": article.version,
        "fields": {"headline": "In the making"},
        "saved_at": NOW,
    }
    return Autosave.objects.create(article=article, **defaults | fields)


def make_saved_filter(user: User | None = None, *, name: str = "Mine", question: str = "state=draft") -> SavedFilter:
    """Keep a question about articles under a name."""
    return SavedFilter.objects.create(user=user or person(WRITER), name=name, question=question)


def make_presence(article: Article | None = None, *, user: User | None = None, **fields: Any) -> Presence:
    """Open an article's form; its owner does, unless somebody is named."""
    article = article or make_article()
    defaults: dict[str, Any] = {"user": user or article.owner, "tab": uuid.uuid4(), "opened_at": NOW, "seen_at": NOW}
    return Presence.objects.create(article=article, **defaults | fields)


def make_chair(author: Author | None = None, **fields: Any) -> Chair:
    """Put an author into the editor-in-chief's chair; from before the first issue on, unless `since` says."""
    defaults: dict[str, Any] = {"author": author or make_author(), "since": datetime.date(2000, 1, 1)}
    return Chair.objects.create(**defaults | fields)


def make_holiday(day: datetime.date, name: str = "Nawruz") -> Holiday:
    """Have no paper on a day."""
    return Holiday.objects.create(day=day, name=name)


def issue_date(number: int) -> datetime.date:
    """Return the date of so many editions after the first issue; on Fridays there is none."""
    weeks, days = divmod(number, 6)
    return FIRST_ISSUE + datetime.timedelta(weeks=weeks, days=days)


def make_budget_item(edition: Edition | None = None, **fields: Any) -> BudgetItem:
    """Plan a story for an edition; the section editor does."""
    defaults: dict[str, Any] = {
        "edition": edition or make_edition(articles=0),
        "slugline": f"plan {next(_serial)}",
        "section": fields.get("section") or make_section("National"),
        "planned_by": fields.get("planned_by") or person(SECTION_EDITOR),
    }
    return BudgetItem.objects.create(**defaults | fields)


def make_edition(*, state: str = EditionState.PLANNED, articles: int | Sequence[Article] = 1, **fields: Any) -> Edition:
    """Make an edition with so many articles, or with these ready ones, the first leading, and move it to `state`.

    Each is of another date, and numbered on, unless `issue_date` says. The section editor prepares it, the
    editor-in-chief does the rest; warnings of preflight are passed over with a reason.
    """
    number = next(_numbers)
    defaults: dict[str, Any] = {
        "issue_date": issue_date(number),
        "number": number,
        "editor_in_chief": fields.pop("editor_in_chief", None) or make_author(),
    }
    edition = Edition.objects.create(**defaults | fields)
    members = [make_article(state=State.READY) for _ in range(articles)] if isinstance(articles, int) else articles
    for article in members:
        placing.place(edition, article, by=person(SECTION_EDITOR))
    return bring_edition(edition, to=state)


def bring_edition(edition: Edition, *, to: str) -> Edition:
    """Move a planned edition to a state as people do, and return it as it is then."""
    state = EditionState(to)
    chief = person(EDITOR_IN_CHIEF)
    if state != EditionState.PLANNED:
        edition_workflow.send_for_approval(edition, by=person(SECTION_EDITOR), at=NOW)
    if state not in {EditionState.PLANNED, EditionState.IN_APPROVAL}:
        approval.approve(edition, by=chief, at=NOW, overrides=every_warning(edition))
    if state in {EditionState.RELEASED, EditionState.RECALLED}:
        release.release(edition, by=chief, at=NOW)
    if state == EditionState.RECALLED:
        release.recall(edition, by=chief, at=NOW, note="To be mended.")
    edition.refresh_from_db()
    return edition


def every_warning(edition: Edition) -> dict[str, str]:
    """Return a reason for everything that preflight finds in an edition."""
    found = preflight.check(edition, list(edition.placements.in_order().with_article()))
    return {finding.key: "It may stay." for finding in found}


def make_timed_edition(
    *, release_at: datetime.datetime, by: User | None = None, articles: int | Sequence[Article] = 1, **fields: Any
) -> Edition:
    """Make an approved edition that goes out by itself; the editor-in-chief has set the time an hour ahead of it."""
    edition = make_edition(state=EditionState.APPROVED, articles=articles, **fields)
    before = release_at - datetime.timedelta(hours=1)
    timing.set_release_time(edition, by=by or person(EDITOR_IN_CHIEF), at=before, release_at=release_at)
    return edition


def make_proof(edition: Edition | None = None, *, by: User | None = None, at: datetime.datetime = NOW) -> Proof:
    """Pull a proof of an edition."""
    proof, _ = pulling.pull(edition or make_edition(), by=by or person(SECTION_EDITOR), at=at)
    return proof


def make_released_edition(articles: int | Sequence[Article] = 1, **fields: Any) -> PublishedEdition:
    """Make an edition, carry it to readers and return what they read."""
    return release.released_copy(make_edition(state=EditionState.RELEASED, articles=articles, **fields))


def make_placement(edition: Edition | None = None, *, article: Article | None = None) -> Placement:
    """Place a ready article in a planned edition."""
    return placing.place(
        edition or make_edition(articles=0), article or make_article(state=State.READY), by=person(SECTION_EDITOR)
    )


def make_published_article(**fields: Any) -> PublishedArticle:
    """Make an article, release it in an edition of its own and return what readers see."""
    return printed_copy(make_article(state=State.RELEASED, **fields))


def printed_copy(article: Article) -> PublishedArticle:
    """Return what readers see of a released article."""
    printed = Placement.objects.get(article=article).printed
    assert printed is not None
    return printed


def make_correction(article: Article | None = None, *, kind: str = Correction.Kind.CORRECTION) -> Correction:
    """Correct a released article."""
    article = article or make_article(state=State.RELEASED)
    make_revision(article, headline=f"{article.headline}, corrected")
    text = "An earlier version had another headline."
    return correction.correct(article, by=person(EDITOR_IN_CHIEF), at=NOW, kind=kind, text=text)


def make_request(
    article: Article | None = None, *, kind: str = Correction.Kind.CORRECTION, by: User | None = None, note: str = ""
) -> CorrectionRequest:
    """Ask the editor-in-chief to correct a released article; the section editor does, unless somebody is named."""
    article = article or make_article(state=State.RELEASED)
    placed = Placement.objects.get(article=article)
    text = "An earlier version had another headline."
    return requests.ask(placed, by=by or person(SECTION_EDITOR), at=NOW, kind=kind, text=text, note=note)


def make_policy(kind: str = Policy.Kind.ETHICS, *, language: str = "en", body: str = "<p>We ask twice.</p>") -> Policy:
    """Put one of the paper's own texts in force."""
    return policies.write(kind=kind, language=language, body=body, at=NOW)
