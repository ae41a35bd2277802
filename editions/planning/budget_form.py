"""What is typed to plan a story?"""

import uuid
from typing import Any

from django import forms
from django.contrib.auth.models import User

from articles.models import StaffProfile
from authors.models import Author
from editions.forms import PaperTimeField
from editions.models import BudgetItem, Edition

_FIELDS = ["slugline", "section", "words", "wants_photo", "due", "note"]


class BudgetForm(forms.ModelForm):
    """A line of a budget. Who writes it is one list: colleagues who sign in, and contributors who do not."""

    who = forms.ChoiceField(required=False)
    due = PaperTimeField(
        required=False,
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date", "aria-label": "Due on day"},
            time_attrs={"type": "time", "aria-label": "Due at hour"},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        ),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)

    field_order = ["slugline", "who", "section", "words", "due", "wants_photo", "note", "form_key"]

    class Meta:
        model = BudgetItem
        fields = _FIELDS
        labels = {"words": "Length in words", "wants_photo": "A photo is wanted"}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        item = self.instance
        self.initial["who"] = f"user:{item.user_id}" if item.user_id else f"author:{item.author_id or ''}"
        self.initial["form_key"] = item.form_key if item.pk else uuid.uuid4()
        who: Any = self.fields["who"]
        who.choices = [
            ("author:", "nobody yet"),
            ("Colleagues", [(f"user:{user.pk}", user.get_full_name() or user.username) for user in _colleagues(item)]),
            ("Contributors", [(f"author:{author.pk}", author.name) for author in _contributors(item)]),
        ]

    def plan(self) -> dict[str, Any]:
        """Return what is planned, as `editions.planning.budget` takes it; ask a form that is valid."""
        kind, _, key = (self.cleaned_data["who"] or "author:").partition(":")
        who = {"user_id": None, "author_id": None} | {f"{kind}_id": int(key) if key else None}
        return {name: self.cleaned_data[name] for name in _FIELDS} | who


class MoveForm(forms.Form):
    """To which edition a story moves: those of its language that are planned."""

    to = forms.ModelChoiceField(Edition.objects.none(), label="To the edition of", empty_label=None)

    def __init__(self, *args: Any, item: BudgetItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        to: Any = self.fields["to"]
        others = Edition.objects.planned().in_language(item.edition.language).exclude(pk=item.edition_id)
        to.queryset = others.order_by("issue_date", "label", "pk").defer("manifest")


def _colleagues(item: BudgetItem) -> list[User]:
    """Who may write; and who this was given to, even if they may not any more."""
    may = User.objects.with_perm("articles.add_article", include_superusers=False)
    there = User.objects.filter(pk=item.user_id) if item.user_id else User.objects.none()
    return sorted({*may, *there}, key=lambda user: (user.get_full_name() or user.username).casefold())


def _contributors(item: BudgetItem) -> list[Author]:
    """Bylines that nobody of the house signs in for; and the one that this was given to."""
    taken = StaffProfile.objects.exclude(author=item.author_id).values("author")
    return list(Author.objects.exclude(pk__in=taken).only("name").order_by("name", "pk"))
