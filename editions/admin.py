"""How are editions planned, approved, released and corrected in the admin?"""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import F, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from articles.moves import MoveRefused
from articles.moves_admin import person
from editions import approval, permissions, release, timing, workflow
from editions.ahead import letting
from editions.ahead.admin_pages import AheadPages
from editions.board.admin_pages import BoardPages
from editions.correcting.admin_pages import CorrectingPages, CorrectionRequestAdmin
from editions.forms import EditionForm
from editions.models import Chair, CorrectionRequest, Edition, Holiday, Move
from editions.planning.chair_pages import ChairPages
from editions.planning.pages import PlanningPages
from editions.preflight_admin import PreflightPages
from editions.proofing.approval_pages import ApprovalPages
from editions.proofing.pages import ProofingPages
from editions.recalling.admin_pages import RecallPages
from editions.record.admin_pages import RecordAdmin
from editions.states import TRANSITIONS, State
from editions.timing_admin import TimingPages, release_time_of

_DONE = {
    "send_for_approval": "The edition waits for the editor-in-chief.",
    "approve": "The edition is approved, exactly as it stands. Nothing in it changes without a new approval.",
    "release": "The edition is released: readers see it now.",
    "set_release_time": "The time of release is set: the edition goes out by itself.",
    "stop_the_press": "The press is stopped: the edition is approved and does not go out by itself.",
    "recall": "The edition is recalled: readers see what they saw before it.",
    "reopen": "The edition is open for changes; it needs a new approval before it goes out.",
}


@admin.register(Edition)
class EditionAdmin(
    AheadPages,
    BoardPages,
    ProofingPages,
    ApprovalPages,
    RecallPages,
    PlanningPages,
    CorrectingPages,
    PreflightPages,
    TimingPages,
    admin.ModelAdmin,
):
    """Editions: their plan, their running order, preflight and moves. Nothing is deleted here."""

    form = EditionForm
    transitions = TRANSITIONS
    actions = None
    autocomplete_fields = ["editor_in_chief"]
    change_form_template = "editions/edition_form.html"
    change_list_template = "editions/edition_list.html"
    date_hierarchy = "issue_date"
    list_display = ["__str__", "number", "state_word", "articles", "editor_in_chief", "release_at", "board"]
    list_filter = ["state", "language", "label"]
    fieldsets = [
        (None, {"fields": [("issue_date", "number"), ("language", "label"), "editor_in_chief"]}),
        ("Times", {"fields": [("deadline", "release_at"), "opened_at"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        """Load what the list shows."""
        return Edition.objects.for_list()

    def has_change_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        """Ask `permissions`: an edition is changed while it is planned."""
        return super().has_change_permission(request) and (obj is None or permissions.can_prepare(person(request), obj))

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        """Refuse: give an edition made by mistake another date instead."""
        return False

    def verbs_open_to(self, request: HttpRequest, obj: Edition) -> list[str]:
        """Offer the moves that the person may make now."""
        return permissions.moves_open_to(person(request), obj)

    def make_move(self, request: HttpRequest, obj: Edition, verb: str) -> str:
        """Make the move by its own function."""
        who: dict[str, Any] = {"by": person(request), "at": timezone.now()}
        note, seen, waiver = (request.POST.get(name, "") for name in ("note", "seen", "waiver"))
        acts: dict[str, Callable[[], object]] = {
            "send_for_approval": lambda: workflow.send_for_approval(obj, **who),
            "approve": lambda: approval.approve(obj, waiver=waiver, overrides=_reasons(request), seen=seen, **who),
            "release": lambda: release.release(obj, **who),
            "set_release_time": lambda: timing.set_release_time(obj, release_at=release_time_of(request), **who),
            "stop_the_press": lambda: timing.stop_the_press(obj, note=note, **who),
            "recall": lambda: release.recall(obj, note=note, **who),
            "reopen": lambda: workflow.reopen(obj, note=note, **who),
        }
        acts[verb]()
        return _DONE[verb]

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Answer a save that came too late with a sentence on the page as it is now."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
            return self.back_to(int(object_id or 0))

    def save_model(self, request: HttpRequest, obj: Edition, form: Any, change: bool) -> None:
        """Write the plan over the version that the form was opened at, and only while it is planned."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        plan = {name: form.cleaned_data[name] for name in EditionForm.Meta.fields}
        letting.refuse_another_address(Edition.objects.get(pk=obj.pk), plan)
        rows = Edition.objects.filter(pk=obj.pk, state=State.PLANNED, version=form.cleaned_data["opened_at"])
        if not rows.update(**plan, version=F("version") + 1):
            raise MoveRefused("This edition was changed after you opened the page, so your change was not saved.")

    @admin.display(description="State", ordering="state")
    def state_word(self, edition: Edition) -> str:
        """Show the state as a word, and whether the edition goes out by itself."""
        return edition.get_state_display() + (", goes out by itself" if edition.release_set_by_id else "")

    @admin.display(description="Board")
    def board(self, edition: Edition) -> str:
        """Lead to the edition's board."""
        address = reverse("admin:editions_edition_board", args=[edition.pk])
        return format_html('<a href="{}" aria-label="Board of {}">Board</a>', address, edition)

    @admin.display(description="Articles")
    def articles(self, edition: Any) -> int:
        """Count what is placed."""
        return int(edition.articles_placed)


def _reasons(request: HttpRequest) -> dict[str, str]:
    """The reasons that were given for warnings: {finding key: reason}."""
    mark = "override-"
    return {name.removeprefix(mark): str(why) for name, why in request.POST.items() if name.startswith(mark)}


@admin.register(Chair)
class ChairAdmin(ChairPages, admin.ModelAdmin):
    """Who is editor-in-chief from when to when; a term that has ended stays."""

    list_display = ["author", "since", "until", "is_acting"]
    autocomplete_fields = ["author"]
    actions = None

    def has_delete_permission(self, request: HttpRequest, obj: Chair | None = None) -> bool:
        """Refuse: end the term instead."""
        return False


@admin.register(Holiday)
class HolidayAdmin(admin.ModelAdmin):
    """The days without a paper; one that was entered by mistake is deleted."""

    list_display = ["day", "name"]
    date_hierarchy = "day"
    actions = None


admin.site.register(CorrectionRequest, CorrectionRequestAdmin)
admin.site.register(Move, RecordAdmin)
