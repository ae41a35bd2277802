"""What do people do with articles? They write, clear, hold, spike, change them in every state, and set embargoes."""

import datetime
from typing import Any

from django.utils.text import slugify
from hypothesis import strategies as st
from hypothesis.stateful import rule

from articles import permissions, saving, workflow
from articles.models import Article
from authors.models import Author
from tests.editions.machine.house import House, anybody, number, yes
from tests.editions.machine.model import STORY_MOVES, WRITERS, Story

WHAT = ("headline", "body", "slug", "language", "byline")


class Desk(House):
    """The rules of articles."""

    @rule(owner=st.sampled_from([*WRITERS, "section_editor"]), ready=yes)
    def somebody_writes(self, owner: str, ready: bool) -> None:
        """A new article, but not without end."""
        if len(self.paper.stories) < 10:
            self.write(owner, ready=ready and owner != "section_editor")

    @rule(which=number, verb=st.sampled_from([*STORY_MOVES]), by=anybody, noted=yes)
    def somebody_moves_an_article(self, which: int, verb: str, by: str, noted: bool) -> None:
        """Any move by anybody, the edition's own moves too."""
        self.move_article(self.story(which), verb, by=by, note="Because." if noted else "")

    @rule(which=number, by=anybody)
    def somebody_clears(self, which: int, by: str) -> None:
        """The next step of an article on its way."""
        story = self.story(which)
        verb = {"draft": "submit", "submitted": "clear", "held": "resume", "spiked": "revive"}.get(story.state)
        if verb:
            self.move_article(story, verb, by=story.owner if verb == "submit" else by, note="")

    def move_article(self, story: Story, verb: str, *, by: str, note: str) -> bool:
        """Make a move of an article alone."""
        return self.attempt(
            verb,
            lambda: workflow.move(self.article(story), verb, by=self.who(by), at=self.now, note=note),
            may=self.paper.may_move_story(story, verb, by=by, note=note),
            then=lambda: self.paper.move_story(story, verb, by=by),
        )

    @rule(which=number, what=st.sampled_from(WHAT), by=anybody)
    def somebody_saves(self, which: int, what: str, by: str) -> None:
        """A change of the text by whoever may change it, in whatever state the article is."""
        story, article = self.story(which), self.article(self.story(which))
        if permissions.can_edit(self.who(by), article):
            for name, value in self._changed(story, what).items():
                setattr(article, name, value)
            saving.save(article, opened_at=article.version, by=self.who(by), at=self.now)
            self.made[f"save while {story.state}"] += 1

    @rule(which=number, what=st.sampled_from(WHAT))
    def a_row_is_changed(self, which: int, what: str) -> None:
        """The same behind everybody's back: no revision, no permission."""
        Article.objects.filter(pk=self.story(which).key).update(**self._changed(self.story(which), what))

    @rule(which=number, hours=st.sampled_from([None, 0, 2, 30]))
    def an_embargo_is_set(self, which: int, hours: int | None) -> None:
        """An embargo set, moved or lifted at any time."""
        story = self.story(which)
        story.embargo = None if hours is None else self.now + datetime.timedelta(hours=hours)
        Article.objects.filter(pk=story.key).update(embargo_until=story.embargo)

    @rule(which=number)
    def an_author_takes_another_name(self, which: int) -> None:
        """What was printed keeps the name that was printed."""
        pk = sorted(self.paper.authors)[which % len(self.paper.authors)]
        self.paper.authors[pk] = f"Author {next(self.marks)} Renamed"
        Author.objects.filter(pk=pk).update(name=self.paper.authors[pk])

    def _changed(self, story: Story, what: str) -> dict[str, Any]:
        serial = next(self.marks)
        match what:
            case "headline":
                story.headline = f"Headline hmark{serial:04d}"
                return {"headline": story.headline}
            case "body":
                story.body = f"<p>Story bmark{serial:04d} begins here.</p>"
                return {"body": story.body}
            case "slug":
                # Two of the same name cannot stand in one edition.
                story.slug = "the-same" if serial % 2 else slugify(f"other {serial}")
                return {"slug": story.slug}
            case "language":
                story.language = {"en": "ps"}.get(story.language, "en")
                return {"language": story.language}
        story.author = sorted(self.paper.authors)[serial % len(self.paper.authors)]
        self.article(story).bylines.update(author=story.author)
        return {}
