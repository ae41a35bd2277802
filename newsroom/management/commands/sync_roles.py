"""Makes the roles of `newsroom/roles.py` real."""

from typing import Any

from django.core.management.base import BaseCommand

from newsroom.roles import sync_roles


class Command(BaseCommand):
    """Make a group of each role with exactly the permissions that roles.py names."""

    help = "Make the roles of newsroom/roles.py real: one group each, with exactly its permissions."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run and report one line per role."""
        for name, count in sync_roles().items():
            self.stdout.write(f"{name}: {count} permissions")
