"""How does the administrator keep people? Without a way to make themselves or others all-powerful."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.models import StaffProfile

admin.site.unregister(User)
admin.site.unregister(Group)


class StaffProfileInline(admin.StackedInline):
    """The byline that is proposed for what this person writes."""

    model = StaffProfile
    autocomplete_fields = ["author"]
    extra = 0
    verbose_name_plural = "Byline"


@admin.register(User)
class StaffAdmin(UserAdmin):
    """People, their roles and their bylines. Nobody is deleted: the record of what they did stays."""

    inlines = [StaffProfileInline]
    actions = None
    list_display = ["username", "first_name", "last_name", "is_active", "roles", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = ["groups"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Person", {"fields": [("first_name", "last_name"), "email"]}),
        ("Access", {"fields": ["is_active", "is_staff", "groups"]}),
        ("Dates", {"fields": ["last_login", "date_joined"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Hide superusers from everybody else: whoever could edit one could become one."""
        people = super().get_queryset(request).prefetch_related("groups")
        return people if request.user.is_superuser else people.filter(is_superuser=False)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: an account that has ended is made inactive."""
        return False

    def get_inlines(self, request: HttpRequest, obj: User | None) -> list[Any]:
        """Ask for the byline once the account exists."""
        return list(self.inlines) if obj else []

    @admin.display(description="Roles")
    def roles(self, person: User) -> str:
        """List the person's roles."""
        return ", ".join(group.name for group in person.groups.all())


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Roles are data of the project (`newsroom/roles.py`); here they are only looked at."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: `manage.py sync_roles` makes roles."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: `manage.py sync_roles` makes roles."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: `manage.py sync_roles` makes roles."""
        return False
