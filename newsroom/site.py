"""What is the newsroom's admin site called and how does one get in?"""

from functools import wraps
from typing import Any

from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils import timezone

from articles.moves_admin import person
from editions.my_desk.desk import desk_of
from newsroom.nonsense import refusing_nonsense
from newsroom.views import of_somebody_else, signed_out


@secure_admin_login  # type: ignore[untyped-decorator]
def enter(request: HttpRequest) -> HttpResponse:
    """Redirect staff who are signed in to the newsroom's first page."""
    return redirect("admin:index")


class NewsroomSite(AdminSite):
    """Django's admin under the paper's name; signing in is allauth's, with its throttle and second factor."""

    site_title = f"{settings.PAPER_NAME} newsroom"
    site_header = settings.PAPER_NAME
    index_title = "Newsroom"
    site_url = "/"
    enable_nav_sidebar = True

    def login(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> HttpResponse:
        """Lead to allauth's sign-in, or inside. Django's own form is nowhere: it counts no guesses, asks no factor."""
        response: HttpResponse = enter(request)
        return response

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """Show what was typed where a session ended or is another's by now, and refuse what no page of ours asks."""
        guarded = super().admin_view(refusing_nonsense(view), cacheable)

        @wraps(guarded)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            kept = None
            if request.method == "POST":
                kept = of_somebody_else(request) if self.has_permission(request) else signed_out(request)
            return kept or guarded(request, *args, **kwargs)

        return answer

    def index(self, request: HttpRequest, extra_context: dict[str, object] | None = None) -> TemplateResponse:
        """Render `admin/index.html`: the desk of whoever has signed in, above all that there is to keep."""
        desk = desk_of(person(request), now=timezone.now())
        return super().index(request, {"desk": desk} | (extra_context or {}))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Take our own way to a row's public page for Django's, which tells everybody every row's address."""
        view = self.admin_view(self.view_on_site)
        own = path("r/<int:content_type_id>/<path:object_id>/", view, name="view_on_site")
        return [own, *(entry for entry in super().get_urls() if getattr(entry, "name", "") != "view_on_site")]

    def view_on_site(self, request: HttpRequest, content_type_id: int, object_id: str) -> HttpResponseRedirect:
        """Redirect to the public page of a row that this person may open here; an address can tell a headline."""
        model = get_object_or_404(ContentType, pk=content_type_id).model_class()
        admin = self._registry.get(model) if model else None
        row = admin.get_object(request, object_id) if admin else None
        if admin is None or row is None or not admin.has_view_permission(request, row):
            raise Http404
        if not hasattr(row, "get_absolute_url"):
            raise Http404
        return redirect(row)
