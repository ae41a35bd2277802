"""Does everybody find on their desk what they have to do, and nobody what is not theirs?"""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import notes, workflow
from articles.models import Article
from articles.states import State
from editions.models import Edition
from editions.my_desk.desk import desk_of
from editions.states import State as EditionState
from newsroom.roles import ADMINISTRATOR, EDITOR_IN_CHIEF, PHOTO_EDITOR, ROLES, SECTION_EDITOR, WRITER, Role
from tests.factories import (
    NOW,
    People,
    bring,
    make_article,
    make_budget_item,
    make_edition,
    make_note,
    make_photo,
    make_section,
    make_user,
    person,
)

pytestmark = pytest.mark.django_db

Desk = Callable[[User], Client]
TODAY = timezone.localdate(NOW)
_DAY = datetime.timedelta(days=1)
MOST_QUERIES = 15


def on(user: User, pile: str, *, now: datetime.datetime = NOW) -> list[str]:
    return [article.slugline for article in desk_of(user, now=now)["piles"][pile].rows]


def edition_of(day: datetime.date, articles: list[Article] | None = None, **fields: object) -> Edition:
    return make_edition(issue_date=day, articles=articles or [], **fields)  # type: ignore[arg-type]


def returned(owner: User, *, slugline: str, note: str, hours: int = 0) -> Article:
    article = bring(make_article(owner, slugline=slugline), to=State.SUBMITTED)
    at = NOW + datetime.timedelta(hours=hours)
    workflow.return_to_writer(article, by=person(SECTION_EDITOR), at=at, note=note)
    return article


def test_a_writer_finds_drafts_and_what_came_back_with_why(people: People, sign_in: Desk) -> None:
    make_article(people.writer, slugline="draft")
    returned(people.writer, slugline="back", note="Who says so?")
    make_article(people.writer, slugline="in", state=State.SUBMITTED)
    make_article(people.writer, slugline="cleared", state=State.READY)
    make_article(people.other_writer, slugline="others", headline="Of another")
    assert [on(people.writer, pile) for pile in ("drafts", "back", "handed_in", "unplaced")] == [
        ["draft"],
        ["back"],
        ["in"],
        ["cleared"],
    ]
    page = sign_in(people.writer).get("/newsroom/").content.decode()
    assert "Who says so?" in page
    assert "Of another" not in page


def test_what_came_back_and_was_handed_in_again_is_not_back(people: People) -> None:
    article = returned(people.writer, slugline="back", note="Who says so?")
    workflow.submit(article, by=people.writer, at=NOW)
    workflow.take_back(article, by=people.writer, at=NOW + datetime.timedelta(minutes=1))
    assert (on(people.writer, "back"), on(people.writer, "drafts")) == ([], ["back"])


def test_a_writer_finds_coming_editions_and_deadlines_and_no_other_plans(people: People, sign_in: Desk) -> None:
    article = make_article(people.writer, slugline="mine", state=State.READY)
    edition = edition_of(TODAY + _DAY, [article], deadline=NOW + datetime.timedelta(hours=5))
    make_budget_item(edition, slugline="planned for me", user=people.writer, due=NOW)
    make_budget_item(edition, slugline="planned for another", user=people.other_writer)
    desk = desk_of(people.writer, now=NOW)
    assert [each.slugline for each in desk["piles"]["in_edition"].rows] == ["mine"]
    assert [item.slugline for item in desk["issues"].planned] == ["planned for me"]
    assert (desk["issues"].making, desk["issues"].week[0].editions) == ([], [])
    page = sign_in(people.writer).get("/newsroom/").content.decode()
    assert "planned for me" in page
    assert "planned for another" not in page


def test_an_editor_finds_what_waits_the_oldest_first_and_not_their_own(people: People) -> None:
    for number, slugline in enumerate(["second", "first", "third"]):
        article = make_article(slugline=slugline)
        workflow.submit(article, by=article.owner, at=NOW + datetime.timedelta(hours=[2, 1, 3][number]))
    make_article(people.section_editor, slugline="own", state=State.SUBMITTED)
    make_article(slugline="draft of a writer")
    piles = desk_of(people.section_editor, now=NOW)["piles"]
    assert [each.slugline for each in piles["waiting"].rows] == ["first", "second", "third"]
    assert piles["waiting"].rows[0].moved_at == NOW + datetime.timedelta(hours=1)
    assert [each.slugline for each in piles["handed_in"].rows] == ["own"]
    assert [each.slugline for each in piles["drafts"].rows] == []


def test_an_edited_piece_waits_since_it_was_handed_in(people: People) -> None:
    first, second = (make_article(slugline=name) for name in ("first", "second"))
    workflow.submit(first, by=first.owner, at=NOW)
    workflow.submit(second, by=second.owner, at=NOW + datetime.timedelta(hours=1))
    Article.objects.filter(pk=first.pk).update(changed_at=NOW + datetime.timedelta(hours=9))
    assert on(people.section_editor, "waiting") == ["first", "second"]


def test_cleared_and_placed_nowhere_stands_there_until_it_is_placed(people: People) -> None:
    article = make_article(slugline="cleared", state=State.READY)
    assert on(people.section_editor, "unplaced") == ["cleared"]
    edition_of(TODAY + _DAY, [article])
    assert on(people.section_editor, "unplaced") == []


def test_each_pile_is_cut_and_counted_and_leads_to_the_same_list(people: People, sign_in: Desk) -> None:
    for _ in range(8):
        make_article(state=State.SUBMITTED)
        make_article(people.section_editor)
        make_article(state=State.READY)
    client = sign_in(people.section_editor)
    for name in ("waiting", "drafts", "unplaced"):
        pile = desk_of(people.section_editor, now=NOW)["piles"][name]
        assert (len(pile.rows), pile.count, pile.more) == (6, 8, 2)
        assert len(client.get(pile.url).context["rows"]) == 8
    assert "and 2 more" in client.get("/newsroom/").content.decode()


def test_open_notes_are_of_what_one_works_with(people: People) -> None:
    theirs, mine = make_article(people.other_writer), make_article(people.writer)
    make_note(theirs, text="Of another")
    make_note(mine, text="Resolved", resolved=True)
    make_note(make_article(state=State.SPIKED), text="Out of sight")
    note = notes.add(mine, by=people.section_editor, text="Whose words?", at=NOW)
    assert [each.text for each in desk_of(people.writer, now=NOW)["notes"].rows] == [note.text]
    assert {each.text for each in desk_of(people.section_editor, now=NOW)["notes"].rows} == {"Of another", note.text}


def test_an_edition_in_the_making_says_what_it_lacks(people: People, sign_in: Desk) -> None:
    bare = make_article(state=State.READY, standfirst="", authors=[], lead_photo=make_photo(alt_text=""))
    make_note(bare)
    edition = edition_of(TODAY + _DAY, [make_article(state=State.READY), bare], deadline=NOW)
    make_section("Sport")
    make_budget_item(edition, slugline="to be written")
    make_budget_item(edition, slugline="begun", article=bare)
    Article.objects.filter(pk=bare.pk).update(state=State.DRAFT)
    edition_of(TODAY + 2 * _DAY)
    edition_of(TODAY - _DAY)
    (issue,) = desk_of(people.section_editor, now=NOW)["issues"].making
    assert (issue.edition, issue.placed, issue.has_lead) == (edition, 2, True)
    assert issue.lacks == {
        "not cleared": 1,
        "without a byline": 1,
        "without a standfirst": 1,
        "with a photo that lacks alt text": 1,
        "with an open note": 1,
    }
    assert [section.name for section in issue.empty_sections] == ["Sport"]
    assert [item.slugline for item in issue.unwritten] == ["to be written"]
    page = sign_in(people.section_editor).get("/newsroom/")
    assert page.status_code == 200


def test_an_edition_that_lacks_nothing_says_so(people: People) -> None:
    edition_of(TODAY, [make_article(state=State.READY)])
    (issue,) = desk_of(people.section_editor, now=NOW)["issues"].making
    assert issue.lacks_nothing


def test_the_editor_in_chief_finds_what_waits_what_went_out_and_the_week(people: People) -> None:
    far = edition_of(TODAY + 30 * _DAY, [make_article(state=State.READY)], state=EditionState.IN_APPROVAL)
    out = edition_of(TODAY, [make_article(state=State.READY)], state=EditionState.RELEASED)
    coming = edition_of(TODAY + 6 * _DAY)
    edition_of(TODAY + 7 * _DAY)
    issues = desk_of(people.editor_in_chief, now=NOW)["issues"]
    assert [each.edition for each in issues.awaiting] == [far]
    assert issues.awaiting[0].placed == 1
    assert issues.released == [out]
    assert [day.date for day in issues.week] == [TODAY + number * _DAY for number in range(7)]
    assert [[*day.editions] for day in issues.week if day.editions] == [[out], [coming]]
    assert [day.is_publishing for day in issues.week].count(False) == 1


def test_what_went_out_yesterday_did_not_go_out_today(people: People) -> None:
    edition_of(TODAY, [make_article(state=State.READY)], state=EditionState.RELEASED)
    assert desk_of(people.editor_in_chief, now=NOW + _DAY)["issues"].released == []


def test_a_photo_editor_finds_photos_without_words_and_no_stories(people: People, sign_in: Desk) -> None:
    make_photo(alt_text="", caption="Bare")
    make_photo(alt_text="", decorative=True)
    make_photo()
    make_article(headline="A secret")
    desk = desk_of(people.photo_editor, now=NOW)
    assert [photo.caption for photo in desk["photos"].rows] == ["Bare"]
    assert "piles" not in desk
    page = sign_in(people.photo_editor).get("/newsroom/").content.decode()
    assert "Bare" in page
    assert "A secret" not in page


def test_an_administrator_finds_people_and_nothing_of_stories(people: People, sign_in: Desk) -> None:
    make_user(username="nobody")
    make_user(WRITER, last_login=NOW)
    make_user(is_active=False)
    administrator = people.administrator
    counted = desk_of(administrator, now=NOW)["accounts"]
    assert (counted.active, counted.without_role, counted.never_in) == (3, 1, 2)
    client = sign_in(administrator)
    page = client.get("/newsroom/").content.decode()
    assert "1 without a role" in page
    for address in ("groups__isnull=True", "last_login__isnull=True"):
        assert client.get(f"/newsroom/auth/user/?is_active__exact=1&{address}").status_code == 200
    assert "pile-drafts" not in page


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_an_empty_desk_says_what_to_do(role: Role, sign_in: Desk) -> None:
    page = sign_in(make_user(role)).get("/newsroom/")
    assert page.status_code == 200
    assert "pile__empty" in page.content.decode() or role is ADMINISTRATOR


def everything(*owners: User) -> None:
    """One of each thing that lies on a desk, what is somebody's own for each of some people."""
    edition = Edition.objects.filter(issue_date=timezone.localdate() + _DAY).first()
    edition = edition or edition_of(timezone.localdate() + _DAY)
    for owner in owners:
        returned(owner, slugline="back", note="Why?")
        make_note(make_article(owner))
        article = make_article(owner, state=State.READY, lead_photo=make_photo(alt_text=""))
        edition.placements.create(article=article, section=make_section())
        make_budget_item(edition, user=owner, due=NOW)
    make_article(state=State.SUBMITTED)
    make_article(state=State.READY)
    make_budget_item(edition)


@pytest.mark.slow
def test_a_desk_costs_the_same_for_one_of_each_and_for_thirty(sign_in: Desk) -> None:
    users = {role.name: make_user(role) for role in ROLES}
    clients = {name: sign_in(user) for name, user in users.items()}
    writing = [user for user in users.values() if user.has_perm("articles.add_article")]

    def queries(count: int) -> dict[str, int]:
        for _ in range(count):
            everything(*writing)
        found = {}
        for name, client in clients.items():
            client.get("/newsroom/")
            with CaptureQueriesContext(connection) as captured:
                assert client.get("/newsroom/").status_code == 200
            found[name] = len(captured)
        return found

    few = queries(1)
    assert queries(29) == few
    assert max(few.values()) <= MOST_QUERIES
    # The control arm: desks are asked for at all.
    assert few[EDITOR_IN_CHIEF.name] > few[PHOTO_EDITOR.name] > 3


def test_somebody_with_every_role_sees_each_thing_once(sign_in: Desk) -> None:
    user = make_user()
    for role in (WRITER, SECTION_EDITOR, PHOTO_EDITOR, EDITOR_IN_CHIEF, ADMINISTRATOR):
        user.groups.add(Group.objects.get(name=role.name))
    everything(user)
    client = sign_in(user)
    client.get("/newsroom/")
    with CaptureQueriesContext(connection) as captured:
        page = client.get("/newsroom/")
    assert len(captured) <= MOST_QUERIES
    text = page.content.decode().partition("desk-everything")[0]
    for article in Article.objects.filter(notes=None, placement=None):
        assert text.count(f"/articles/article/{article.pk}/change/") == 1, article.state
