"""How does somebody say in which way they want to hear of things?"""

from typing import Any

from django import forms

from articles.models import NotificationSettings

_HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


class NotificationSettingsForm(forms.ModelForm):
    """One choice for each kind of thing, and the hour of the daily e-mail."""

    digest_hour = forms.TypedChoiceField(choices=_HOURS, coerce=int, label="The daily e-mail comes at")

    class Meta:
        model = NotificationSettings
        fields = ["mention", "note", "returned", "move", "submission", "digest_hour"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
