"""What part of the record does somebody ask for?"""

import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils import timezone

from editions.record.entries import Asked, verbs

_DAY = forms.DateInput(attrs={"type": "date"})


class RecordForm(forms.Form):
    """Days, a person, a verb; all may stay empty."""

    since = forms.DateField(label="From", required=False, widget=_DAY)
    until = forms.DateField(label="To", required=False, widget=_DAY)
    by = forms.CharField(label="Who", required=False, max_length=150, help_text="A user name.")
    verb = forms.ChoiceField(label="What", required=False)
    edition = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1, max_value=2**62)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["verb"].choices = [("", "everything"), *((verb, verb.replace("_", " ")) for verb in verbs())]  # type: ignore[attr-defined]

    def clean_by(self) -> User | None:
        """Find the person."""
        name = self.cleaned_data["by"].strip()
        user = User.objects.filter(username=name).first() if name else None
        if name and user is None:
            raise forms.ValidationError(f"Nobody here is called “{name}”.")
        return user

    def asked(self) -> Asked:
        """Return what is asked for; everything where something is wrong, which the form says."""
        data = self.cleaned_data if self.is_valid() else {}
        by: User | None = data.get("by")
        return Asked(
            since=_start(data.get("since")),
            until=_start(data.get("until"), days=1),
            by=by.pk if by else None,
            verb=data.get("verb", ""),
            edition=data.get("edition"),
        )


def _start(day: datetime.date | None, *, days: int = 0) -> datetime.datetime | None:
    if day is None or day > datetime.date(9000, 1, 1):
        return None
    return timezone.make_aware(
        datetime.datetime.combine(day + datetime.timedelta(days=days), datetime.time.min),
        timezone.get_default_timezone(),
    )
