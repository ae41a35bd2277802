"""Does each stage of the demo paper stand, made by the moves that people make, or not at all?"""

import datetime
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Note
from articles.models import Move as ArticleMove
from articles.states import State
from authors.models import Author
from editions.models import Edition
from editions.models import Move as EditionMove
from editions.preflight import Finding, check
from newsroom.demo.building import STAGES, Built, build, steps
from newsroom.demo.staffing import DemoRefused
from newsroom.roles import ROLES
from paper.languages import Language
from paper.models import Correction, Policy, PublishedArticle, PublishedEdition
from photos.models import Photo
from tests.factories import NOW

TODAY = datetime.date(2026, 3, 14)  # a Saturday
THUMBNAILS = 0.1

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@dataclass(frozen=True)
class House:
    """What stands in the database after a stage was built, read once, because building takes seconds."""

    built: Built
    ticks: int
    editions: list[Edition]
    findings: dict[str, list[Finding]]
    articles: list[Article]
    moves: list[ArticleMove | EditionMove]
    open_notes: list[Note]
    released: list[PublishedEdition]
    printed: list[PublishedArticle]
    corrections: list[Correction]
    photos: list[Photo]
    users: list[User]
    authors: list[Author]
    policies: list[Policy]


def make(stage: str, *, tick: Callable[[], object] = lambda: None) -> Built:
    return build(stage, today=TODAY, now=NOW, tick=tick, pixels_per_unit=THUMBNAILS)


def look(stage: str) -> House:
    ticks: list[int] = []
    built = make(stage, tick=lambda: ticks.append(1))
    editions = list(Edition.objects.select_related("prepared_by").order_by("issue_date", "number"))
    return House(
        built=built,
        ticks=len(ticks),
        editions=editions,
        findings={
            each.state: check(each, list(each.placements.in_order().with_article()), at=NOW) for each in editions
        },
        articles=list(Article.objects.all()),
        moves=[*ArticleMove.objects.all(), *EditionMove.objects.all()],
        open_notes=list(Note.objects.open().select_related("article")),
        released=list(PublishedEdition.objects.order_by("issue_date", "language")),
        printed=list(PublishedArticle.objects.all()),
        corrections=list(Correction.objects.select_related("article")),
        photos=list(Photo.objects.all()),
        users=list(User.objects.prefetch_related("groups")),
        authors=list(Author.objects.all()),
        policies=list(Policy.objects.all()),
    )


@pytest.fixture(scope="module")
def house_at() -> Callable[[str], House]:
    """Return a function that gives what a stage makes; each is built once and taken back."""
    seen: dict[str, House] = {}

    def house(stage: str) -> House:
        if stage not in seen:
            with transaction.atomic():
                seen[stage] = look(stage)
                transaction.set_rollback(True)
        return seen[stage]

    return house


def files() -> list[str]:
    return sorted(str(path) for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("stage", "states"),
    [
        ("planned", ["planned"]),
        ("in_approval", ["in_approval", "planned"]),
        ("approved", ["approved", "planned"]),
        ("released", [*["released"] * 7, "planned"]),
    ],
)
def test_a_stage_has_its_editions_and_the_one_in_the_making(
    stage: str, states: list[str], house_at: Callable[[str], House]
) -> None:
    house = house_at(stage)
    assert [edition.state for edition in house.editions] == states
    assert house.built.editions == len(states)
    assert len(house.released) == states.count("released")


@pytest.mark.parametrize("stage", STAGES)
def test_the_steps_are_as_many_as_announced(stage: str, house_at: Callable[[str], House]) -> None:
    assert house_at(stage).ticks == steps(stage)


def test_the_released_week_is_six_days_without_a_friday(house_at: Callable[[str], House]) -> None:
    house = house_at("released")
    english = [edition for edition in house.released if edition.language == Language.ENGLISH]
    assert [(edition.issue_date.day, edition.number) for edition in english] == [
        (8, 4316), (9, 4317), (10, 4318), (11, 4319), (12, 4320), (14, 4321),
    ]  # fmt: skip
    dari = [edition for edition in house.released if edition.language == Language.DARI]
    assert [(edition.issue_date, edition.number) for edition in dari] == [(TODAY, 212)]
    making = house.editions[-1]
    assert (making.issue_date, making.number) == (datetime.date(2026, 3, 15), 4322)
    assert (len(house.articles), len(house.printed), len(house.photos)) == (65, 56, 31)
    assert (house.built.articles, house.built.photos) == (65, 31)


def test_everything_was_done_by_moves_and_with_four_eyes(house_at: Callable[[str], House]) -> None:
    house = house_at("released")
    released = [edition for edition in house.editions if edition.state == "released"]
    assert {(edition.prepared_by_id == edition.approved_by_id, edition.waiver) for edition in released} == {(False, "")}
    assert [edition.overrides for edition in released] == [[]] * 7
    assert Counter(move.verb for move in house.moves) == {
        "submit": 64,
        "clear": 60,
        "return_to_writer": 2,
        "hold": 1,
        "spike": 1,
        "send_for_approval": 7,
        "approve": 7 + 56,
        "release": 7 + 56,
        "correct": 1,
    }


def test_nothing_is_dated_later_than_now(house_at: Callable[[str], House]) -> None:
    house = house_at("released")
    assert [move for move in house.moves if move.at > NOW] == []
    assert [edition for edition in house.released if edition.released_at > NOW] == []
    # Not all at once either: the week has its own hours.
    assert len({edition.released_at for edition in house.released}) == 6


def test_an_edition_for_approval_passes_preflight_and_is_only_told_how_late_it_is(
    house_at: Callable[[str], House],
) -> None:
    findings = house_at("in_approval").findings["in_approval"]
    assert {finding.code for finding in findings} <= {"deadline_passed", "release_passed"}


def test_the_edition_in_the_making_shows_every_state_and_what_is_missing(house_at: Callable[[str], House]) -> None:
    house = house_at("planned")
    states = Counter(article.state for article in house.articles)
    assert states == {State.DRAFT: 3, State.SUBMITTED: 1, State.READY: 3, State.HELD: 1, State.SPIKED: 1}
    found = Counter(finding.code for finding in house.findings["planned"])
    del found["deadline_passed"], found["release_passed"]
    assert found == {"not_ready": 3, "leftover": 1, "no_standfirst": 1, "open_note": 3, "ednote": 1}
    assert sorted(note.article.state for note in house.open_notes) == [State.DRAFT, State.DRAFT, State.SUBMITTED]


def test_each_masthead_names_who_held_the_chair_that_day(house_at: Callable[[str], House]) -> None:
    names = [edition.editor_in_chief for edition in house_at("released").released]
    assert names == ["Soraya Wafamand", "Soraya Wafamand", "Idris Khamosh", *["Soraya Wafamand"] * 4]


def test_a_misprint_was_corrected_and_the_old_words_are_kept(house_at: Callable[[str], House]) -> None:
    (correction,) = house_at("released").corrections
    assert correction.article.slug == "line-nine"
    assert correction.article.body.count("1,900 minibuses") == 1
    assert correction.replaced.count("1,700 minibuses") == 1


def test_there_is_somebody_for_every_role_and_one_of_each_can_sign_in(house_at: Callable[[str], House]) -> None:
    house = house_at("planned")
    roles = Counter(group.name for user in house.users for group in user.groups.all())
    assert roles == {"writer": 9, "section editor": 2, "photo editor": 1, "editor-in-chief": 2, "administrator": 1}
    able = [user for user in house.users if user.has_usable_password()]
    assert sorted(user.groups.all()[0].name for user in able) == sorted(role.name for role in ROLES)
    assert {user.username for user in able} == set(house.built.passwords)


def test_the_edition_in_the_making_has_a_budget_of_what_is_written_and_what_is_not() -> None:
    make("planned")
    edition = Edition.objects.get()
    lines = edition.budget.all()
    begun = {line.article_id for line in lines if line.article_id}
    assert begun == set(edition.placements.values_list("article", flat=True))
    unwritten = [line for line in lines if line.article_id is None]
    assert len(unwritten) >= 3
    assert all((line.user is None) != (line.author is None) and line.words and line.due for line in unwritten)


def test_public_bylines_tell_nothing_of_the_logins_behind_them(house_at: Callable[[str], House]) -> None:
    house = house_at("planned")
    assert {user.username for user in house.users} & {author.slug for author in house.authors} == set()
    assert {user.email for user in house.users} & {author.public_email for author in house.authors} == set()
    assert {(user.first_name, user.last_name) for user in house.users} == {("", "")}


def test_a_second_demo_is_refused_and_changes_nothing() -> None:
    Edition.objects.create(issue_date=TODAY, number=1)
    kept = files()
    with pytest.raises(DemoRefused, match="There are editions in this database already"):
        make("planned")
    assert (Photo.objects.count(), Author.objects.count(), Edition.objects.count()) == (0, 0, 1)
    assert files() == kept


def test_a_demo_that_fails_half_way_leaves_neither_rows_nor_files() -> None:
    User.objects.create(username="columnist")
    kept = files()
    with pytest.raises(DemoRefused, match="Somebody signs in as “columnist” already"):
        make("planned")
    assert (Photo.objects.count(), Author.objects.count(), Edition.objects.count()) == (0, 0, 0)
    assert files() == kept


def test_the_demo_paper_says_in_its_own_words_what_it_promises(house_at: Callable[[str], House]) -> None:
    policies = house_at("planned").policies
    assert {(policy.kind, policy.language) for policy in policies} == {
        ("about", "en"), ("about", "fa-AF"), ("ethics", "en"), ("corrections", "en"),
    }  # fmt: skip
    assert [policy for policy in policies if "<p>" not in policy.body or policy.changed_at > NOW] == []
