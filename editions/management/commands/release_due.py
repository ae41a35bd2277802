"""Releases the editions whose time has come."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from editions import clock
from editions.models import Edition
from editions.timing import release_due


class Command(BaseCommand):
    """Release what is due, once; `run_duties` does the same again and again."""

    help = "Release every approved edition whose time has come; any number of these may run at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to look only."""
        parser.add_argument("--dry-run", action="store_true", help="release nothing, say what is due")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Release and report; exit 1 when an edition was held back."""
        now = timezone.now()
        if dry_run:
            for edition in Edition.objects.due(now).for_timing():
                self.stdout.write(f"{edition}: due since {clock.said(edition.release_at)}")
            return
        due = release_due(at=now)
        for edition in due.released:
            self.stdout.write(f"{edition}: released")
        for edition, why in due.held_back.items():
            self.stdout.write(f"{edition}: not released: {why}")
        self.stdout.write(f"Released: {len(due.released)}. Held back: {len(due.held_back)}.")
        if due.held_back:
            raise CommandError(f"{len(due.held_back)} of the editions that are due were not released.")
