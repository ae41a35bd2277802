"""What stands in the house while somebody looks for leaks? One story in every state, each full of marked words."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.contrib.auth.models import User
from django.utils.text import slugify

from articles import notes
from articles.models import Article
from articles.states import State
from authors.models import Author
from editions import correction
from editions.states import State as EditionState
from newsroom.roles import EDITOR_IN_CHIEF, SECTION_EDITOR, WRITER
from paper.models import PublishedEdition
from paper.takeaway import keeping
from photos.models import Photo
from tests import factories
from tests.security.markers import marker, person_key

# Letters only, as all of a marker. Beyond the states: printed and recalled; printed and changed since, without a
# correction; corrected and then killed.
PRINTED = ("released", "retracted", "changed")
UNPRINTED = ("draft", "submitted", "ready", "held", "spiked", "approved")
WITHDRAWN = ("killed", "corrected", "recalled")
ISSUE = datetime.date(2026, 2, 28)
STORIES = (*PRINTED, *UNPRINTED, *WITHDRAWN)

ON_THE_PAGE = ("kicker", "headline", "standfirst", "body", "authornote", "caption", "dateline")
# What lists, feeds and documents for programs say beyond the page.
IN_LISTS = ("tags",)
OF_THE_PHOTO = ("alt", "credit", "terms", "photocaption")
OF_THE_AUTHOR = ("author", "standing", "bio", "publicmail")
PRIVATE = ("slugline", "ednote", "passage", "note", "username", "firstname", "lastname", "login", "terms")


@dataclass(frozen=True)
class House:
    """The stories by their names; every word in them is marked."""

    stories: dict[str, Article]


def build() -> House:
    """Make all stories, the people who wrote them and the editions that they stand in; mark the editors too."""
    for place, role in enumerate((SECTION_EDITOR, EDITOR_IN_CHIEF)):
        factories.make_user(role, pk=person_key(90 + place), username=slugify(role.name))
    stories = {story: _story(story, place) for place, story in enumerate(STORIES)}
    for story, state in (("submitted", State.SUBMITTED), ("held", State.HELD), ("spiked", State.SPIKED)):
        factories.bring(stories[story], to=state)
    for story in ("ready", "approved", *PRINTED, *WITHDRAWN):
        factories.bring(stories[story], to=State.READY)
    _print(stories)
    # What is taken away is made after the commit, which no test of this kind comes to.
    _make_take_aways()
    _withdraw(stories)
    _make_take_aways()
    factories.make_revision(stories["changed"], headline=marker("changed", "newheadline"), body=_body("changednew"))
    factories.make_autosave(stories["draft"], fields={"headline": marker("draft", "autosave")})
    factories.make_autosave(stories["draft"], fields={"headline": marker("draft", "autosave")}, refused=True)
    _mark_editors()
    _leave_passages(stories)
    return House(stories)


def _print(stories: dict[str, Article]) -> None:
    """Bring what is printed, or was, or waits for it, into editions: one of each kind of address."""
    released = EditionState.RELEASED
    for story in ("retracted", "killed", "corrected", "changed"):
        factories.make_edition(state=released, articles=[stories[story]])
    late: dict[str, Any] = {"issue_date": ISSUE, "label": "late"}
    factories.make_edition(state=released, articles=[stories["released"]], issue_date=ISSUE)
    factories.make_edition(state=EditionState.APPROVED, articles=[stories["approved"]], **late)
    dari: dict[str, Any] = {"issue_date": ISSUE, "language": "fa-AF"}
    factories.make_edition(state=EditionState.RECALLED, articles=[stories["recalled"]], **dari)
    factories.make_edition(articles=[stories["ready"]])


def _make_take_aways() -> None:
    for edition in PublishedEdition.objects.readable():
        keeping.make(edition, at=factories.NOW)


def _withdraw(stories: dict[str, Article]) -> None:
    chief = factories.person(EDITOR_IN_CHIEF)
    correction.retract(stories["retracted"], by=chief, at=factories.NOW, text="It no longer stands.")
    factories.make_revision(stories["corrected"], headline=marker("corrected", "newheadline"))
    correction.correct(
        stories["corrected"], by=chief, at=factories.NOW, kind="correction", text="The headline was another."
    )
    for story in ("killed", "corrected"):
        correction.kill(stories[story], by=chief, at=factories.NOW, text="It was withdrawn.")


def _leave_passages(stories: dict[str, Article]) -> None:
    """Put a passage for colleagues into each working copy, as no edition may have one when it is approved."""
    for story, article in stories.items():
        passage = f"<p>Sold.<mark>Ask {marker(story, 'passage')}.</mark></p>"
        Article.objects.filter(pk=article.pk).update(body=f"{_body(story)}{passage}")


def _mark_editors() -> None:
    """Give those who cleared, approved and released names and keys that would be noticed on a page."""
    for user in User.objects.filter(username__in=("section-editor", "editor-in-chief")):
        word = user.username.replace("-", "")
        names = {"username": marker(word, "username"), "last_name": marker(word, "lastname")}
        User.objects.filter(pk=user.pk).update(**names, email=f"{marker(word, 'login')}@login.example")


def words(stories: Iterable[str], fields: Iterable[str]) -> set[str]:
    """Return the markers of some fields of some stories."""
    return {marker(story, field) for story, field in product(stories, fields)}


def public_words(stories: Iterable[str]) -> set[str]:
    """Return what readers may see of these stories."""
    return words(stories, (*ON_THE_PAGE, *IN_LISTS, "alt", "credit", *OF_THE_AUTHOR))


def _story(story: str, place: int) -> Article:
    author = _author(story)
    article = factories.make_article(
        _owner(story, place),
        authors=[author],
        slugline=marker(story, "slugline"),
        kicker=marker(story, "kicker"),
        headline=f"Harvest of {marker(story, 'headline')}",
        standfirst=f"The harvest, {marker(story, 'standfirst')}.",
        body=_body(story),
        author_note=marker(story, "authornote"),
        lead_photo=_photo(story),
        lead_caption=marker(story, "caption"),
        dateline=marker(story, "dateline"),
        tags=marker(story, "tags"),
        ednote=marker(story, "ednote"),
    )
    notes.resolve(factories.make_note(article, text=marker(story, "note")), by=article.owner, at=factories.NOW)
    return article


def _body(story: str) -> str:
    return f"<p>The harvest is in, says {marker(story, 'body')}.</p>"


def _owner(story: str, place: int) -> User:
    return factories.make_user(
        WRITER,
        pk=person_key(place),
        username=marker(story, "username"),
        first_name=marker(story, "firstname"),
        last_name=marker(story, "lastname"),
        email=f"{marker(story, 'login')}@login.example",
    )


def _author(story: str) -> Author:
    return factories.make_author(
        marker(story, "author").capitalize(),
        standing=marker(story, "standing"),
        bio=marker(story, "bio"),
        public_email=f"{marker(story, 'publicmail')}@paper.example",
    )


def _photo(story: str) -> Photo:
    return factories.make_photo(
        alt_text=marker(story, "alt"),
        credit_line=marker(story, "credit"),
        usage_terms=marker(story, "terms"),
        caption=marker(story, "photocaption"),
    )
