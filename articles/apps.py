"""Tells Django about the articles app."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """What is written."""

    name = "articles"
