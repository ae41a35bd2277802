"""How is an article typed? The one module that names the editor, so that another editor is an afternoon's work."""

from typing import Any

from ckeditor.widgets import CKEditorWidget
from django import forms

from articles.models import Article, Revision
from paper.text.html import clean


class ArticleForm(forms.ModelForm):
    """The working copy with the version that it was opened at."""

    opened_at = forms.IntegerField(widget=forms.HiddenInput, required=False)
    sent_once = forms.UUIDField(widget=forms.HiddenInput, required=False)
    why = forms.CharField(
        required=False,
        max_length=Revision._meta.get_field("reason").max_length,
        label="Why you save it",
        help_text="A few words for the history, as “figures checked with the ministry”; may stay empty.",
        widget=forms.TextInput(attrs={"class": "vTextField", "autocomplete": "off"}),
    )

    class Meta:
        model = Article
        fields = [
            "slugline", "headline", "standfirst", "body", "section", "genre", "language", "kicker", "dateline", "slug",
            "author_note", "lead_photo", "lead_caption", "tags", "embargo_until", "ednote",
        ]  # fmt: skip
        widgets = {
            "body": CKEditorWidget(config_name="article"),
            "headline": forms.TextInput(attrs={"class": "vLargeTextField"}),
            "standfirst": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "author_note": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "lead_caption": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "ednote": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["sent_once"] = self.instance.form_key
        if self.instance.pk:
            self.initial["opened_at"] = self.instance.version
            # Cleaned again on the way in: the editor must never meet HTML that a page would not print.
            self.initial["body"] = clean(str.__str__(self.instance.body), ednotes=True)
