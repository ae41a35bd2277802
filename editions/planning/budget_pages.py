"""Which pages does an edition's budget have, and where does a writer see what is planned for them?"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from articles.moves import MoveRefused
from articles.moves_admin import person
from editions.admin_pages import EditionPages
from editions.models import BudgetItem, Edition
from editions.planning import beginning, budget
from editions.planning.budget_form import BudgetForm, MoveForm
from editions.planning.tally import rows, totals
from editions.states import State


class BudgetPages(EditionPages):
    """The stories that are planned for an edition, and those that are planned for oneself."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the budget."""
        wrap = self.admin_site.admin_view
        act, carry, mine = (
            wrap(each)
            for each in (require_POST(self.budget_do), require_POST(self.carry_view), require_safe(self.planned_view))
        )
        return [
            path("planned/", mine, name="editions_edition_planned"),
            path("<int:key>/budget/", wrap(self.budget_view), name="editions_edition_budget"),
            path("<int:key>/budget/carry/", carry, name="editions_edition_budget_carry"),
            path("<int:key>/budget/<int:item>/", wrap(self.item_view), name="editions_edition_budget_item"),
            path("<int:key>/budget/<int:item>/do/", act, name="editions_edition_budget_do"),
            *super().get_urls(),
        ]

    def budget_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `editions/budget.html`: the planned stories, what they add up to, a form; POST plans one more."""
        edition = self._edition(request, key)
        form = BudgetForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            plan, form_key = form.plan(), form.cleaned_data["form_key"]
            try:
                item, is_new = budget.add(edition, by=person(request), form_key=form_key, **plan)
                messages.success(request, f"“{item}” is planned." if is_new else f"“{item}” was planned already.")
                return self._to_budget(key)
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
        lines = rows(edition.budget.with_story().by_section(), now=timezone.now())
        keeps, is_out = budget.can_keep(person(request)), edition.state in budget.GONE_OUT
        context = {
            "title": "Budget",
            "edition": edition,
            "rows": lines,
            "totals": totals(lines),
            "form": form if keeps and not is_out else None,
            "keeps": keeps,
            "is_out": is_out,
            "left_over": edition.budget.left_over().count() if edition.state == State.RELEASED else 0,
        }
        return self._budget_page(request, "editions/budget.html", context)

    def item_view(self, request: HttpRequest, key: int, item: int) -> HttpResponse:
        """Render `editions/budget_item.html`: change a line, move it or take it off; POST changes it."""
        edition = self._edition(request, key)
        if not budget.can_keep(person(request)):
            raise PermissionDenied
        line = get_object_or_404(edition.budget.with_story(), pk=item)
        # Before the form writes what was typed into the line.
        seen = budget.fingerprint(line)
        form = BudgetForm(request.POST or None, instance=line)
        if request.method == "POST" and form.is_valid():
            try:
                budget.change(line, by=person(request), seen=request.POST.get("seen", ""), **form.plan())
                messages.success(request, f"“{line}” is changed.")
                return self._to_budget(key)
            except MoveRefused as refusal:
                form.add_error(None, str(refusal))
        context = {"title": f"Planned: {line}", "edition": edition, "item": line, "form": form, "seen": seen}
        return self._budget_page(request, "editions/budget_item.html", context | {"move_form": MoveForm(item=line)})

    def budget_do(self, request: HttpRequest, key: int, item: int) -> HttpResponse:
        """Do one thing with a line: `begin`, `move` or `remove`; a writer may begin what is planned for them."""
        visible = BudgetItem.objects.visible_to(person(request)).with_story()
        line = get_object_or_404(visible, edition=key, pk=item)
        acts = {"begin": self._begin_line, "move": self._move_line, "remove": self._remove_line}
        act = acts.get(request.POST.get("act", ""))
        if act is None:
            raise Http404
        try:
            return act(request, line)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return self._to_budget(key) if budget.can_keep(person(request)) else redirect("admin:editions_edition_planned")

    def carry_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Carry what is left over to the next edition, and go to its budget."""
        edition = self._edition(request, key)
        try:
            following, carried = beginning.carry_over(edition, by=person(request), at=timezone.now())
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
            return self._to_budget(key)
        if not carried:
            messages.info(request, "Nothing was left to carry over.")
            return self._to_budget(key)
        stories = "story is" if len(carried) == 1 else "stories are"
        messages.success(request, f"{len(carried)} {stories} carried over to {following}.")
        return self._to_budget(following.pk)

    def planned_view(self, request: HttpRequest) -> HttpResponse:
        """Render `editions/planned.html`: what is planned for this person, the nearest edition first."""
        lines = BudgetItem.objects.of_colleague(person(request)).ahead().with_story()
        return self._budget_page(
            request, "editions/planned.html", {"title": "Planned for you", "rows": rows(lines, now=timezone.now())}
        )

    def _begin_line(self, request: HttpRequest, line: BudgetItem) -> HttpResponse:
        begun = beginning.begin(line, by=person(request), at=timezone.now())
        said = f"“{line}” is a draft of {begun.article.owner} now" if begun.is_new else f"“{line}” was begun already"
        said += ", and it stands in the edition." if begun.is_placed else f". {begun.why_not}"
        messages.success(request, said)
        if begun.article.owner_id == person(request).pk:
            return redirect("admin:articles_article_change", begun.article.pk)
        return self._to_budget(line.edition_id)

    def _move_line(self, request: HttpRequest, line: BudgetItem) -> HttpResponse:
        form = MoveForm(request.POST, item=line)
        if not form.is_valid():
            raise MoveRefused("Choose an edition that is still planned.")
        to: Edition = form.cleaned_data["to"]
        budget.move(line, to=to, by=person(request))
        messages.success(request, f"“{line}” is planned for {to} now.")
        return self._to_budget(to.pk)

    def _remove_line(self, request: HttpRequest, line: BudgetItem) -> HttpResponse:
        budget.remove(line, by=person(request))
        messages.success(request, f"“{line}” is off the budget.")
        return self._to_budget(line.edition_id)

    def _to_budget(self, key: int) -> HttpResponse:
        return redirect("admin:editions_edition_budget", key)

    def _budget_page(self, request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
        return TemplateResponse(
            request, template, self.admin_site.each_context(request) | {"opts": Edition._meta} | context
        )
