"""Which pages show the editions by the calendar?"""

import datetime
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, register_converter, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from editions.admin_pages import EditionPages
from editions.models import Edition
from editions.planning.calendar import Sheet, month_sheet, week_sheet
from paper import converters
from paper.calendar.almanac import WEEKDAYS

# Under names of their own: the paper's addresses, which use the same ones, may not be known yet.
register_converter(converters.Month, "month_of_plan")
register_converter(converters.IssueDate, "day_of_plan")

_MONTH, _WEEK = "admin:editions_edition_calendar", "admin:editions_edition_calendar_week"


class CalendarPages(EditionPages):
    """The calendar of editions, by month and by week."""

    def get_urls(self) -> list[URLPattern]:
        """Add the calendar's addresses."""
        month, week = (self.admin_site.admin_view(require_safe(each)) for each in (self.month_view, self.week_view))
        return [
            path("calendar/", month, name="editions_edition_calendar"),
            path("calendar/<month_of_plan:month>/", month, name="editions_edition_calendar"),
            path("calendar/week/", week, name="editions_edition_calendar_week"),
            path("calendar/week/<day_of_plan:issue_date>/", week, name="editions_edition_calendar_week"),
            *super().get_urls(),
        ]

    def month_view(self, request: HttpRequest, month: datetime.date | None = None) -> HttpResponse:
        """Render `editions/calendar.html` with a month; without one with this month."""
        today = timezone.localdate()
        sheet = self._calendar_sheet(request, month_sheet, month or today.replace(day=1), today=today)
        # The other form of the same days: this week where it is on the page, the month's first one otherwise.
        inside = today if today.replace(day=1) == sheet.first else sheet.first
        return self._calendar(
            request, sheet, name=_MONTH, title=f"{sheet.first:%B %Y}", other=reverse(_WEEK, args=[inside])
        )

    def week_view(self, request: HttpRequest, issue_date: datetime.date | None = None) -> HttpResponse:
        """Render `editions/calendar.html` with the week of a day; without one with this week."""
        today = timezone.localdate()
        day = issue_date or today
        sheet = self._calendar_sheet(request, week_sheet, day, today=today)
        title = f"{sheet.first:%d %B} – {sheet.last:%d %B %Y}".replace(" 0", " ").lstrip("0")
        return self._calendar(request, sheet, name=_WEEK, title=title, other=reverse(_MONTH, args=[day]))

    def _calendar_sheet(
        self, request: HttpRequest, make: Callable[..., Sheet], day: datetime.date, *, today: datetime.date
    ) -> Sheet:
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            return make(day, today=today)
        except ValueError as error:
            raise Http404(str(error)) from None

    def _calendar(self, request: HttpRequest, sheet: Sheet, *, name: str, title: str, other: str) -> HttpResponse:
        context: dict[str, Any] = self.admin_site.each_context(request) | {
            "title": title,
            "opts": Edition._meta,
            "sheet": sheet,
            "weekdays": WEEKDAYS,
            "is_week": name == _WEEK,
            "previous_url": reverse(name, args=[sheet.previous]),
            "following_url": reverse(name, args=[sheet.following]),
            "today_url": reverse(name),
            "other_url": other,
            "may_plan": self.has_add_permission(request),
            "may_see_chairs": request.user.has_perm("editions.view_chair"),
        }
        return TemplateResponse(request, "editions/calendar.html", context)
