"""The roles of the source become groups with exactly their permissions, however the groups were before."""

from io import StringIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from newsroom import roles
from newsroom.roles import ADMINISTRATOR, EDITOR_IN_CHIEF, PHOTO_EDITOR, ROLES, SECTION_EDITOR, WRITER, Role, sync_roles

pytestmark = pytest.mark.django_db

NAMES = ["writer", "section editor", "photo editor", "editor-in-chief", "administrator"]


def permissions_of(name: str) -> set[str]:
    found = Permission.objects.filter(group__name=name).select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in found}


def test_the_roles_of_the_house() -> None:
    assert [role.name for role in ROLES] == NAMES
    assert {group.name for group in Group.objects.all()} == set(NAMES)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_a_group_has_exactly_the_permissions_of_its_role(role: Role) -> None:
    group = Group.objects.get(name=role.name)
    group.permissions.set(Permission.objects.filter(codename__in=["delete_user", "delete_article"]))
    counted = sync_roles()
    assert permissions_of(role.name) == set(role.permissions)
    assert counted[role.name] == len(set(role.permissions))


def test_doing_it_twice_changes_nothing() -> None:
    before = [(group.pk, group.name) for group in Group.objects.order_by("pk")]
    assert sync_roles() == sync_roles()
    assert [(group.pk, group.name) for group in Group.objects.order_by("pk")] == before


def test_a_permission_that_does_not_exist_is_named_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = permissions_of("writer")
    wrong = (Role("writer", ("articles.view_article",)), Role("ghost", ("articles.haunt_article",)))
    monkeypatch.setattr(roles, "ROLES", wrong)
    with pytest.raises(LookupError, match=r"ghost names an unknown permission: articles\.haunt_article"):
        sync_roles()
    assert permissions_of("writer") == before
    assert not Group.objects.filter(name="ghost").exists()


def test_the_command_says_what_it_made() -> None:
    said = StringIO()
    call_command("sync_roles", stdout=said)
    for role in ROLES:
        assert role.name in said.getvalue()


# Written out by hand, since each of these sentences is a promise.
def test_an_editor_in_chief_may_all_that_a_section_editor_may() -> None:
    assert set(SECTION_EDITOR.permissions) < set(EDITOR_IN_CHIEF.permissions)
    assert set(WRITER.permissions) < set(SECTION_EDITOR.permissions)


@pytest.mark.parametrize("role", [PHOTO_EDITOR, ADMINISTRATOR], ids=lambda role: role.name)
def test_who_keeps_photos_or_people_has_nothing_to_do_with_stories(role: Role) -> None:
    stories = {"articles.view_article", "articles.change_article", "articles.edit_any_article", "editions.view_edition"}
    assert stories & set(role.permissions) == set()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_nobody_deletes_what_has_a_history(role: Role) -> None:
    kept = {"articles.delete_article", "articles.delete_revision", "articles.delete_move", "editions.delete_edition"}
    kept |= {"editions.delete_move", "paper.delete_publishedarticle", "paper.delete_correction", "auth.delete_user"}
    assert kept & set(role.permissions) == set()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_nobody_writes_the_released_paper_by_hand(role: Role) -> None:
    by_hand = {name for name in role.permissions if name.split(".")[1].split("_")[0] in {"add", "change", "delete"}}
    edited = {"paper.add_section", "paper.change_section", "paper.add_policy", "paper.change_policy"}
    assert {name for name in by_hand if name.startswith("paper.")} - edited == set()


def test_what_the_paper_promises_is_the_editor_in_chiefs_alone_to_write() -> None:
    writing = {"paper.add_policy", "paper.change_policy"}
    assert [role.name for role in ROLES if writing & set(role.permissions)] == ["editor-in-chief"]
