"""How does the staff look at what readers see? Sections and policies are edited; what was released is looked at."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from paper.about import policies
from paper.forms import PolicyForm
from paper.models import Correction, Policy, PolicyRevision, PublishedArticle, PublishedEdition, Section


class ReadOnly(admin.ModelAdmin):
    """A record that no form changes."""

    actions = None
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: release and correction write here and nobody else."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: release and correction write here and nobody else."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: what was printed stays."""
        return False


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):
    """The parts of the paper, in order."""

    list_display = ["name", "name_in_dari", "name_in_pashto", "slug", "position", "is_opinion"]
    list_editable = ["position"]
    search_fields = ["name"]
    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Section | None = None) -> bool:
        """Refuse: printed pages name it."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Section | None = None) -> list[str]:
        """Keep the slug of a section that is there: its address, and signed manifests, name it."""
        return ["slug"] if obj else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Section | None = None) -> dict[str, Sequence[str]]:
        """Make the slug of the name, once."""
        return {} if obj else {"slug": ["name"]}


class PolicyRevisions(admin.TabularInline):
    """What a policy said before, the newest first; nobody changes it."""

    model = PolicyRevision
    fields = ["number", "saved_at", "body"]
    verbose_name_plural = "As saved"

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: saving the policy writes it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: the database would as well."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: what was promised stays provable."""
        return False


@admin.register(Policy)
class PolicyAdmin(admin.ModelAdmin):
    """The paper's own texts; what they said before is kept."""

    form = PolicyForm
    inlines = [PolicyRevisions]
    list_display = ["kind", "language", "changed_at"]
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Policy | None = None) -> list[str]:
        """Keep the kind and the language of a text that is there already."""
        return ["kind", "language"] if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Policy | None = None) -> bool:
        """Refuse: what was promised stays provable."""
        return False

    def save_model(self, request: HttpRequest, obj: Policy, form: PolicyForm, change: bool) -> None:
        """Put the text in force and keep it."""
        body = form.cleaned_data["body"]
        written = policies.write(kind=obj.kind, language=obj.language, body=body, at=timezone.now())
        obj.pk, obj.changed_at = written.pk, written.changed_at


@admin.register(PublishedEdition)
class PublishedEditionAdmin(ReadOnly):
    """Editions as released."""

    list_display = ["issue_date", "number", "label", "language", "editor_in_chief", "released_at", "recalled_at"]
    list_filter = ["language", "label"]
    date_hierarchy = "issue_date"

    def get_queryset(self, request: HttpRequest) -> QuerySet[PublishedEdition]:
        """Return what readers may see: what was recalled is a draft again, and only its editors' business."""
        return PublishedEdition.objects.readable()


@admin.register(PublishedArticle)
class PublishedArticleAdmin(ReadOnly):
    """Articles as readers see them now."""

    list_display = ["headline", "section", "edition", "version", "withdrawn"]
    list_filter = ["section", "genre", "withdrawn"]
    list_select_related = ["section", "edition"]
    search_fields = ["headline", "byline"]
    exclude = ["authors", "credits", "tags"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[PublishedArticle]:
        """Return what readers may see; neither what was recalled nor what was killed."""
        return PublishedArticle.objects.readable()


@admin.register(Correction)
class CorrectionAdmin(ReadOnly):
    """What was corrected."""

    list_display = ["at", "kind", "article", "text"]
    list_filter = ["kind"]
    list_select_related = ["article"]
    exclude = ["replaced"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        """Return the corrections of what readers may see."""
        return Correction.objects.filter(article__in=PublishedArticle.objects.readable())
