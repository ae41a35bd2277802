"""May this edition be approved? A registry of small checks, each giving findings with a way to mend them."""

# Each of these registers its checks. In this order they run, and what is equally grave is told.
from editions.preflight import heading, completeness, pictures, leftovers, headlines, times, languages  # isort: skip # noqa: F401
from editions.preflight.findings import CHECKS, Finding, Severity, check, register
from editions.preflight.times import released_by

__all__ = ["CHECKS", "Finding", "Severity", "check", "register", "released_by"]
