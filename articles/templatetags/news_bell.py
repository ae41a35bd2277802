"""How many things are new for whoever is signed in? On each page of the newsroom, for one query."""

from typing import Any, Final

from django import template
from django.contrib.auth.models import User

from articles.models import Notification

register = template.Library()
# More than anybody reads one by one, and a count that stays cheap.
_MOST: Final = 99


@register.inclusion_tag("articles/_bell.html")
def news_bell(user: Any) -> dict[str, Any]:
    """Render the way to what is new, with how much it is."""
    if not isinstance(user, User) or not user.is_staff:
        return {"is_shown": False}
    count = Notification.objects.visible_to(user).unread()[: _MOST + 1].count()
    return {"is_shown": True, "count": count, "words": f"{_MOST}+" if count > _MOST else str(count)}
