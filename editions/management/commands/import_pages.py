"""Imports pages of an old paper from files."""

import sys
from argparse import ArgumentTypeError
from collections.abc import Collection, Iterator
from contextlib import nullcontext
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser, call_command
from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from editions import archive
from editions.import_report import lines_of, totals
from editions.importing import ImportReport, Source, by_date, import_edition
from editions.page_files import page_files, read_file
from editions.reading import PageRefused

Item = TypeVar("Item")


def a_date(text: str) -> date:
    """Return the date that somebody typed; argparse prints the sentence when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no date: give it as YYYY-MM-DD.") from None


class Command(BaseCommand):
    """Make editions, authors and articles of pages that were saved as text or HTML."""

    help = "Import pages of the old paper, saved as plain text or HTML; run again, it makes nothing twice."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take files and folders, and what to do with them."""
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder of .txt, .html, .htm files")
        parser.add_argument("--release", action="store_true", help="carry each edition to readers as people would")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, say what would be made")
        parser.add_argument("--issue-date", type=a_date, metavar="YYYY-MM-DD", help="counts instead of the pages' own")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read all files, import them edition by edition and report; exit 1 when a page was left out."""
        self.options, self.failed = options, 0
        files = list(page_files(options["paths"]))
        sources = [source for source in map(self._read, self._bar(files, "Reading")) if source]
        editions = by_date(sources, issue_date=options["issue_date"])
        with transaction.atomic() if options["dry_run"] else nullcontext():
            if not archive.roles_are_made():
                call_command("sync_roles", stdout=StringIO())
            reports = [report for each in self._bar(editions.items(), "Importing") for report in self._import(*each)]
            if options["dry_run"]:
                transaction.set_rollback(True)
        self.stdout.write(totals(reports, dry_run=options["dry_run"]))
        if self.failed:
            raise CommandError(f"{self.failed} of {len(files)} files were left out or not released.")

    def _read(self, file: Path) -> Source | None:
        # A name that is no UTF-8 could not be printed.
        name = str(file).encode(errors="replace").decode()
        try:
            return Source(name, read_file(file))
        except PageRefused as refusal:
            self._fail(name, refusal)
            return None

    def _import(self, issue_date: date | None, sources: list[Source]) -> list[ImportReport]:
        reports = import_edition(issue_date, sources, release=self.options["release"], at=timezone.now())
        for report in reports:
            given, dry_run = self.options["issue_date"], self.options["dry_run"]
            with tqdm.external_write_mode():
                self.stdout.write(
                    "\n".join(lines_of(report, given_date=given, site=settings.SITE_URL, dry_run=dry_run))
                )
            if report.problem:
                self._fail(report.source.name, report.problem)
        return reports

    def _fail(self, name: str, reason: object) -> None:
        self.failed += 1
        with tqdm.external_write_mode():
            self.stderr.write(f"{name}: {reason}")

    def _bar(self, items: Collection[Item], words: str) -> Iterator[Item]:
        """Show progress over many items, to people who watch."""
        hidden = len(items) < 5 or not sys.stderr.isatty()
        return iter(tqdm(items, desc=words, disable=hidden, leave=False))
