"""Is a part of the board that was rendered before not rendered again, and is whatever changes seen at once?"""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.template import Context, Template, TemplateSyntaxError
from pytest_django.fixtures import Settings

from editions import remembering
from paper.links import Link
from paper.models import PublishedArticle
from tests.factories import make_photo, make_released_edition

pytestmark = pytest.mark.django_db


class Printer:
    """Renders a part, and counts how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def line(self, of: object, **more: object) -> str:
        """Return the part of something."""

        def make() -> str:
            self.times += 1
            return f"rendered {self.times}"

        return remembering.remembered("a part", {"of": of} | more, make=make)


@pytest.fixture
def made() -> Printer:
    """A printer that has rendered nothing yet."""
    return Printer()


def article() -> PublishedArticle:
    """An article as a view loads it, each time another object."""
    found: PublishedArticle = PublishedArticle.objects.for_card().get()
    return found


def test_the_same_article_is_rendered_once(made: Printer) -> None:
    make_released_edition(articles=1)
    assert made.line(article()) == made.line(article())
    assert made.times == 1


CHANGES: dict[str, Callable[[PublishedArticle], Any]] = {
    "a word of it": lambda found: setattr(found, "headline", "Another headline"),
    "its edition's label": lambda found: setattr(found.edition, "label", "late"),
    "where a proof's links lead": lambda found: setattr(found.edition, "address_prefix", "/proof"),
    "its section's name": lambda found: setattr(found.section, "name", "Elsewhere"),
    "who is credited": lambda found: found.credits.append({"name": "Somebody else", "slug": "else", "credit": "by"}),
    "its day": lambda found: setattr(found, "issue_date", found.issue_date + datetime.timedelta(days=1)),
    "the second of its change": lambda found: setattr(
        found, "version_created_at", found.version_created_at + datetime.timedelta(seconds=1)
    ),
    "its photo": lambda found: setattr(found, "photo", make_photo()),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_whatever_changes_is_rendered(change: Callable[[PublishedArticle], Any], made: Printer) -> None:
    make_released_edition(articles=1)
    made.line(article())
    changed = article()
    change(changed)
    made.line(changed)
    assert made.times == 2


@pytest.mark.parametrize("change", [{"headline": "Another headline"}, {"issue_date": datetime.date(2020, 2, 29)}, {}])
def test_something_with_names_is_rendered_anew_when_it_says_something_else(
    change: dict[str, Any], made: Printer
) -> None:
    make_released_edition(articles=1)
    link = Link.of(article())
    for shown in (link, link._replace(**change)):
        made.line([shown])
    assert made.times == (2 if change else 1)


def test_each_state_is_rendered_by_itself(made: Printer) -> None:
    make_released_edition(articles=1)
    made.line(article())
    made.line(article(), is_open=True)
    made.line(article(), is_open=False)
    assert made.times == 3


def test_what_is_safe_and_what_only_reads_like_it_are_two_things(made: Printer) -> None:
    hostile = "<b>bold</b>"
    made.line(Template(hostile).render(Context()))
    made.line(hostile)
    assert made.times == 2


def test_a_part_has_to_be_told_everything() -> None:
    with pytest.raises(TemplateSyntaxError, match="only"):
        Template('{% load part_tags %}{% part "editions/_board_card.html" with card=card %}')


def test_only_so_many_parts_are_remembered() -> None:
    shelf = remembering.Parts(3)
    for number in [*range(5), 4, 3, 2]:
        remembering.remembered("a part", {"number": number}, make=lambda: "rendered", among=shelf)
    assert len(shelf) == 3


def test_nothing_is_remembered_while_the_house_is_being_built(settings: Settings, made: Printer) -> None:
    settings.DEBUG = True
    assert [made.line(1), made.line(1), len(remembering.PARTS)] == ["rendered 1", "rendered 2", 0]
