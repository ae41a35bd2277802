"""What should be true by now of articles, editions and the paper? Plain Python, which asks the house nothing."""

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.text import slugify

WRITERS = ("writer", "other_writer")
EDITORS = ("section_editor", "other_section_editor")
CHIEFS = ("editor_in_chief", "other_editor_in_chief")
OTHERS = ("photo_editor", "administrator")
EVERYBODY = (*WRITERS, *EDITORS, *CHIEFS, *OTHERS)
EDITING = {*EDITORS, *CHIEFS}

# The moves of articles as DESIGN has them: from which states to which, and who; "owner" and "not owner" narrow it.
STORY_MOVES: dict[str, tuple[set[str], str, set[str], str]] = {
    "submit": ({"draft"}, "submitted", {*WRITERS, *EDITING}, "owner"),
    "take_back": ({"submitted"}, "draft", {*WRITERS, *EDITING}, "owner"),
    "return_to_writer": ({"submitted", "ready"}, "draft", EDITING, ""),
    "clear": ({"submitted"}, "ready", EDITING, "not owner"),
    "hold": ({"ready"}, "held", EDITING, ""),
    "resume": ({"held"}, "ready", EDITING, ""),
    "spike": ({"draft", "submitted", "ready", "held"}, "spiked", EDITING, ""),
    "revive": ({"spiked"}, "draft", EDITING, ""),
    # The edition's own: nobody makes them of an article alone.
    "approve": (set(), "approved", set(), ""),
    "reopen": (set(), "ready", set(), ""),
    "release": (set(), "released", set(), ""),
    "recall": (set(), "approved", set(), ""),
}
NEED_A_NOTE = {"return_to_writer", "spike", "recall"}

EDITION_MOVES: dict[str, tuple[set[str], str, set[str]]] = {
    "send_for_approval": ({"planned"}, "in_approval", EDITING),
    "approve": ({"in_approval"}, "approved", set(CHIEFS)),
    "release": ({"approved"}, "released", set(CHIEFS)),
    "set_release_time": ({"approved"}, "approved", set(CHIEFS)),
    "stop_the_press": ({"approved"}, "approved", EDITING),
    "recall": ({"released"}, "recalled", set(CHIEFS)),
    "reopen": ({"in_approval", "approved", "recalled"}, "planned", set(CHIEFS)),
}


@dataclass
class Story:
    """An article's working copy."""

    key: int
    owner: str
    language: str
    headline: str
    body: str
    author: int
    slug: str = ""
    state: str = "draft"
    embargo: datetime.datetime | None = None


@dataclass
class Copy:
    """An article as readers see it, and the contents that it had before each correction."""

    story: int
    content: dict[str, Any]
    first: datetime.datetime
    told: list[str] = field(default_factory=list)
    withdrawn: str = ""
    earlier: list[dict[str, Any]] = field(default_factory=list)

    @property
    def version(self) -> int:
        """One more with every correction."""
        return 1 + len(self.told)

    @property
    def readable(self) -> list[dict[str, Any]]:
        """All that readers may find of it: as it is now, and as it was first printed."""
        return [] if self.withdrawn == "killed" else [self.content, *self.earlier]


@dataclass
class Printed:
    """An edition as it was released; its copies in running order."""

    day: datetime.date
    language: str
    label: str
    copies: list[Copy]
    recalled: bool = False
    ahead: bool = False


@dataclass
class Place:
    """An article in a running order; `content` and `copy` are what was approved and what was printed of it.

    `ahead`: readers have the copy, or had it, before the edition.
    """

    story: int
    lead: bool
    content: dict[str, Any] | None = None
    copy: Copy | None = None
    ahead: bool = False


@dataclass
class Issue:
    """An edition on its way."""

    key: int
    day: datetime.date
    language: str
    label: str = ""
    state: str = "planned"
    prepared: str = ""
    approved: str = ""
    timed: str = ""
    due: datetime.datetime | None = None
    places: list[Place] = field(default_factory=list)
    printed: Printed | None = None


class Paper:
    """Everything there is, and what each move makes of it. `log` is what the record of the last step must hold."""

    def __init__(self) -> None:
        self.stories: dict[int, Story] = {}
        self.issues: dict[int, Issue] = {}
        self.authors: dict[int, str] = {}
        self.printed: list[Printed] = []
        self.log: list[tuple[Any, ...]] = []

    def content_of(self, story: Story) -> dict[str, Any]:
        """Return what would be printed of an article now."""
        return {
            "slug": story.slug or slugify(story.headline),
            "headline": story.headline,
            "body": story.body,
            "byline": f"By {self.authors[story.author]}",
            "language": story.language,
        }

    def place_of(self, story: int) -> tuple[Issue, Place] | None:
        """Return where an article is placed."""
        found = [(issue, place) for issue in self.issues.values() for place in issue.places if place.story == story]
        return found[0] if found else None

    def embargoed(self, issue: Issue, *, at: datetime.datetime) -> bool:
        """Tell whether something in an edition must not be read yet."""
        until = [self.stories[place.story].embargo for place in issue.places if not place.ahead]
        return any(each is not None and each > at for each in until)

    def may_move_story(self, story: Story, verb: str, *, by: str, note: str) -> bool:
        """Tell whether a move of an article is one that DESIGN allows."""
        sources, _, who, owns = STORY_MOVES[verb]
        fits = {"": True, "owner": by == story.owner, "not owner": by != story.owner}[owns]
        return story.state in sources and by in who and fits and (bool(note) or verb not in NEED_A_NOTE)

    def may_move_issue(self, issue: Issue, verb: str, *, by: str) -> bool:
        """Tell whether an edition's state and the person's role allow a move."""
        sources, _, who = EDITION_MOVES[verb]
        return issue.state in sources and by in who

    def place(self, issue: Issue, story: Story) -> None:
        """Place an article at the end; the first leads."""
        issue.places.append(Place(story.key, lead=not issue.places))

    def order(self, issue: Issue, place: Place, act: str) -> None:
        """Move a place up or down, let it lead, or take it out."""
        here = issue.places.index(place)
        match act:
            case "up" | "down":
                issue.places.insert(max(here + (1 if act == "down" else -1), 0), issue.places.pop(here))
            case "lead":
                for each in issue.places:
                    each.lead = each is place
            case "out":
                issue.places.pop(here)

    def move_story(self, story: Story, verb: str, *, by: str) -> None:
        """Move an article alone."""
        self._story(story, verb, STORY_MOVES[verb][1], by=by)

    def move_issue(self, issue: Issue, verb: str, *, by: str) -> None:
        """Move an edition, and write down what the record must say of it."""
        target = EDITION_MOVES[verb][1]
        self.log.append(("edition", issue.key, verb, issue.state, target, by))
        issue.state = target
        if verb != "set_release_time":
            issue.timed = ""

    def approve(self, issue: Issue, *, by: str) -> None:
        """Pin what every article says now."""
        self.move_issue(issue, "approve", by=by)
        issue.approved = by
        for place in issue.places:
            if not place.ahead:
                place.content = self.content_of(self.stories[place.story])
                self._story(self.stories[place.story], "approve", "approved", by=by)

    def reopen(self, issue: Issue, *, by: str) -> None:
        """Forget the approval; what was withdrawn from readers stays withdrawn."""
        was_approved = issue.state != "in_approval"
        self.move_issue(issue, "reopen", by=by)
        issue.prepared = issue.approved = ""
        for place in issue.places if was_approved else ():
            if place.ahead:
                continue
            place.content = place.copy = None
            if self.stories[place.story].state == "approved":
                self._story(self.stories[place.story], "reopen", "ready", by=by)

    def release(self, issue: Issue, *, by: str, at: datetime.datetime) -> None:
        """Give readers what was pinned; an address that they have seen stays with its story."""
        self.move_issue(issue, "release", by=by)
        for place in issue.places:
            if not place.ahead:
                self._print(place, at=at)
                self._story(self.stories[place.story], "release", "released", by=by)
        copies = [place.copy for place in issue.places if place.copy]
        self.printed = [each for each in self.printed if each is not self.holder_of(issue)]
        issue.printed = Printed(issue.day, issue.language, issue.label, copies)
        self.printed.append(issue.printed)

    def recall(self, issue: Issue, *, by: str) -> None:
        """Take an edition back from readers."""
        self.move_issue(issue, "recall", by=by)
        assert issue.printed is not None
        issue.printed.recalled = True
        for place in issue.places:
            if place.copy and place.ahead:
                place.copy = replace(place.copy, told=[*place.copy.told], earlier=[*place.copy.earlier])
            elif self.stories[place.story].state == "released":
                self._story(self.stories[place.story], "recall", "approved", by=by)
        again = [place.copy for place in issue.places if place.copy and place.ahead]
        if again:
            self.printed.append(Printed(issue.day, issue.language, issue.label, again, ahead=True))

    def let_out(self, issue: Issue, place: Place, *, by: str, at: datetime.datetime) -> None:
        """Give readers one article before its edition: what was approved of it, or what it says now."""
        story = self.stories[place.story]
        place.content = place.content or self.content_of(story)
        self._print(place, at=at)
        place.ahead = True
        assert place.copy is not None
        holder = self.holder_of(issue)
        if holder is None:
            holder = Printed(issue.day, issue.language, issue.label, [], ahead=True)
            self.printed.append(holder)
        holder.copies.append(place.copy)
        if story.state == "ready":
            self._story(story, "approve", "approved", by=by)
        self._story(story, "release", "released", by=by)
        self.log.append(("edition", issue.key, "let_out", issue.state, issue.state, by))

    def take_back(self, issue: Issue, place: Place, *, by: str) -> None:
        """Take it from readers again; what stays for the record is recalled."""
        holder, copy = self.holder_of(issue), place.copy
        assert holder is not None
        assert copy is not None
        holder.copies.remove(copy)
        if not holder.copies:
            self.printed.remove(holder)
        taken = Printed(issue.day, issue.language, issue.label, [copy], recalled=True, ahead=True)
        self.printed.append(taken)
        place.ahead, place.copy = False, None
        self._story(self.stories[place.story], "recall", "approved", by=by)
        if issue.state != "approved":
            place.content = None
            self._story(self.stories[place.story], "reopen", "ready", by=by)
        self.log.append(("edition", issue.key, "take_back", issue.state, issue.state, by))

    def holder_of(self, issue: Issue) -> Printed | None:
        """Return what holds the articles that are out ahead of an edition."""
        at = (issue.day, issue.language, issue.label)
        held = (each for each in self.printed if each.ahead and not each.recalled)
        return next((each for each in held if (each.day, each.language, each.label) == at), None)

    def _print(self, place: Place, *, at: datetime.datetime) -> None:
        story, content = self.stories[place.story], dict(place.content or {})
        place.copy = Copy(place.story, content, at)
        story.slug = story.slug or str(content["slug"])

    def tell(self, story: Story, kind: str, *, by: str) -> None:
        """Correct, retract or kill what was printed of an article."""
        placed = self.place_of(story.key)
        assert placed is not None
        copy = placed[1].copy
        assert copy is not None
        copy.told.append(kind)
        if kind == "retraction":
            copy.withdrawn = "retracted"
            self._story(story, "retract", "retracted", by=by)
        elif kind == "kill":
            copy.withdrawn = "killed"
            copy.content = copy.content | {"headline": "This article was withdrawn", "body": "", "byline": ""}
            self._story(story, "kill", "killed", by=by)
        else:
            copy.earlier.append(copy.content)
            copy.content = self.content_of(story) | {"slug": copy.content["slug"]}
            self._story(story, "correct", story.state, by=by)

    def _story(self, story: Story, verb: str, target: str, *, by: str) -> None:
        self.log.append(("article", story.key, verb, story.state, target, by))
        story.state = target
