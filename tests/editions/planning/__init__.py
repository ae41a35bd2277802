"""Planning: calendar, runs, the chair and the budget."""
