"""What is asked of somebody who prepares a correction, and of the editor-in-chief who approves it?"""

from typing import Any

from django import forms

from editions.correction import WITHDRAWING
from editions.models import CorrectionRequest
from paper.models import Correction

Kind = Correction.Kind
# What each is for, in the words of an editor who has to choose in a hurry.
MEANINGS = {
    Kind.CORRECTION: "something we printed was wrong",
    Kind.CLARIFICATION: "it was right, but could be misunderstood",
    Kind.EDITORS_NOTE: "readers should know something about the article before they read it",
    Kind.UPDATE: "something happened since it was printed",
    Kind.RETRACTION: "the article does not stand; it stays readable under the notice. Cannot be undone",
    Kind.KILL: "headline, text and photo are taken off every page, search and feed. Cannot be undone",
}


class AskForm(forms.Form):
    """What is to be corrected, and the words that readers see."""

    kind = forms.ChoiceField(
        label="What it is",
        choices=[(kind.value, f"{kind.label}: {MEANINGS[kind]}") for kind in Kind],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label="What readers are told",
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField", "dir": "auto"}),
        help_text="Whole sentences in the article’s language: what was wrong, and what is right.",
    )
    note = forms.CharField(
        label="For the editor-in-chief",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="How we know, who asked for it. Readers never see this.",
    )


class ApproveForm(forms.Form):
    """What the editor-in-chief adds to an approval: a reason where one pair of eyes has to do, and a confirmation."""

    reason = forms.CharField(
        label="You asked for this yourself. Why can nobody else approve it?",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )
    confirmed = forms.BooleanField(
        label="I know that this cannot be undone",
        error_messages={"required": "This cannot be undone: confirm that you know."},
    )

    def __init__(self, *args: Any, request: CorrectionRequest, asked_oneself: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asked_oneself:
            del self.fields["reason"]
        if request.kind not in WITHDRAWING:
            del self.fields["confirmed"]


class ReasonForm(forms.Form):
    """Why a request is declined."""

    reason = forms.CharField(
        label="Why it is declined",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="Whoever asked for it reads this.",
    )
