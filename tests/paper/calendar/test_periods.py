"""In which months and years is there something, and is nothing named where there is nothing to read?"""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from authors.models import Author
from paper.calendar import periods
from paper.models import PublishedArticle, PublishedEdition, Section, Topic
from tests.factories import make_article, make_author, make_edition, make_released_edition, make_section

pytestmark = pytest.mark.django_db

DAYS = [datetime.date(year, 6, 15) for year in range(2001, 2021)]


@pytest.fixture
def lists() -> dict[str, Section | Author | Topic | None]:
    """An article in June of every year from 2001 to 2020, three more in 2010, and whatever it is listed under."""
    author, section = make_author("Karima Noori"), make_section("National")
    article = make_article(state="ready", section=section, authors=[author], tags="Water")
    newest = make_released_edition(articles=[article], issue_date=DAYS[-1])
    more = [datetime.date(2010, month, day) for month, day in ((1, 1), (1, 31), (12, 31))]
    for day in [*DAYS[:-1], *more]:
        _copy(newest, day)
    return {"section": section, "author": author, "topic": Topic.objects.get(), "editions": None}


def _copy(edition: PublishedEdition, day: datetime.date) -> None:
    (article,) = edition.articles.all()
    entries = [article.authorships.get(), article.taggings.get()]
    copy = PublishedEdition.objects.get(pk=edition.pk)
    copy.pk, copy.issue_date = None, day
    copy.save()
    article.pk, article.edition, article.issue_date = None, copy, day
    article.save()
    for entry in entries:
        entry.pk, entry.article, entry.issue_date = None, article, day
        entry.save()


def numbers(found: periods.Periods) -> list[int]:
    return [year.number for year in found.years]


@pytest.mark.parametrize("name", ["section", "author", "topic", "editions"])
def test_the_months_of_the_year_and_the_years_around_it_are_named(lists: dict[str, Any], name: str) -> None:
    found = periods.around(lists[name], 2010, language="en")
    assert found.months == [datetime.date(2010, month, 1) for month in (12, 6, 1)]
    assert numbers(found) == [2020, 2014, 2013, 2012, 2011, 2010, 2009, 2008, 2007, 2006, 2001]
    assert [year.number for year in found.years if year.after_gap] == [2014, 2001]
    assert found.years[5].day == datetime.date(2010, 12, 31)


def test_at_either_end_there_is_nothing_beyond(lists: dict[str, Any]) -> None:
    section = lists["section"]
    assert numbers(periods.around(section, 2020, language="en")) == [2020, 2019, 2018, 2017, 2016, 2001]
    assert numbers(periods.around(section, 2001, language="en")) == [2020, 2005, 2004, 2003, 2002, 2001]
    for year in (1, 1999, 9999):
        assert periods.around(section, year, language="en").months == []


def test_a_list_without_anything_has_no_months_and_no_years() -> None:
    assert periods.around(make_section("Empty"), 2026, language="en") == periods.Periods([], [])
    assert periods.around(None, 2026, language="ps") == periods.Periods([], [])


def test_what_was_recalled_or_killed_makes_no_month(lists: dict[str, Any]) -> None:
    PublishedEdition.objects.filter(issue_date=DAYS[9]).update(
        recalled_at=datetime.datetime(2100, 1, 1, tzinfo=datetime.UTC)
    )
    PublishedArticle.objects.filter(issue_date__year=2009).update(withdrawn="killed")
    make_edition(state="recalled", issue_date=datetime.date(2011, 3, 3))
    for name in ("section", "author", "topic"):
        found = periods.around(lists[name], 2010, language="en")
        assert found.months == [datetime.date(2010, 12, 1), datetime.date(2010, 1, 1)]
        assert numbers(found) == [2020, 2014, 2013, 2012, 2011, 2010, 2008, 2007, 2006, 2005, 2001]


def test_each_language_has_months_of_its_own(lists: dict[str, Any]) -> None:
    PublishedEdition.objects.filter(issue_date=DAYS[9]).update(language="ps")
    entries = [PublishedArticle.objects.all(), lists["author"].authorships, lists["topic"].taggings]
    for rows in entries:
        rows.filter(issue_date=DAYS[9]).update(language="ps")
    for name, what in lists.items():
        pashto, english = (periods.around(what, 2010, language=language) for language in ("ps", "en"))
        assert (pashto.months, numbers(pashto)) == ([datetime.date(2010, 6, 1)], [2010]), name
        assert english.months == [datetime.date(2010, 12, 1), datetime.date(2010, 1, 1)], name


def test_it_is_one_question(lists: dict[str, Any]) -> None:
    with CaptureQueriesContext(connection) as captured:
        periods.around(lists["author"], 2010, language="en")
    assert len(captured) == 1
