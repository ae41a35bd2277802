"""Makes the key that the paper signs its editions with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from paper.proving import keys
from paper.store import stamp


class Command(BaseCommand):
    """Make the key, once."""

    help = "Make the Ed25519 key that editions are signed with from now on, in a file outside the database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it and say where it is; the exit code is 1 when there is one already."""
        try:
            key = keys.make(at=timezone.localtime())
        except keys.KeyRefused as error:
            raise CommandError(str(error)) from None
        # Readers' pages say which keys the paper has.
        with transaction.atomic():
            stamp.bump()
        self.stdout.write(f"The key {key.name} lies in {keys.file()}. Keep a copy of it where no server is.")
        self.stdout.write(f"What readers need to verify is in {keys.public_file()}; print it somewhere else too.")
