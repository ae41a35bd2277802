"""Who carries pages of the archive to readers, and by which moves?"""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db import transaction

from articles import workflow as articles_workflow
from articles.models import Article
from articles.moves import MoveRefused
from articles.states import State as ArticleState
from editions import approval, preflight, workflow
from editions.models import Edition
from editions.release import recall, release, released_copy
from editions.states import State
from paper.models import Correction, PublishedEdition

REASON = "from the archive"
# Whoever owns an article may not clear it, so the archive needs two accounts, as a newsroom needs two people.
WRITER, DESK = "archive-writer", "archive-desk"
ROLES = {WRITER: ("writer",), DESK: ("section editor", "editor-in-chief")}


@dataclass(frozen=True)
class Crew:
    """The two accounts in whose name the archive is worked up; nobody can sign in to them."""

    writer: User
    desk: User


def crew() -> Crew:
    """Return the archive's accounts, made at first use.

    Raises MoveRefused when the roles are missing or somebody signs in under one of the two names.
    """
    return Crew(writer=_account(WRITER), desk=_account(DESK))


def roles_are_made() -> bool:
    """Tell whether the groups exist that the archive's accounts belong to."""
    wanted = {role for roles in ROLES.values() for role in roles}
    return Group.objects.filter(name__in=wanted).count() == len(wanted)


@transaction.atomic
def carry_to_readers(edition: Edition, *, by: Crew, at: datetime.datetime) -> PublishedEdition:
    """Take a planned edition of the archive through every move up to its release, and return what readers see.

    Warnings of preflight are passed over and one account's four eyes are waived, both with the reason "from the
    archive". An edition that readers have already is returned as it is. Raises MoveRefused, with a sentence, when
    preflight blocks or the edition is not the archive's own to release; then nothing has changed.
    """
    if edition.state == State.RELEASED:
        return released_copy(edition)
    if edition.state != State.PLANNED:
        raise MoveRefused(f"The edition is {edition.get_state_display().lower()}: reopen it first.")
    placements = list(edition.placements.in_order().with_article())
    if any(placement.article.owner_id != by.writer.pk for placement in placements):
        raise MoveRefused("The edition holds articles of the newsroom as well: release it by hand.")
    for placement in placements:
        _make_ready(placement.article, by=by, at=at)
    workflow.send_for_approval(edition, by=by.desk, at=at)
    findings = preflight.check(edition, placements)
    warnings = {finding.key: REASON for finding in findings if finding.severity == preflight.Severity.WARN}
    approval.approve(edition, by=by.desk, at=at, waiver=REASON, overrides=warnings)
    return release(edition, by=by.desk, at=at)


def released_it(edition: Edition, *, by: Crew) -> bool:
    """Tell whether readers have this edition from the archive alone, untouched by the newsroom since."""
    if edition.state != State.RELEASED or {edition.prepared_by_id, edition.approved_by_id} != {by.desk.pk}:
        return False
    return not Correction.objects.filter(article__edition=released_copy(edition)).exists()


def reopen(edition: Edition, *, by: Crew, at: datetime.datetime) -> None:
    """Recall an edition that the archive released and open it; release it again in the same transaction."""
    recall(edition, by=by.desk, at=at, note="A page was added from the archive.")
    workflow.reopen(edition, by=by.desk, at=at, note=REASON)


def _make_ready(article: Article, *, by: Crew, at: datetime.datetime) -> None:
    if article.state == ArticleState.DRAFT:
        articles_workflow.submit(article, by=by.writer, at=at, note=REASON)
    if article.state == ArticleState.SUBMITTED:
        articles_workflow.clear(article, by=by.desk, at=at, note=REASON)


def _account(username: str) -> User:
    groups = list(Group.objects.filter(name__in=ROLES[username]))
    if len(groups) != len(ROLES[username]):
        raise MoveRefused("The roles are missing: run “manage.py sync_roles” first.")
    user, made = User.objects.get_or_create(username=username, defaults={"is_staff": False})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    elif user.is_staff or user.has_usable_password():
        raise MoveRefused(f"Somebody signs in as {username}: give that login another name, the archive needs this one.")
    user.groups.set(groups)
    return user
