"""Is a link for somebody outside made by who may, opened while it lives, and closed with its maker?"""

import datetime
import hashlib
import uuid

import pytest

from articles import workflow
from articles.models import Opening, SharedLink
from articles.moves import MoveRefused
from articles.sharing import links
from tests.factories import NOW, People, bring, make_article, make_link, make_revision

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def test_a_link_is_opened_and_counted(people: People) -> None:
    link, secret = make_link()
    assert links.opened(secret, at=NOW) == link
    assert links.opened(secret, at=NOW + DAY) == link
    assert [opening.at for opening in link.openings.all()] == [NOW + DAY, NOW]
    assert {field.name for field in Opening._meta.get_fields()} == {"id", "link", "at"}, "when, and nothing of whom"


def test_the_secret_is_kept_nowhere(people: People) -> None:
    link, secret = make_link()
    link.refresh_from_db()
    assert len(secret) == 43
    assert secret not in repr(SharedLink.objects.values().get())
    assert link.secret_sha256 == hashlib.sha256(secret.encode()).hexdigest()


def test_a_link_ends_by_itself(people: People) -> None:
    _, secret = make_link(days=3)
    assert links.opened(secret, at=NOW + 3 * DAY - datetime.timedelta(seconds=1))
    assert links.opened(secret, at=NOW + 3 * DAY) is None


@pytest.mark.parametrize("secret", ["", "0" * 43, "\0", "ä" * 43, "\ud800", "x" * 5000])
def test_a_guess_opens_nothing(secret: str, people: People) -> None:
    make_link()
    assert links.opened(secret, at=NOW) is None
    assert Opening.objects.count() == 0


def test_a_link_is_taken_back_for_ever(people: People) -> None:
    link, secret = make_link()
    links.revoke(link, by=people.section_editor, at=NOW)
    links.revoke(link, by=people.editor_in_chief, at=NOW + DAY)
    link.refresh_from_db()
    assert (link.revoked_by, link.revoked_at) == (people.section_editor, NOW)
    assert links.opened(secret, at=NOW) is None


def test_whose_story_it_is_takes_a_link_back_and_another_does_not(people: People) -> None:
    link, _ = make_link(make_article(people.writer).revisions.get())
    with pytest.raises(MoveRefused):
        links.revoke(link, by=people.other_writer, at=NOW)
    links.revoke(link, by=people.writer, at=NOW)
    link.refresh_from_db()
    assert link.revoked_by == people.writer


@pytest.mark.parametrize("who", ["writer", "photo_editor", "administrator"])
def test_only_an_editor_makes_a_link(who: str, people: People) -> None:
    with pytest.raises(MoveRefused, match="by an editor"):
        make_link(make_article(people.writer).revisions.get(), by=getattr(people, who))


@pytest.mark.parametrize("days", [0, -1, 15, 10_000])
def test_a_link_lives_for_two_weeks_at_most(days: int, people: People) -> None:
    with pytest.raises(MoveRefused, match="14 days"):
        make_link(days=days)


@pytest.mark.parametrize("name", ["", "  \n"])
def test_a_link_is_for_somebody(name: str, people: People) -> None:
    with pytest.raises(MoveRefused, match="for whom"):
        make_link(name=name)


def test_a_form_sent_twice_makes_one_link(people: People) -> None:
    key, revision = uuid.uuid4(), make_article().revisions.get()
    make_link(revision, form_key=key)
    with pytest.raises(MoveRefused, match="sent twice"):
        make_link(revision, form_key=key)
    assert SharedLink.objects.count() == 1


def test_cutting_its_maker_off_closes_a_link_at_once(people: People) -> None:
    _, secret = make_link()
    maker = people.section_editor
    maker.is_active = False
    maker.save()
    assert links.opened(secret, at=NOW) is None
    # Control arm: it is the maker's, and comes back with them.
    maker.is_active = True
    maker.save()
    assert links.opened(secret, at=NOW)


def test_another_role_of_its_maker_closes_a_link(people: People) -> None:
    _, secret = make_link()
    people.section_editor.groups.clear()
    assert links.opened(secret, at=NOW) is None


def test_a_spiked_article_is_closed_to_everybody_outside(people: People) -> None:
    article = make_article()
    _, secret = make_link(article.revisions.get())
    workflow.spike(article, by=people.section_editor, at=NOW, note="Not ours.")
    assert links.opened(secret, at=NOW) is None


@pytest.mark.parametrize(("state", "is_open"), [("released", True), ("retracted", False), ("killed", False)])
def test_what_was_taken_back_from_readers_is_closed_as_well(state: str, is_open: bool, people: People) -> None:
    article = make_article()
    _, secret = make_link(article.revisions.get())
    bring(article, to=state)
    assert bool(links.opened(secret, at=NOW)) == is_open


def test_a_link_shows_one_revision_and_no_later_one(people: People) -> None:
    article = make_article()
    link, secret = make_link(article.revisions.get())
    make_revision(article, headline="Later words")
    found = links.opened(secret, at=NOW)
    assert found is not None
    assert (found.revision_id, found.revision.number) == (link.revision_id, 1)
