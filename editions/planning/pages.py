"""Which pages of planning does the admin of editions have?"""

from editions.planning.budget_pages import BudgetPages
from editions.planning.calendar_pages import CalendarPages
from editions.planning.run_pages import RunPages


class PlanningPages(CalendarPages, RunPages, BudgetPages):
    """The calendar, the run and the budget."""
