"""May this edition be approved? A registry of small checks, each giving findings with a way to mend them."""

# Each of these registers its checks; what is equally grave in one article is told in this order.
from editions.preflight import heading, folio, times, completeness, bylines, protection, headlines  # isort: skip # noqa: F401
from editions.preflight import clearing, leftovers, links, pictures, languages  # isort: skip # noqa: F401
from editions.preflight.findings import CHECKS, KINDS, Finding, Kind, Severity, check, register
from editions.preflight.times import released_by

__all__ = ["CHECKS", "KINDS", "Finding", "Kind", "Severity", "check", "register", "released_by"]
