"""What do people do with editions? They plan and order them, approve, release, stop, recall, correct and kill."""

import datetime
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from editions import approval, correction, placing, release, timing
from editions import workflow as edition_workflow
from editions.ahead import letting
from editions.models import Placement
from paper.models import Correction
from tests.editions.machine.desk import Desk
from tests.editions.machine.house import DAY, anybody, number, yes
from tests.editions.machine.model import CHIEFS, EDITING, EDITION_MOVES, Issue, Place, Story

_ON = {"planned": "send_for_approval", "in_approval": "approve", "approved": "release", "recalled": "reopen"}
_PLACEABLE = {"draft", "submitted", "ready"}


class Chair(Desk):
    """The rules of editions."""

    @rule(
        days=st.integers(0, 2), language=st.sampled_from(["en", "fa-AF"]), label=st.sampled_from(["", "late", "extra"])
    )
    def somebody_plans(self, days: int, language: str, label: str) -> None:
        """Another edition; of one date, language and label there is one."""
        day = DAY + datetime.timedelta(days=days)
        taken = any(
            (each.day, each.language, each.label) == (day, language, label) for each in self.paper.issues.values()
        )
        if len(self.paper.issues) < 6:
            self.attempt(
                "plan", lambda: self.plan(day, language=language, label=label), may=not taken, then=lambda: None
            )

    @rule(edition=number, article=number, by=anybody)
    def somebody_places(self, edition: int, article: int, by: str) -> None:
        """An article into an edition; mostly one that stands in none yet."""
        free = [story for key, story in self.paper.stories.items() if self.paper.place_of(key) is None]
        story = free[article % len(free)] if free and article < 8 else self.story(article)
        if free or by not in EDITING:
            self.place(self.issue(edition), story, by=by)

    def place(self, issue: Issue, story: Story, *, by: str) -> bool:
        """Place an article at the end; the first leads."""
        may = by in EDITING and issue.state == "planned" and story.state in _PLACEABLE
        return self.attempt(
            "place",
            lambda: placing.place(self.edition(issue), self.article(story), by=self.who(by)),
            may=may and self.paper.place_of(story.key) is None,
            then=lambda: self.paper.place(issue, story),
        )

    @rule(which=number, act=st.sampled_from(["up", "down", "lead", "out"]), by=anybody)
    def somebody_orders(self, which: int, act: str, by: str) -> None:
        """Up, down, to the top of the page, or out."""
        found = self.a_place(which)
        if found is None:
            return
        issue, place = found
        row = Placement.objects.select_related("edition").get(article=place.story)
        who = self.who(by)
        acts: dict[str, Callable[[], object]] = {
            "up": lambda: placing.shift(row, by=who, steps=-1),
            "down": lambda: placing.shift(row, by=who, steps=1),
            "lead": lambda: placing.make_lead(row, by=who),
            "out": lambda: placing.take_out(row, by=who),
        }
        may = by in EDITING and issue.state == "planned" and not (act == "out" and place.ahead)
        self.attempt(act, acts[act], may=may, then=lambda: self.paper.order(issue, place, act))

    @rule(which=number, verb=st.sampled_from([*EDITION_MOVES]), by=anybody, excused=yes, stale=st.booleans())
    def somebody_moves_an_edition(self, which: int, verb: str, by: str, excused: bool, stale: bool) -> None:
        """Any move of any edition by anybody, from a page that may be an old one."""
        self.move_edition(self.issue(which), verb, by=by, excused=excused, stale=stale)

    @rule(which=number, by=st.sampled_from(CHIEFS))
    def an_edition_goes_on(self, which: int, by: str) -> None:
        """The next step of an edition on its way."""
        issue = self.issue(which)
        self.move_edition(issue, _ON.get(issue.state, "recall"), by=by)

    def move_edition(
        self, issue: Issue, verb: str, *, by: str, excused: bool = True, stale: bool = False, hours: int = 1
    ) -> bool:
        """Make a move of an edition; `excused` gives whatever reasons it may ask for."""
        edition = self.stale[issue.key] if stale else self.edition(issue)
        who: dict[str, Any] = {"by": self.who(by), "at": self.now}
        why, due = "Because." if excused else "", self.now + datetime.timedelta(hours=hours)
        reasons = self.reasons(edition) if excused else {}
        acts: dict[str, Callable[[], object]] = {
            "send_for_approval": lambda: edition_workflow.send_for_approval(edition, **who),
            "approve": lambda: approval.approve(edition, waiver=why, overrides=reasons, **who),
            "release": lambda: release.release(edition, **who),
            "set_release_time": lambda: timing.set_release_time(edition, release_at=due, **who),
            "stop_the_press": lambda: timing.stop_the_press(edition, note=why, **who),
            "recall": lambda: release.recall(edition, note=why, **who),
            "reopen": lambda: edition_workflow.reopen(edition, note=why, **who),
        }
        if verb == "release" and issue.state == "released":
            # Releasing twice is harmless: nothing happens, whoever asks.
            acts["release"]()
            return True
        proofs = self.proof_set(self.edition(issue)) if verb == "release" and issue.places else set()
        passed = self.attempt(
            verb,
            acts[verb],
            may=self._may(issue, verb, by=by, why=why, due=due),
            then=lambda: self._moved(issue, verb, by=by, due=due),
        )
        self.stale[issue.key] = edition
        if passed and verb == "release":
            self._proof_was_right(issue, proofs)
        return passed

    @rule(which=number, kind=st.sampled_from([*Correction.Kind.values]))
    def a_chief_corrects(self, which: int, kind: str) -> None:
        """The same by somebody who may."""
        self.tell(self.in_print(which), kind, by=CHIEFS[which % 2], text="What readers are told.")

    @rule(which=number, by=anybody, kind=st.sampled_from([*Correction.Kind.values]), told=yes)
    def somebody_corrects(self, which: int, by: str, kind: str, told: bool) -> None:
        """Any kind of change to what was printed."""
        story = self.in_print(which)
        self.tell(story, kind, by=by, text="What readers are told." if told else "")

    def tell(self, story: Story, kind: str, *, by: str, text: str) -> bool:
        """Correct, retract or kill."""
        who: dict[str, Any] = {"by": self.who(by), "at": self.now, "text": text}
        acts: dict[str, Callable[[], object]] = {
            "retraction": lambda: correction.retract(self.article(story), **who),
            "kill": lambda: correction.kill(self.article(story), **who),
        }
        may = by in CHIEFS and bool(text) and story.state == "released"
        embargoed = story.embargo is not None and story.embargo > self.now and kind not in acts
        passed = self.attempt(
            kind,
            acts.get(kind, lambda: correction.correct(self.article(story), kind=kind, **who)),
            may=may and not embargoed,
            then=lambda: self.paper.tell(story, kind, by=by),
        )
        self.touched |= passed
        return passed

    @rule(which=number, by=anybody, excused=yes)
    def an_article_goes_ahead(self, which: int, by: str, excused: bool) -> None:
        """One article before its edition, or back again."""
        found = self.a_place(which)
        if found is None:
            return
        issue, place = found
        row, story = Placement.objects.get(article=place.story), self.paper.stories[place.story]
        who: dict[str, Any] = {"by": self.who(by), "at": self.now, "note": "Because." if excused else ""}
        may = by in CHIEFS and excused and issue.state in {"planned", "in_approval", "approved"}
        if place.ahead:
            self.touched |= self.attempt(
                "take back",
                lambda: letting.take_back(row, **who),
                may=may and story.state == "released",
                then=lambda: self.paper.take_back(issue, place, by=by),
            )
            return
        embargoed = story.embargo is not None and story.embargo > self.now
        self.touched |= self.attempt(
            "let out",
            lambda: letting.let_out(row, waiver="Nobody else is here.", **who),
            may=may and story.state in {"ready", "approved"} and not embargoed,
            then=lambda: self.paper.let_out(issue, place, by=by, at=self.now),
        )

    @rule(hours=st.integers(0, 3))
    def time_passes(self, hours: int) -> None:
        """The clock goes on, and what is due goes out by itself."""
        self.now += datetime.timedelta(hours=hours)
        waiting = [each for each in self.paper.issues.values() if each.timed and each.due and each.due <= self.now]
        proofs = {each.key: self.proof_set(self.edition(each)) for each in waiting}
        done = timing.release_due(at=self.now)
        out = {edition.pk for edition in done.released}
        assert out == {each.key for each in waiting if not self.paper.embargoed(each, at=self.now)}
        for each in sorted(waiting, key=lambda each: (each.due, each.key)):
            if each.key in out:
                self.made["release at its time"] += 1
                self._moved(each, "release", by=each.timed, due=self.now)
                self._proof_was_right(each, proofs[each.key])

    def _may(self, issue: Issue, verb: str, *, by: str, why: str, due: datetime.datetime) -> bool:
        places = [self.paper.stories[place.story] for place in issue.places]
        asks: dict[str, Callable[[], bool]] = {
            "send_for_approval": lambda: bool(issue.places),
            "approve": lambda: (
                (issue.prepared != by or bool(why))
                and all(place.ahead or self.paper.stories[place.story].state == "ready" for place in issue.places)
                and sum(place.lead for place in issue.places) == 1
                and len({self._slug_of(place) for place in issue.places}) == len(places)
            ),
            "release": lambda: not self.paper.embargoed(issue, at=self.now),
            "set_release_time": lambda: not self.paper.embargoed(issue, at=due),
            "stop_the_press": lambda: bool(issue.timed),
            "recall": lambda: bool(why),
        }
        return self.paper.may_move_issue(issue, verb, by=by) and asks.get(verb, lambda: True)()

    def _slug_of(self, place: Place) -> str:
        content = place.content if place.ahead else None
        return str((content or self.paper.content_of(self.paper.stories[place.story]))["slug"])

    def _moved(self, issue: Issue, verb: str, *, by: str, due: datetime.datetime) -> None:
        match verb:
            case "send_for_approval":
                self.paper.move_issue(issue, verb, by=by)
                issue.prepared = by
            case "approve":
                self.paper.approve(issue, by=by)
                self.manifests[issue.key] = self.edition(issue).manifest
            case "release":
                self.paper.release(issue, by=by, at=self.now)
            case "recall":
                self.paper.recall(issue, by=by)
            case "reopen":
                self.paper.reopen(issue, by=by)
            case "set_release_time":
                self.paper.move_issue(issue, verb, by=by)
                issue.timed, issue.due = by, due
            case "stop_the_press":
                self.paper.move_issue(issue, verb, by=by)
        self.touched |= verb in {"release", "recall"}

    def _proof_was_right(self, issue: Issue, proofs: set[str]) -> None:
        """The pages that the proof had are the pages that readers have."""
        assert issue.printed is not None
        contents = min((path for path in proofs if "/20" in path), key=len)
        assert {path for path in proofs if "/20" in path} == {contents} | {
            f"{contents}{copy.content['slug']}/" for copy in issue.printed.copies
        }
