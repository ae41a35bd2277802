"""How is one of the paper's own texts typed? As paragraphs with a few marks, without an editor."""

from typing import Any

from django import forms

from paper.about.policies import as_html, as_typed
from paper.models import Policy
from paper.text.html import plain_text


class PolicyForm(forms.ModelForm):
    """A policy as it is typed; `cleaned_data["body"]` is HTML."""

    body = forms.CharField(
        label="Text",
        widget=forms.Textarea(attrs={"rows": 28, "class": "vLargeTextField", "dir": "auto"}),
        help_text="An empty line parts paragraphs; “## ” begins a subhead, “- ” each line of a list.",
    )

    class Meta:
        model = Policy
        fields = ["kind", "language", "body"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["body"] = as_typed(str.__str__(self.instance.body))

    def clean_body(self) -> str:
        """Return the text as HTML; refuse one of which nothing would be printed."""
        body = as_html(self.cleaned_data["body"])
        if not plain_text(body):
            raise forms.ValidationError("Nothing of this would be printed: write it in words.")
        return body
