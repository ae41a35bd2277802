"""Writes the whole public paper as files that work without a server."""

import datetime
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.templatetags.static import static
from django.utils import timezone
from tqdm import tqdm

from paper.mirror.copying import mirror


class Command(BaseCommand):
    """Bring a mirror up to date."""

    help = "Write the whole public paper into a folder, as files that work from any place: a disk, a stick, a host."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder, and what may be left out or removed."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="made when it is missing")
        parser.add_argument(
            "--since",
            type=datetime.datetime.fromisoformat,
            help="do not render articles of editions unchanged since this date or time",
        )
        parser.add_argument(
            "--delete", action="store_true", help="remove what is gone even if the database lost editions"
        )

    def handle(self, *args: Any, folder: Path, since: datetime.datetime | None, delete: bool, **options: Any) -> None:
        """Mirror and report; the exit code is 1 when something lies there that the paper does not show any more."""
        if since and timezone.is_naive(since):
            since = timezone.make_aware(since)
        if folder.exists() and not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        try:
            static("css/base.css")
        except ValueError:
            raise CommandError("Collect the static files first: manage.py collectstatic.") from None
        with tqdm(unit="", leave=False, disable=not self.stderr.isatty()) as bar:

            def tick(done: int, total: int) -> None:
                bar.total = total
                bar.update(done - bar.n)

            report = mirror(folder, since=since, delete=delete, tick=tick)
        for file in report.removed:
            self.stdout.write(f"removed {file}")
        counts = f"{len(report.written)} written, {report.unchanged} unchanged, {len(report.removed)} removed"
        self.stdout.write(f"Files: {counts}.")
        if report.kept:
            raise CommandError(
                f"{len(report.kept)} files are still there that the paper does not have: the database does not know "
                f"the editions {', '.join(report.lost[:5])}. If they are to go, run this again with --delete."
            )
