"""A late or an extra edition is told from the main one wherever it is named: plan, calendar, proof, address, folio."""

import datetime
import re

import pytest
from django.test import Client
from django.utils import timezone

from articles.states import State as ArticleState
from editions.models import Edition
from editions.planning.calendar import week_sheet
from editions.planning.runs import Run, fingerprint, lay_out, make
from editions.proof import proof
from editions.publishing_days import publishing_day_after
from editions.states import State
from paper.languages import Label, Language
from tests.factories import People, bring_edition, make_article, make_author, make_chair, make_placement

pytestmark = pytest.mark.django_db

# As the folio of the readers' page says it.
PRINTED = {
    ("en", "late"): "late edition",
    ("en", "extra"): "extra edition",
}


@pytest.fixture
def day() -> datetime.date:
    make_chair(make_author("Ahmad Sahar"))
    return publishing_day_after(timezone.localdate())


def planned(day: datetime.date, *, label: str, language: str, people: People) -> Edition:
    """Plan one edition in a run, as people do."""
    run = Run(day, day, frozenset({day.weekday()}), language, label, first_number=7)
    seen = fingerprint(lay_out(run, today=day))
    (edition,) = make(run, by=people.section_editor, today=day, seen=seen)
    return edition


@pytest.mark.parametrize("label", Label.values)
@pytest.mark.parametrize("language", Language.values)
def test_a_label_is_told_from_the_plan_to_the_readers(
    label: str, language: str, day: datetime.date, people: People, editor_in_chief_client: Client
) -> None:
    edition = planned(day, label=label, language=language, people=people)
    make_placement(edition, article=make_article(state=ArticleState.READY, language=language))
    name = edition.get_label_display()
    assert (f", {name}" in str(edition)) == bool(label)
    assert [each.label for each in week_sheet(day, today=day).editions] == [label]
    calendar = editor_in_chief_client.get(f"/newsroom/editions/edition/calendar/week/{day:%Y/%m/%d}/").content.decode()
    assert (f">No. 7, {name}</a>" in calendar) == bool(label)

    prefix = "" if language == "en" else f"/{language.lower()}"
    address = f"{prefix}/{day:%Y/%m/%d}/" + (f"{label}/" if label else "")
    assert address in proof(edition, prefix="")
    bring_edition(edition, to=State.RELEASED)
    page = Client().get(address).content.decode()
    (folio,) = re.findall(r'<ul class="folio">.*?</ul>', page, flags=re.S)
    date = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", folio))
    assert "Ahmad Sahar" in date
    assert ("·" in date) == bool(label)
    if (language, label) in PRINTED:
        assert PRINTED[language, label] in date


def test_three_editions_of_a_day_stand_beside_each_other(
    day: datetime.date, people: People, section_editor_client: Client
) -> None:
    for label in ("extra", "", "late"):
        planned(day, label=label, language="en", people=people)
    assert [each.label for each in week_sheet(day, today=day).editions] == ["", "extra", "late"]
    page = section_editor_client.get(f"/newsroom/editions/edition/calendar/{day:%Y/%m}/").content.decode()
    assert re.findall(r">(No\. 7[^<]*)</a>", page) == ["No. 7", "No. 7, extra edition", "No. 7, late edition"]
