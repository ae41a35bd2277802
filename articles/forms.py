"""How is an article typed? The one module that names the editor, so that another editor is an afternoon's work."""

from typing import Any

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.forms.models import BaseInlineFormSet

from articles.lengths import LONGEST_HEADLINE, LONGEST_STANDFIRST
from articles.models import Article, Revision
from articles.proposing import slugline_of
from paper.languages import direction
from paper.text.html import clean, ednotes_in
from paper.text.reading import minutes, words_in

_PRINTED = ("headline", "standfirst", "body", "kicker", "dateline", "tags", "lead_caption", "author_note")

_SLUGLINE = "What colleagues call the story, and no reader sees; made from the headline when left empty."


class BylineFormSet(BaseInlineFormSet):
    """The lines of the byline, whose fields stand in a table and have no label of their own."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Name each field for those who hear the form."""
        super().add_fields(form, index)
        for field, name in (("credit", "Credited for"), ("author", "Author"), ("position", "Place in the byline")):
            form.fields[field].widget.attrs["aria-label"] = name
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "Delete this byline"


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
            # As many lines as it needs on a phone, and none of them ended by hand.
            "headline": forms.Textarea(attrs={"rows": 1, "class": "vLargeTextField", "data-most": LONGEST_HEADLINE}),
            "standfirst": forms.Textarea(
                attrs={"rows": 2, "class": "vLargeTextField", "data-most": LONGEST_STANDFIRST}
            ),
            "author_note": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "lead_caption": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "ednote": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["sent_once"] = self.instance.form_key
        if self.instance.pk:
            self.initial["opened_at"] = self.instance.version
            # Cleaned again on the way in: the editor must never meet HTML that it would not be allowed to save.
            self.initial["body"] = clean(str.__str__(self.instance.body), ednotes=True)
        # Who may only look at the article has a form without its fields.
        if "headline" in self.fields:
            self.fields["slugline"].required = False
            self.fields["slugline"].help_text = _SLUGLINE
            # In the admin a moment is two boxes; elsewhere it is one, and has its label.
            boxes = getattr(self.fields["embargo_until"].widget, "widgets", [])
            for box, part in zip(boxes, ("day", "time"), strict=False):
                box.attrs["aria-label"] = f"Embargo until, {part}"
            self._set_in_language()
            self._tell_lengths()

    def clean_headline(self) -> str:
        """Put a headline that came in lines into one."""
        return " ".join(self.cleaned_data["headline"].split())

    def clean(self) -> dict[str, Any]:
        """Call a story by its headline where nobody has given it a slugline."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "slugline" in self.fields and not cleaned.get("slugline"):
            cleaned["slugline"] = slugline_of(cleaned.get("headline") or "")
            if not cleaned["slugline"]:
                self.add_error("slugline", "Give the story a headline, or a slugline that colleagues know it by.")
        return cleaned

    def _set_in_language(self) -> None:
        """Say in which language what is printed is written: for the browser's spelling and the hand that types."""
        language = self._words("language") or self.instance.language
        for name in _PRINTED:
            attrs = {"lang": language, "dir": direction(language), "spellcheck": "true"}
            self.fields[name].widget.attrs |= attrs

    def _tell_lengths(self) -> None:
        """Say how long the text is, as it was saved; a script goes on counting from there."""
        for name in ("headline", "standfirst"):
            length = len(self._words(name).strip())
            most = self.fields[name].widget.attrs["data-most"]
            over = f": {length - most} too many" if length > most else ""
            self.fields[name].help_text = f"{length} of {most} characters{over}"
        body = clean(self._words("body"), ednotes=True)
        words, marked = words_in(body), len(ednotes_in(body))
        said = [f"{words} word{'' if words == 1 else 's'}"]
        said += [f"{minutes(words)} min to read"] if words else []
        said += [f"{marked} ednote{'' if marked == 1 else 's'}, which readers never see"] if marked else []
        self.fields["body"].help_text = " · ".join(said)

    def _words(self, name: str) -> str:
        """What was typed into a field, or else what was saved; to ask the field itself would fix its help."""
        saved = self.get_initial_for_field(self.fields[name], name)
        typed = self.data.get(self.add_prefix(name)) if self.is_bound else saved
        return str(typed or "")
