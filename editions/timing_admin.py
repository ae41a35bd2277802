"""How is an edition's time of release set, shown and stopped in the admin?"""

import datetime
import math
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from articles.moves import MoveRefused
from articles.moves_admin import person
from editions import clock, timing, workflow
from editions.admin_pages import EditionPages
from editions.forms import ReleaseTimeForm
from editions.models import Edition
from editions.states import State

# These have a place of their own on the page, beside the time.
_BESIDE_THE_TIME = ("set_release_time", "stop_the_press")


class TimingPages(EditionPages):
    """The page that asks when an edition goes out, and what the edition's own page says about it."""

    def get_urls(self) -> list[URLPattern]:
        """Add the address of the page."""
        view = self.admin_site.admin_view(require_safe(self.time_view))
        return [path("<int:key>/time/", view, name="editions_edition_time"), *super().get_urls()]

    def time_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `editions/edition_time.html`: the form, and once a time is chosen what it means, to be confirmed.

        It changes nothing; the button under the confirmation makes the move.
        """
        edition = self._edition(request, key)
        try:
            workflow.refuse_early(edition, "set_release_time", by=person(request))
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
            return self.back_to(key)
        now = timezone.now()
        form = ReleaseTimeForm(request.GET or None, initial={"release_at": _proposal(edition, at=now)})
        context = self.admin_site.each_context(request) | {
            "title": "When does it go out?",
            "opts": Edition._meta,
            "edition": edition,
            "form": form,
            "zone": timezone.get_default_timezone_name(),
            "chosen": _chosen(edition, form, at=now),
            "move_url": reverse("admin:editions_edition_move", args=[key, "set_release_time"]),
        }
        return TemplateResponse(request, "editions/edition_time.html", context)

    def buttons(self, request: HttpRequest, edition: Edition) -> dict[str, Any]:
        """Take the moves that have to do with the time out of the row of buttons, and say when the edition goes out."""
        buttons = self.move_buttons(request, edition)
        apart = {button.verb: button for button in buttons if button.verb in _BESIDE_THE_TIME}
        return {
            "move_buttons": [button for button in buttons if button.verb not in apart],
            "stop_button": apart.get("stop_the_press"),
            "time_url": reverse("admin:editions_edition_time", args=[edition.pk])
            if "set_release_time" in apart
            else "",
            "release_time": _words_of(edition, at=timezone.now()) if edition.state == State.APPROVED else None,
        }


def release_time_of(request: HttpRequest) -> datetime.datetime:
    """Return the moment that was confirmed; raises MoveRefused for none."""
    try:
        chosen = datetime.datetime.fromisoformat(request.POST.get("release_at", ""))
    except ValueError:
        chosen = None
    if chosen is None or chosen.tzinfo is None:
        raise MoveRefused("Choose a time first.")
    return chosen


def _words_of(edition: Edition, *, at: datetime.datetime) -> dict[str, Any] | None:
    """What the page says about the time of an approved edition; None when it has none."""
    if edition.release_at is None:
        return None
    return {
        "at": edition.release_at,
        "words": clock.said(edition.release_at),
        "left": clock.time_left(edition.release_at, at=at),
        "seconds": max(0, math.ceil((edition.release_at - at).total_seconds())),
        "by": edition.release_set_by,
    }


def _chosen(edition: Edition, form: ReleaseTimeForm, *, at: datetime.datetime) -> dict[str, Any] | None:
    """What is to be confirmed; None while no time is chosen or the one chosen will not do, which the form says."""
    if not form.is_valid():
        return None
    chosen = form.cleaned_data["release_at"]
    try:
        timing.refuse_time(edition, chosen, at=at)
    except MoveRefused as refusal:
        form.add_error("release_at", str(refusal))
        return None
    return {
        "at": chosen,
        "words": clock.said(chosen),
        "left": clock.time_left(chosen, at=at),
        "on_another_day": localtime(chosen).date() != edition.issue_date,
    }


def _proposal(edition: Edition, *, at: datetime.datetime) -> datetime.datetime | None:
    return edition.release_at if edition.release_at and edition.release_at > at else None
