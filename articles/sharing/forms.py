"""What does an editor say who makes a link for somebody outside?"""

import uuid
from typing import Any

from django import forms

from articles.models import Article, Revision, SharedLink
from articles.querysets import RevisionQuerySet
from articles.sharing.links import MOST_DAYS, USUAL_DAYS

_OFFERED = 50


class LinkForm(forms.Form):
    """For whom, of which revision, for how long."""

    name = forms.CharField(
        max_length=SharedLink._meta.get_field("name").max_length,
        label="For whom",
        help_text="A name that they know as theirs, as “Dr Karimi, lawyer”. It stands across every page of it.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    revision = forms.ModelChoiceField(queryset=Revision.objects.none(), label="Revision", empty_label=None)
    days = forms.TypedChoiceField(
        coerce=int,
        choices=[(days, f"{days} day{'s' if days > 1 else ''}") for days in (1, USUAL_DAYS, 7, MOST_DAYS)],
        initial=USUAL_DAYS,
        label="It ends after",
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        newest: RevisionQuerySet = article.revisions.for_list()
        choice: Any = self.fields["revision"]
        choice.queryset = newest
        choice.choices = [
            (each.pk, f"Revision {each.number}, saved {each.saved_at:%-d %b %Y} by {each.saved_by}")
            for each in newest[:_OFFERED]
        ]
        self.initial.setdefault("form_key", uuid.uuid4())
