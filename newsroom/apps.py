"""Which apps does the wiring itself bring: its commands and the admin under the paper's name?"""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class NewsroomConfig(AppConfig):
    """The wiring: it has commands and templates, and no models."""

    name = "newsroom"


class NewsroomAdminConfig(AdminConfig):
    """Django's admin with the newsroom's own site."""

    default_site = "newsroom.site.NewsroomSite"
