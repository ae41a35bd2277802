"""Tells Django about the editions app."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    """What goes out together."""

    name = "editions"
