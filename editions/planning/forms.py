"""What is typed to give somebody the chair?"""

import datetime
from typing import Any

from django import forms

from articles.moves import MoveRefused
from authors.models import Author
from editions.models import Chair
from editions.planning.chairs import refuse_overlap


class DayInput(forms.DateInput):
    """A day, with the browser's own calendar."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class ChairForm(forms.ModelForm):
    """A term in the chair, which may not lie over another of its kind."""

    class Meta:
        model = Chair
        fields = ["author", "since", "until", "is_acting"]

    def clean(self) -> dict[str, Any]:
        """Refuse a term that would hold beside another."""
        data: dict[str, Any] = super().clean() or {}
        since: datetime.date | None = data.get("since")
        if since and "until" in data:
            try:
                term = Chair(pk=self.instance.pk, since=since, until=data["until"], is_acting=data["is_acting"])
                refuse_overlap(term)
            except MoveRefused as refusal:
                self.add_error("since", str(refusal))
        return data


class HandOverForm(forms.Form):
    """Who stands in for the editor-in-chief, and from when to when."""

    author = forms.ModelChoiceField(Author.objects.order_by("name", "pk"), label="Acting editor-in-chief")
    since = forms.DateField(label="First day", widget=DayInput)
    until = forms.DateField(label="Last day", widget=DayInput, help_text="The dates of the editions, both included.")
