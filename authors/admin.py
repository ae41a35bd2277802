"""How are authors edited?"""

from django.contrib import admin

from authors.models import Author


@admin.register(Author)
class AuthorAdmin(admin.ModelAdmin):
    """The public bylines; nothing private is asked for here."""

    list_display = ["name", "standing", "public_email"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["portrait"]
    actions = None
