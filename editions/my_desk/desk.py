"""What stands on somebody's desk, by what they may do? Somebody with several roles has each thing there once."""

import datetime
from typing import Any

from django.contrib.auth.models import User

from articles.models import SavedFilter
from editions.my_desk import issues, work


def desk_of(user: User, *, now: datetime.datetime) -> dict[str, Any]:
    """Return what `editions/_desk.html` shows; nothing of it costs more where there is more of it.

    `writes`, `edits`, `sees_editions`, `approves`, `has_photos` and `has_people` say which parts concern this person.
    """
    desk: dict[str, Any] = {
        "writes": user.has_perm("articles.add_article"),
        "edits": user.has_perm("articles.edit_any_article"),
        "sees_editions": user.has_perm("editions.view_edition"),
        "approves": user.has_perm("editions.approve_edition"),
        "has_photos": user.has_perm("photos.change_photo"),
        "has_people": user.has_perm("auth.view_user"),
        "now": now,
    }
    if user.has_perm("articles.view_article"):
        desk |= {
            "piles": work.articles_of(user),
            "notes": work.open_notes_of(user),
            "issues": issues.issues_for(user, now=now),
            "saved_filters": SavedFilter.objects.of(user),
        }
    if desk["has_photos"]:
        desk["photos"] = work.photos_wanting_words()
    if desk["has_people"]:
        desk["accounts"] = work.accounts()
    return desk
