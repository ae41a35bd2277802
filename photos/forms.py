"""What does a photo editor fill in when a picture comes in?"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from photos.adding import keep
from photos.intake import Intake, PhotoRefused, take_in
from photos.models import Photo

DETAILS = ("alt_text", "decorative", "caption", "credit_line", "usage_terms", "taken_on", "focal_x", "focal_y")


class PhotoDetailsForm(forms.ModelForm):
    """What can be said of a photo, before and after it came in."""

    class Meta:
        model = Photo
        fields = DETAILS
        widgets = {"caption": forms.Textarea(attrs={"rows": 3})}


class PhotoUploadForm(PhotoDetailsForm):
    """A file with its details. Fields left empty take what the file says of itself."""

    file = forms.FileField(
        label=_("picture"),
        help_text=_("JPEG, PNG or WebP, at most 20 MB and 50 megapixels. Place, camera and file name are dropped."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    field_order = ("file", *DETAILS)
    intake: Intake | None = None
    proposed: Mapping[str, Any] = MappingProxyType({})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credit_line"].required = False  # the file may name it; the model asks again

    def clean_file(self) -> UploadedFile:
        """Take the picture in, or say in one sentence why not."""
        file: UploadedFile = self.cleaned_data["file"]
        try:
            self.intake = take_in(file)
        except PhotoRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        return file

    def clean(self) -> dict[str, Any]:
        """Fill what was left empty from the file, and note in `proposed` what that was."""
        details: dict[str, Any] = super().clean() or self.cleaned_data
        self.proposed = self.intake.proposals.missing_from(details) if self.intake else {}
        details |= self.proposed
        if not details.get("credit_line"):
            self.add_error("credit_line", _("Say who made the picture; the file does not."))
        return details

    def keep(self) -> Photo:
        """Write the files and the row of a valid form."""
        if self.intake is None:
            raise ValueError("Only a valid form has a picture to keep.")
        photo: Photo = self.instance
        keep(photo, self.intake)
        return photo
