"""What is typed to plan a run of editions?"""

import datetime
from typing import Any

from django import forms
from django.conf import settings

from editions.planning.forms import DayInput
from editions.planning.runs import HIGHEST, Run
from editions.publishing_days import publishing_day_after
from paper.calendar.almanac import WEEKDAYS
from paper.languages import Label, Language

_BEFORE = [("1", "the day before"), ("0", "the day of the edition"), ("2", "two days before")]


class HourInput(forms.TimeInput):
    """An hour, with the browser's own clock."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")


class RunForm(forms.Form):
    """Days, weekdays, kind, numbers and hours of a run; a new one proposes the month that comes."""

    first_day = forms.DateField(label="From", widget=DayInput)
    last_day = forms.DateField(label="To", widget=DayInput)
    weekdays = forms.MultipleChoiceField(
        label="On these weekdays",
        choices=[(str(day.weekday()), f"{day:%A}") for day in WEEKDAYS],
        widget=forms.CheckboxSelectMultiple,
    )
    language = forms.ChoiceField(choices=Language)
    label = forms.ChoiceField(choices=Label, required=False)
    first_number = forms.IntegerField(
        required=False, min_value=1, max_value=HIGHEST, help_text="Left empty, it goes on from the highest so far."
    )
    deadline = forms.TimeField(required=False, widget=HourInput)
    days_before = forms.ChoiceField(label="Deadline on", choices=_BEFORE)
    release = forms.TimeField(
        label="Out at",
        required=False,
        widget=HourInput,
        help_text="On the day of the edition; it goes out by itself once it is approved and timed.",
    )

    def __init__(self, data: Any = None, *, today: datetime.date) -> None:
        first = publishing_day_after(today)
        proposed = {
            "first_day": first,
            "last_day": first + datetime.timedelta(days=29),
            "weekdays": [str(settings.WEEKDAYS.index(day)) for day in settings.PUBLISHING_DAYS],
            "days_before": "1",
        }
        super().__init__(data, initial=proposed)
        self.today = today

    def as_sent(self) -> list[tuple[str, str]]:
        """Return (name, value) of all that was sent, to be sent once more under a plan that is confirmed."""
        sent = {name: self[name].value() for name in self.fields}
        return [
            (name, each)
            for name, value in sent.items()
            for each in (value if isinstance(value, list) else [value or ""])
        ]

    def run(self) -> Run:
        """Return what was asked for; ask a form that is valid."""
        asked = self.cleaned_data
        return Run(
            first_day=asked["first_day"],
            last_day=asked["last_day"],
            weekdays=frozenset(map(int, asked["weekdays"])),
            language=asked["language"],
            label=asked["label"],
            first_number=asked["first_number"],
            deadline=asked["deadline"],
            days_before=int(asked["days_before"]),
            release=asked["release"],
        )
