"""How does somebody say which articles they look for?"""

import datetime
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator, MinValueValidator

from articles.finding.question import MINE, OLDEST, OTHERS, PLACED, UNPLACED
from articles.states import State
from paper.languages import Genre, Language
from paper.models import Section

_LONGEST = 200
_USUAL = ("state", "section", "owner")
_DAYS = [MinValueValidator(datetime.date(1900, 1, 1)), MaxValueValidator(datetime.date(2199, 12, 31))]


class QuestionForm(forms.Form):
    """The question above the list. What is wrong in it is said and not asked; the rest is."""

    q = forms.CharField(label="Words", required=False, max_length=_LONGEST)
    state = forms.ChoiceField(label="State", required=False, choices=[("", "Any state"), *State.choices])
    section = forms.ChoiceField(label="Section", required=False)
    genre = forms.ChoiceField(label="Genre", required=False, choices=[("", "Any genre"), *Genre.choices])
    language = forms.ChoiceField(label="Language", required=False, choices=[("", "Any language"), *Language.choices])
    owner = forms.ChoiceField(label="Owner", required=False)
    placed = forms.ChoiceField(
        label="Edition",
        required=False,
        choices=[("", "Placed or not"), (PLACED, "Stands in an edition"), (UNPLACED, "Stands in none")],
    )
    issue_from = forms.DateField(label="Issue date from", required=False, validators=_DAYS)
    issue_to = forms.DateField(label="to", required=False, validators=_DAYS)
    changed_from = forms.DateField(label="Changed from", required=False, validators=_DAYS)
    changed_to = forms.DateField(label="to", required=False, validators=_DAYS)
    notes = forms.ChoiceField(label="Notes", required=False, choices=[("", "Any"), ("open", "With an open note")])
    order = forms.ChoiceField(
        label="Order", required=False, choices=[("", "Last changed first"), (OLDEST, "Longest unchanged first")]
    )

    def __init__(self, data: Any, *, user: User) -> None:
        super().__init__(data, auto_id="find_%s")
        sections = [(str(each.pk), each.name) for each in Section.objects.only("name")]
        self.fields["section"].choices = [("", "Any section"), *sections]  # type: ignore[attr-defined]
        if user.has_perm("articles.edit_any_article"):
            people = User.objects.filter(is_staff=True).order_by("username").values_list("pk", "username")
            owners = [
                ("", "Anybody’s"),
                (MINE, "My own"),
                (OTHERS, "Somebody else’s"),
                *((str(key), name) for key, name in people),
            ]
            self.fields["owner"].choices = owners  # type: ignore[attr-defined]
        else:
            # Somebody sees their own pieces and no others, so there is nobody to choose.
            del self.fields["owner"]
        for name, field in self.fields.items():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            if name == "q":
                field.widget.attrs |= {"type": "search", "maxlength": _LONGEST, "autocomplete": "off"}

    @property
    def usual(self) -> list[forms.BoundField]:
        """The fields beside the words."""
        return [self[name] for name in _USUAL if name in self.fields]

    @property
    def more(self) -> list[forms.BoundField]:
        """The fields that are folded away until they are asked for."""
        return [self[name] for name in self.fields if name != "q" and name not in _USUAL]

    @property
    def asks_more(self) -> bool:
        """Whether any of the folded fields is asked, so that they are shown."""
        return any(field.value() or field.errors for field in self.more)

    def answers(self) -> dict[str, Any]:
        """Return what was checked and is right."""
        self.is_valid()
        return self.cleaned_data
