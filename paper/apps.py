"""Tells Django about the paper's app."""

from django.apps import AppConfig


class PaperConfig(AppConfig):
    """What readers see."""

    name = "paper"

    def ready(self) -> None:
        """Register the system check that holds the editor's toolbar against the allow-list."""
        from paper import checks  # noqa: F401, PLC0415
