"""Where does somebody see what is new for them, and say how they want to hear of it?"""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import NotificationSettings
from articles.moves_admin import person
from articles.talking import news
from articles.talking.forms import NotificationSettingsForm

_LIST = "admin:articles_notification_changelist"
_LARGEST = 2**63 - 1


class NewsAdmin(admin.ModelAdmin):
    """What people are told. Everybody sees their own rows, of articles that they may open, and nobody writes one."""

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of one's own news and none of a form."""
        wrap, name = self.admin_site.admin_view, "articles_notification"
        settings_view = require_http_methods(["GET", "HEAD", "POST"])(self.settings_view)
        return [
            path("", wrap(require_safe(self.list_view)), name=f"{name}_changelist"),
            path("read/", wrap(require_POST(self.read_all_view)), name=f"{name}_read_all"),
            path("<int:key>/read/", wrap(require_POST(self.read_view)), name=f"{name}_read"),
            path("settings/", wrap(settings_view), name=f"{name}_settings"),
        ]

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Keep it out of the lists of what there is to administer: the bell leads here."""
        return False

    def list_view(self, request: HttpRequest) -> HttpResponse:
        """Render `articles/news.html`: what is new, newest first, from a key on."""
        before = _key(request.GET.get("before", ""))
        items, following = news.page_of(person(request), before=before)
        shown = {"items": items, "following": following, "is_first": before is None}
        shown["unread"] = any(item.notification.read_at is None for item in items)
        return self._page(request, "articles/news.html", title="What is new for you", context=shown)

    def read_all_view(self, request: HttpRequest) -> HttpResponse:
        """Mark as read what was on the page and all before it, and go back to it."""
        until = _key(request.POST.get("until", ""))
        if until is not None:
            news.read_all(person(request), until=until, at=timezone.now())
        return redirect(_LIST)

    def read_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Mark one thing as read and go back to the list."""
        if key > _LARGEST or not news.read(person(request), key, at=timezone.now()):
            raise Http404
        return redirect(_LIST)

    def settings_view(self, request: HttpRequest) -> HttpResponse:
        """Render `articles/news_settings.html`, or keep what was chosen."""
        user = person(request)
        chosen = NotificationSettings.objects.filter(user=user).first() or NotificationSettings(user=user)
        form = NotificationSettingsForm(request.POST or None, instance=chosen)
        if request.method == "POST" and form.is_valid():
            NotificationSettings.objects.update_or_create(user=user, defaults=form.cleaned_data)
            messages.success(request, "From now on you hear of things in this way.")
            return redirect("admin:articles_notification_settings")
        context = {"form": form, "has_address": bool(user.email)}
        return self._page(request, "articles/news_settings.html", title="How you hear of things", context=context)

    def _page(self, request: HttpRequest, template: str, *, title: str, context: dict[str, Any]) -> HttpResponse:
        common = self.admin_site.each_context(request) | {"opts": self.opts, "title": title}
        return TemplateResponse(request, template, common | context)


def _key(sent: str) -> int | None:
    """Return a key that an address or a form names; what is none is as if nobody had named one."""
    return int(sent) if sent.isascii() and sent.isdecimal() and int(sent[:20]) <= _LARGEST and len(sent) < 20 else None
