"""How is one move tried on the house and on the model, and what is compared after it?"""

import datetime
import itertools
from collections import Counter
from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from articles.models import Article
from articles.moves import MoveRefused
from editions.models import Edition
from editions.proof import proof
from paper.store import stamp
from tests.editions.machine import truth
from tests.editions.machine.model import CHIEFS, EDITORS, EVERYBODY, Issue, Paper, Place, Story
from tests.factories import NOW, every_warning, make_article, make_author, make_people, make_section

DAY = datetime.date(2026, 3, 14)
# Everybody tries everything; who may is tried more often, so that things get somewhere.
anybody = st.sampled_from([*EVERYBODY, *EDITORS, *CHIEFS, *CHIEFS, *CHIEFS])
number = st.integers(0, 9)
yes = st.sampled_from([True, True, True, False])
_STAGES = ("send_for_approval", "approve", "release")
# How far the three editions are that everything begins with.
_BEGINNINGS = ((3, 2, 1), (3, 3, 2), (2, 0, 3), (0, 2, 3), (2, 2, 0), (0, 0, 0))


class House(RuleBasedStateMachine):
    """Editions, articles and people of every role, with the model beside them. `made` counts what was not refused."""

    made: ClassVar[Counter[str]] = Counter()
    refused: ClassVar[Counter[str]] = Counter()
    read_everything: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.example = transaction.atomic()
        self.example.__enter__()
        self.paper = Paper()
        self.people = make_people()
        self.now = NOW
        self.marks = itertools.count(1)
        self.manifests: dict[int, str] = {}
        self.stale: dict[int, Edition] = {}
        self.logged = (0, 0)
        self.public_as_it_was = ("", 0)
        self.touched = False

    @initialize(stages=st.sampled_from(_BEGINNINGS))
    def begin(self, stages: tuple[int, ...]) -> None:
        """Open with six cleared articles in three editions, each some way on."""
        for _ in range(2):
            author = make_author()
            self.paper.authors[author.pk] = author.name
        make_section("National")
        for name in EVERYBODY:
            self.who(name)
        self.public_as_it_was = (truth.fingerprint(), stamp.number())
        for place, stage in enumerate(stages):
            issue = self.plan(DAY + datetime.timedelta(days=place % 2), label="late" if place == 2 else "")
            for _ in range(2):
                story = self.write("writer", ready=True)
                self.place(issue, story, by="section_editor")
            for verb in _STAGES[:stage]:
                self.move_edition(issue, verb, by="editor_in_chief" if verb != _STAGES[0] else "section_editor")

    def teardown(self) -> None:
        """Read the whole paper once more, and leave nothing behind."""
        try:
            if self.paper.printed and self.read_everything:
                truth.pages_show(self.paper, everything=True)
        finally:
            transaction.set_rollback(True)
            self.example.__exit__(None, None, None)

    @invariant()
    def all_is_as_it_should_be(self) -> None:
        """Compare states, approvals, the record; and the public side, which changed only if it was to."""
        truth.constraints_hold()
        truth.states_are(self.paper)
        truth.approvals_are(self.paper, manifests=self.manifests)
        self.logged = truth.log_is(self.paper, since=self.logged)
        public = (truth.fingerprint(), stamp.number())
        if not self.touched:
            assert public == self.public_as_it_was, "what readers see changed, and nobody was to change it"
            return
        assert public[1] > self.public_as_it_was[1], "readers' pages changed and the stamp did not"
        truth.public_rows_are(self.paper)
        truth.manifests_fit(self.paper)
        truth.pages_show(self.paper)
        self.public_as_it_was, self.touched = public, False

    def attempt(self, what: str, act: Callable[[], object], *, may: bool, then: Callable[[], object]) -> bool:
        """Try something; what the house lets pass, the model must allow, and then follows. Return whether it passed."""
        try:
            with transaction.atomic():
                act()
        except (MoveRefused, IntegrityError):
            self.refused[what] += 1
            self.paper.log.clear()
            return False
        assert may, f"{what}: the house let it pass"
        self.made[what] += 1
        then()
        return True

    def who(self, name: str) -> User:
        """Return one of the people."""
        user: User = getattr(self.people, name)
        return user

    def plan(self, day: datetime.date, *, language: str = "en", label: str = "") -> Issue:
        """Plan an edition, as the form does; raises IntegrityError when there is one."""
        rows: dict[str, Any] = {"issue_date": day, "language": language, "label": label, "number": 1}
        edition = Edition.objects.create(**rows, editor_in_chief_id=min(self.paper.authors))
        issue = self.paper.issues[edition.pk] = Issue(edition.pk, day, language, label)
        self.stale[issue.key] = edition
        return issue

    def write(self, owner: str, *, ready: bool = False) -> Story:
        """Write an article, and have it cleared."""
        serial = next(self.marks)
        author = sorted(self.paper.authors)[serial % 2]
        headline, body = f"Headline hmark{serial:04d}", f"<p>Story bmark{serial:04d} begins here.</p>"
        article = make_article(self.who(owner), headline=headline, body=body, authors=[])
        article.bylines.create(author_id=author)
        story = Story(article.pk, owner, "en", headline, body, author)
        self.paper.stories[story.key] = story
        for verb, by in (("submit", owner), ("clear", "section_editor")) if ready else ():
            self.move_article(story, verb, by=by, note="")
        return story

    def move_article(self, story: Story, verb: str, *, by: str, note: str) -> bool:
        """Make a move of an article alone; see `desk`."""
        raise NotImplementedError

    def place(self, issue: Issue, story: Story, *, by: str) -> bool:
        """Place an article; see `running_order`."""
        raise NotImplementedError

    def move_edition(self, issue: Issue, verb: str, *, by: str) -> bool:
        """Make a move of an edition; see `chair`."""
        raise NotImplementedError

    def story(self, number: int) -> Story:
        """Return one of the articles."""
        return list(self.paper.stories.values())[number % len(self.paper.stories)]

    def in_print(self, number: int) -> Story:
        """Return one of the articles that readers have seen, or any while there is none."""
        found = [place.story for issue in self.paper.issues.values() for place in issue.places if place.copy]
        return self.paper.stories[found[number % len(found)]] if found and number < 8 else self.story(number)

    def issue(self, number: int) -> Issue:
        """Return one of the editions."""
        return list(self.paper.issues.values())[number % len(self.paper.issues)]

    def a_place(self, number: int) -> tuple[Issue, Place] | None:
        """Return one of the articles that are placed, with its edition."""
        found = [(issue, place) for issue in self.paper.issues.values() for place in issue.places]
        return found[number % len(found)] if found else None

    @staticmethod
    def edition(issue: Issue) -> Edition:
        """Return an edition as it is now."""
        return Edition.objects.get(pk=issue.key)

    @staticmethod
    def article(story: Story) -> Article:
        """Return an article as it is now."""
        return Article.objects.get(pk=story.key)

    @staticmethod
    def reasons(edition: Edition) -> dict[str, str]:
        """Return a reason for each warning of preflight."""
        return every_warning(edition)

    def proof_set(self, edition: Edition) -> set[str]:
        """Return the addresses of the pages that the proof shows."""
        return set(proof(edition, prefix=""))
