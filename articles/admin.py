"""How are articles written, moved and talked about in the admin?"""

from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_update
from django.contrib import admin
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.decorators import method_decorator

from articles import permissions, protecting_admin, saving, staff_admin, workflow
from articles.finding.admin_pages import FindingPages
from articles.forms import ArticleForm, BylineFormSet
from articles.history.admin_pages import HistoryPages
from articles.keeping.admin_pages import KeepingPages
from articles.merging.admin_pages import MergingPages
from articles.models import Article, Byline, Notification, StaffProfile
from articles.moves_admin import person
from articles.previewing.admin_pages import PreviewPages
from articles.revisions import snapshot
from articles.sharing.admin_pages import SharingPages
from articles.states import TRANSITIONS
from articles.talking.admin_pages import TalkingPages
from articles.talking.news_pages import NewsAdmin
from articles.word_files.admin_pages import WordPages
from articles.writing.admin_pages import WritingPages

# CKEditor 4 writes inline handlers and styles; nothing else in the newsroom may. The preview stands in a frame.
_EDITOR_POLICY = {"script-src-attr": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE], "frame-src": [SELF]}


class BylineInline(admin.TabularInline):
    """Who is credited, in order."""

    model = Byline
    formset = BylineFormSet
    extra = 1
    fields = ["position", "credit", "author"]
    autocomplete_fields = ["author"]
    verbose_name_plural = "Bylines"


@admin.register(Article)
@method_decorator(csp_update(_EDITOR_POLICY), name="add_view")
@method_decorator(csp_update(_EDITOR_POLICY), name="change_view")
class ArticleAdmin(
    FindingPages,
    WritingPages,
    KeepingPages,
    MergingPages,
    HistoryPages,
    TalkingPages,
    PreviewPages,
    SharingPages,
    WordPages,
    admin.ModelAdmin,
):
    """The working copies. Nothing is deleted here: what will not run is spiked."""

    form = ArticleForm
    inlines = [BylineInline]
    transitions = TRANSITIONS
    actions = None
    autocomplete_fields = ["lead_photo"]
    change_form_template = "articles/article_form.html"
    search_fields = ["headline", "slugline"]
    # The text comes first; every other group is a fold that says in a line what is in it (`articles.writing.folds`).
    fieldsets = [
        (None, {"fields": ["headline", "standfirst", "body", "opened_at", "sent_once"]}),
        (
            "Where it belongs",
            {"fields": [("section", "genre", "language"), ("slugline", "kicker"), ("dateline", "tags")]},
        ),
        ("Photo", {"fields": ["lead_photo", "lead_caption"]}),
        ("For colleagues", {"fields": ["ednote", "embargo_until", "why"]}),
        ("Address and author note", {"fields": ["slug", "author_note"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Return what this person may open; every view, search, chooser and popup of the admin starts from here."""
        return Article.objects.visible_to(person(request)).for_list()

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Ask `permissions`."""
        return super().has_view_permission(request) and (obj is None or permissions.can_see(person(request), obj))

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Ask `permissions`."""
        return super().has_change_permission(request) and (obj is None or permissions.can_edit(person(request), obj))

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """Refuse: an article is spiked, and its record stays."""
        return False

    def verbs_open_to(self, request: HttpRequest, obj: Article) -> list[str]:
        """Offer the moves of people; retract and kill have their own page, where readers' words are written."""
        return [verb for verb in permissions.moves_open_to(person(request), obj) if verb not in {"retract", "kill"}]

    def make_move(self, request: HttpRequest, obj: Article, verb: str) -> str:
        """Make the move by the workflow."""
        workflow.move(obj, verb, by=person(request), at=timezone.now(), note=request.POST.get("note", ""))
        return f"“{obj}” is {obj.get_state_display().lower()} now."

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        """Write over the version that the form was opened at, or make the article with its writer as owner."""
        if change:
            saving.write(obj, opened_at=form.cleaned_data["opened_at"] or 0, at=timezone.now())
            return
        obj.owner, obj.changed_at = person(request), timezone.now()
        sent_once = form.cleaned_data["sent_once"]
        if sent_once and not Article.objects.filter(form_key=sent_once).exists():
            obj.form_key = sent_once
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the bylines and then keep all of it as a revision."""
        super().save_related(request, form, formsets, change)
        article = Article.objects.with_content().get(pk=form.instance.pk)
        snapshot(article, by=person(request), at=timezone.now(), reason=form.cleaned_data["why"])

    def get_formset_kwargs(self, request: HttpRequest, obj: Article, inline: Any, prefix: str) -> dict[str, Any]:
        """Propose the writer's own byline on a new article."""
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        profile = StaffProfile.objects.filter(user=person(request)).first()
        if request.method == "GET" and obj.pk is None and profile:
            kwargs["initial"] = [{"position": 1, "author": profile.author_id}]
        return kwargs

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Refuse a save over somebody else's, keep its text, and take a form that was sent twice for one."""
        if request.method == "POST":
            answer = self.answer_before_saving(request, object_id)
            if answer is not None:
                return answer
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except saving.StaleSave:
            return self.refuse_stale(request, Article.objects.get(pk=object_id or 0))
        except IntegrityError:
            # The same form arrived twice at one moment, and the other was first.
            answer = self.answer_before_saving(request, object_id) if object_id is None else None
            if answer is None:
                raise
            return answer


admin.site.register(Notification, NewsAdmin)

__all__ = ["ArticleAdmin", "protecting_admin", "staff_admin"]
