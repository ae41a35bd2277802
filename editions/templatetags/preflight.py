"""What stands in the field for a warning's reason?"""

from django import template

from editions.preflight import Finding
from editions.preflight_admin import Panel

register = template.Library()


@register.filter
def typed(panel: Panel, finding: Finding) -> str:
    """Return what was typed in a form that was refused, or else the reason that stands."""
    return panel.typed.get(f"override-{finding.key}", finding.given.text if finding.given else "")
