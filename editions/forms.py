"""How is an edition planned, and when does it go out?"""

import datetime
from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils import timezone

from editions import clock
from editions.models import Edition
from editions.publishing_days import publishing_day_after
from paper.languages import Language

# No newspaper is older, and nobody plans an edition further ahead.
EARLIEST = datetime.date(1600, 1, 1)
FURTHEST = datetime.timedelta(days=366)


class PaperTimeField(forms.SplitDateTimeField):
    """A day and an hour by the paper's own clocks; an hour that they skip or show twice is refused in a sentence."""

    widget = AdminSplitDateTime

    def compress(self, data_list: Any) -> datetime.datetime | None:
        """Put day and hour together."""
        if not data_list or all(part in self.empty_values for part in data_list):
            return None
        for part, missing in zip(data_list, ("invalid_date", "invalid_time"), strict=True):
            if part in self.empty_values:
                raise forms.ValidationError(self.error_messages[missing], code=missing)
        try:
            return clock.moment(datetime.datetime.combine(*data_list))
        except ValueError as error:
            raise forms.ValidationError(str(error), code="clocks_change") from None


class ReleaseTimeForm(forms.Form):
    """When an approved edition goes out by itself."""

    release_at = PaperTimeField(
        label="It goes out on",
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": "Day"},
            time_attrs={"type": "time", "aria-label": "Hour"},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        ),
    )


class EditionForm(forms.ModelForm):
    """The plan of an edition: date, number, who answers for it, when it is due and when it goes out."""

    opened_at = forms.IntegerField(widget=forms.HiddenInput, required=False)
    deadline = PaperTimeField(required=False)
    release_at = PaperTimeField(
        required=False,
        label="Release at",
        help_text="When it is meant to go out. It does so by itself once it is approved and this time is set there.",
    )

    class Meta:
        model = Edition
        fields = ["issue_date", "number", "label", "language", "editor_in_chief", "deadline", "release_at"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["opened_at"] = self.instance.version
            return
        latest = timezone.localdate() + FURTHEST
        editions = Edition.objects.in_language(Language.ENGLISH).filter(issue_date__lt=latest)
        newest = editions.order_by("-issue_date").first()
        newest_day = max(newest.issue_date, timezone.localdate()) if newest else timezone.localdate()
        self.initial.setdefault("issue_date", publishing_day_after(newest_day))
        self.initial.setdefault("number", Edition.objects.next_number(Language.ENGLISH))

    def clean_issue_date(self) -> datetime.date:
        """Refuse a year that was mistyped: every new edition would be proposed for the day after it."""
        day: datetime.date = self.cleaned_data["issue_date"]
        latest = timezone.localdate() + FURTHEST
        if not EARLIEST <= day <= latest:
            raise forms.ValidationError(f"Check the year: a date from {EARLIEST:%Y} to {latest:%d %B %Y} will do.")
        return day
