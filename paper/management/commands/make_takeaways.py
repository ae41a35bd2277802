"""Makes the files of released editions that readers take away."""

import datetime
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from paper.takeaway import keeping, making


class Command(BaseCommand):
    """Make the files of all editions, of one date, or those that are missing."""

    help = "Make the files of released editions to take away: one page, plain text, e-book and printed paper."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which editions, and whether anything is to be done."""
        parser.add_argument("--missing", action="store_true", help="only what is not there or not whole")
        parser.add_argument("--edition", type=datetime.date.fromisoformat, help="only the editions of this date")
        parser.add_argument("--dry-run", action="store_true", help="say what would be made")

    def handle(self, *args: Any, missing: bool, edition: datetime.date | None, dry_run: bool, **options: Any) -> None:
        """Make, sweep and report; the exit code is 1 when something could not be made."""
        now, kinds = timezone.now(), keeping.makeable()
        wanted = list(making.wanted(kinds, issue_date=edition, missing=missing))
        if dry_run:
            for released, lacking in wanted:
                self.stdout.write(f"{released}: {', '.join(lacking)}")
            self.stdout.write(f"Editions: {len(wanted)}. Nothing was made.")
            return
        with tqdm(wanted, unit="", leave=False, disable=not self.stderr.isatty()) as bar:
            done = making.make_all(bar, at=now)
        swept = keeping.sweep(before=now - datetime.timedelta(hours=1))
        self.stdout.write(f"Editions: {len(wanted)}, files made: {done.made}, as before: {done.same}, swept: {swept}.")
        if "pdf" not in kinds:
            self.stdout.write("No printed paper: install what requirements-pdf.in names, and Pango.")
        if done.failed:
            raise CommandError(f"Files could not be made of: {', '.join(done.failed)}. The log says why.")
