"""How do an editor-in-chief and the administrator say whose name must not be printed?"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles import protecting
from articles.models import Protection
from articles.moves_admin import person
from authors.models import Author


class ProtectionForm(forms.ModelForm):
    """Who, why, and once it is over a box that lifts it."""

    lifted = forms.BooleanField(
        required=False, label="Lift it", help_text="The name may be printed again. This stays in the list."
    )

    class Meta:
        model = Protection
        fields = ["author", "reason"]

    def clean_author(self) -> Author:
        """Refuse somebody who is protected already: the model knows it only with the fields that no form has."""
        author: Author = self.cleaned_data["author"]
        if Protection.objects.in_force().filter(author=author).exists():
            raise forms.ValidationError("This author is protected already.")
        return author


@admin.register(Protection)
class ProtectionAdmin(admin.ModelAdmin):
    """People who must not be named. Nothing is deleted: who was protected, and from when to when, stays."""

    form = ProtectionForm
    actions = None
    autocomplete_fields = ["author"]
    list_display = ["author", "is_in_force", "since", "set_by", "lifted_at", "lifted_by"]
    readonly_fields = ["since", "set_by", "lifted_at", "lifted_by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Protection]:
        """Load what the list shows."""
        return Protection.objects.for_list()

    def get_fields(self, request: HttpRequest, obj: Protection | None = None) -> list[Any]:
        """Ask for who and why; of one that is there also whether it is over."""
        if obj is None:
            return ["author", "reason"]
        return ["author", "reason", *(["lifted"] if obj.lifted_at is None else []), *self.readonly_fields]

    def get_readonly_fields(self, request: HttpRequest, obj: Protection | None = None) -> list[Any]:
        """Keep whom it protects; another person is another row."""
        return [*self.readonly_fields, *(["author"] if obj else [])]

    def has_change_permission(self, request: HttpRequest, obj: Protection | None = None) -> bool:
        """Leave what was lifted as it is."""
        return super().has_change_permission(request) and (obj is None or obj.lifted_at is None)

    def has_delete_permission(self, request: HttpRequest, obj: Protection | None = None) -> bool:
        """Refuse: lift it instead."""
        return False

    def save_model(self, request: HttpRequest, obj: Protection, form: Any, change: bool) -> None:
        """Write down who did it and when; lift it when that is asked for."""
        if not change:
            obj.since, obj.set_by = timezone.now(), person(request)
        super().save_model(request, obj, form, change)
        if form.cleaned_data.get("lifted"):
            protecting.lift(obj, by=person(request), at=timezone.now())
        elif not change:
            messages.info(request, "Preflight stops every edition that credits this author, from now on.")

    @admin.display(description="In force", boolean=True)
    def is_in_force(self, protection: Protection) -> bool:
        """Tell whether it holds now."""
        return protection.lifted_at is None
