"""Tells Django about the authors' app."""

from django.apps import AppConfig


class AuthorsConfig(AppConfig):
    """The public bylines."""

    name = "authors"
