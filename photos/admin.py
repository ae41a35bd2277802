"""What do photo editors see of the photos, and what can they do with them?"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from photos.forms import DETAILS, PhotoDetailsForm, PhotoUploadForm
from photos.models import Photo
from photos.querysets import PhotoQuerySet


class AltTextFilter(admin.SimpleListFilter):
    title = _("alt text")
    parameter_name = "alt"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("missing", _("missing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Photo]) -> QuerySet[Photo]:
        if self.value() == "missing" and isinstance(queryset, PhotoQuerySet):
            return queryset.missing_alt_text()
        return queryset


@admin.register(Photo)
class PhotoAdmin(admin.ModelAdmin):
    form = PhotoDetailsForm
    list_display = ("thumbnail", "__str__", "credit_line", "taken_on", "has_alt_text", "added_at")
    list_display_links = ("thumbnail", "__str__")
    list_filter = (AltTextFilter, "decorative", "added_at")
    list_per_page = 50
    search_fields = ("alt_text", "caption", "credit_line")
    search_help_text = _("Searches alt text, caption and credit line.")
    readonly_fields = ("preview", "pixels")

    @admin.display(description=_("picture"))
    def thumbnail(self, photo: Photo) -> SafeString:
        return format_html('<img src="{}" alt="" height="80" loading="lazy">', photo.url(320))

    @admin.display(description=_("picture"))
    def preview(self, photo: Photo) -> SafeString:
        return format_html('<a href="{}"><img src="{}" alt="{}"></a>', photo.url(1920), photo.url(640), photo.alt_text)

    @admin.display(description=_("size"))
    def pixels(self, photo: Photo) -> str:
        return f"{photo.width} × {photo.height}"

    @admin.display(description=_("alt text"), boolean=True)
    def has_alt_text(self, photo: Photo) -> bool:
        return photo.decorative or bool(photo.alt_text)

    def get_form(self, request: HttpRequest, obj: Photo | None = None, change: bool = False, **kwargs: Any) -> Any:
        return super().get_form(request, obj, change, **({"form": PhotoUploadForm} if obj is None else {}) | kwargs)

    def get_fields(self, request: HttpRequest, obj: Photo | None = None) -> tuple[str, ...]:
        return ("file", *DETAILS) if obj is None else ("preview", *DETAILS, "pixels")

    def save_model(self, request: HttpRequest, obj: Photo, form: Any, change: bool) -> None:
        if isinstance(form, PhotoUploadForm):
            form.keep()
            for name, said in form.proposed.items():
                label = form.fields[name].label
                messages.warning(
                    request, _("Taken from the file, check it: %(label)s “%(said)s”.") % {"label": label, "said": said}
                )
        else:
            super().save_model(request, obj, form, change)

    def has_delete_permission(self, request: HttpRequest, obj: Photo | None = None) -> bool:
        # What was printed points at its photo for ever; a photo that nobody uses harms nobody.
        return False
