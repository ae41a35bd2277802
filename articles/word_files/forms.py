"""What is sent with a Word document, and with one of its pictures for the photo library?"""

from typing import Any

from django import forms

from articles.word_files.opening import WordFileRefused
from articles.word_files.reading import Brought, bring, picture
from photos.adding import add_photo
from photos.intake import PhotoRefused
from photos.models import Photo

_ONLY_WORD = ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class WordForm(forms.Form):
    """A document; a valid form has its text in `brought`."""

    document = forms.FileField(
        label="Word document",
        allow_empty_file=True,
        help_text="A .docx of at most 20 MB. Title becomes the headline, Subtitle the standfirst, the rest the text.",
        widget=forms.FileInput(attrs={"accept": _ONLY_WORD}),
    )
    brought: Brought

    def clean_document(self) -> Any:
        """Convert the document, or say in one sentence why not."""
        document = self.cleaned_data["document"]
        try:
            self.brought = bring(document)
        except WordFileRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return document


class PictureForm(forms.Form):
    """One picture of a document, by its place there, with what must be known before it is kept."""

    document = forms.FileField(
        label="Word document",
        allow_empty_file=True,
        help_text="The one that holds the picture.",
        widget=forms.FileInput(attrs={"accept": _ONLY_WORD}),
    )
    number = forms.IntegerField(
        min_value=1, max_value=1000, initial=1, label="Which picture", help_text="Counted from the top of the document."
    )
    credit_line = forms.CharField(
        max_length=Photo._meta.get_field("credit_line").max_length,
        label="Credit line",
        help_text="Who made it, as printed. Without that it is not kept.",
    )
    alt_text = forms.CharField(
        max_length=Photo._meta.get_field("alt_text").max_length,
        required=False,
        label="Alt text",
        help_text="What it shows, for readers who cannot see it.",
    )
    caption = forms.CharField(required=False, label="Caption", widget=forms.Textarea(attrs={"rows": 2}))

    def keep(self) -> Photo | None:
        """Take the picture of a valid form in and keep it as a photo; None, with the reason among the errors."""
        details = {name: self.cleaned_data[name] for name in ("credit_line", "alt_text", "caption")}
        try:
            return add_photo(picture(self.cleaned_data["document"], self.cleaned_data["number"]), **details)
        except (WordFileRefused, PhotoRefused) as refused:
            self.add_error(None, str(refused))
        except forms.ValidationError as refused:
            self.add_error(None, " ".join(refused.messages))
        return None
