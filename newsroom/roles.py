"""Which roles are there in the newsroom, and what may each do? Made real by `manage.py sync_roles`."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction

_SEES_PAPER = ("paper.view_publishededition", "paper.view_publishedarticle", "paper.view_correction")
_WRITES = (
    "articles.view_article",
    "articles.add_article",
    "articles.change_article",
    "articles.view_byline",
    "articles.add_byline",
    "articles.change_byline",
    "articles.delete_byline",
    "authors.view_author",
    "photos.view_photo",
    "paper.view_section",
    *_SEES_PAPER,
)
_KEEPS_PHOTOS = ("photos.view_photo", "photos.add_photo", "photos.change_photo")
# Who must not be named, and why: for as few eyes as can be.
_PROTECTS = ("articles.view_protection", "articles.add_protection", "articles.change_protection")
_EDITS = (
    *_WRITES,
    *_KEEPS_PHOTOS,
    "articles.edit_any_article",
    "articles.clear_article",
    "authors.add_author",
    "authors.change_author",
    "editions.view_edition",
    "editions.view_holiday",
    "editions.add_edition",
    "editions.change_edition",
    "editions.prepare_edition",
    "editions.view_placement",
    "editions.view_correctionrequest",
    "editions.add_correctionrequest",
)


@dataclass(frozen=True)
class Role:
    """A role: its name in the newsroom and the permissions, as `app.codename`, that it consists of."""

    name: str
    permissions: tuple[str, ...]


WRITER = Role("writer", _WRITES)
SECTION_EDITOR = Role("section editor", _EDITS)
PHOTO_EDITOR = Role("photo editor", _KEEPS_PHOTOS)
EDITOR_IN_CHIEF = Role(
    "editor-in-chief",
    (
        *_EDITS,
        "articles.withdraw_article",
        *_PROTECTS,
        "editions.approve_edition",
        "editions.release_edition",
        "editions.recall_edition",
        "editions.correct_edition",
        "editions.view_move",
        "editions.view_chair",
        "editions.add_chair",
        "editions.change_chair",
        "editions.add_holiday",
        "editions.change_holiday",
        "editions.delete_holiday",
        "paper.view_policy",
        "paper.add_policy",
        "paper.change_policy",
        "paper.view_policyrevision",
    ),
)
ADMINISTRATOR = Role(
    "administrator",
    (
        "auth.view_user",
        "auth.add_user",
        "auth.change_user",
        "auth.view_group",
        *_PROTECTS,
        "articles.view_staffprofile",
        "articles.add_staffprofile",
        "articles.change_staffprofile",
        "articles.delete_staffprofile",
        "authors.view_author",
        "authors.add_author",
        "authors.change_author",
        "paper.view_section",
        "paper.add_section",
        "paper.change_section",
        "editions.view_move",
        "editions.view_chair",
        "editions.add_chair",
        "editions.change_chair",
    ),
)
ROLES = (WRITER, SECTION_EDITOR, PHOTO_EDITOR, EDITOR_IN_CHIEF, ADMINISTRATOR)


@transaction.atomic
def sync_roles() -> dict[str, int]:
    """Make a group of each role with exactly its permissions; return {role name: number of permissions}.

    Raises LookupError for a permission that does not exist.
    """
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role in ROLES:
        missing = [name for name in role.permissions if name not in known]
        if missing:
            raise LookupError(f"The role {role.name} names an unknown permission: {', '.join(missing)}.")
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set([known[name] for name in role.permissions])
    return {role.name: len(set(role.permissions)) for role in ROLES}
