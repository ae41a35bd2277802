"""The newsroom's addresses, and beside them articles in an admin as Django has it, which a control arm is tried on."""

from django.contrib import admin
from django.urls import path

from articles.models import Article, Byline
from newsroom.urls import urlpatterns as newsroom_patterns


class StockBylines(admin.TabularInline):  # type: ignore[type-arg]
    model = Byline
    extra = 1


class StockAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """An article's form with nothing of ours."""

    inlines = [StockBylines]
    exclude = ["owner"]


_change = admin.site.admin_view(StockAdmin(Article, admin.site).change_view)
urlpatterns = [path("newsroom/stock/<path:object_id>/change/", _change), *newsroom_patterns]
