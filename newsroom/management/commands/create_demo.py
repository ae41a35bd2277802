"""Makes the demo paper: a week of an invented daily, in an empty database."""

import datetime
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from editions.models import Edition
from newsroom.demo import passwords, people
from newsroom.demo.building import STAGES, build, steps
from newsroom.demo.staffing import DemoRefused


class Command(BaseCommand):
    """Make the demo paper, or nothing at all when something stands in the way."""

    help = "Make a week of an invented Kabul daily, with people, pictures and an edition in the making."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the stage, the date and whether a full database is all right."""
        parser.add_argument("--stage", choices=STAGES, default=STAGES[-1], help="how far the newest edition has come")
        parser.add_argument("--if-empty", action="store_true", help="do nothing, silently, when there are editions")
        parser.add_argument("--date", type=datetime.date.fromisoformat, help="the newest edition's date (today)")

    def handle(self, *args: Any, stage: str, if_empty: bool, date: datetime.date | None, **options: Any) -> None:
        """Build and report."""
        if if_empty and Edition.objects.exists():
            return
        now = timezone.now()
        with tqdm(total=steps(stage), unit="", leave=False, disable=not self.stdout.isatty()) as bar:
            try:
                built = build(stage, today=date or timezone.localdate(now), now=now, tick=bar.update)
            except DemoRefused as refusal:
                raise CommandError(str(refusal)) from None
        roles = {login.username: login.role.name for login in people.LOGINS}
        lines = passwords.login_lines([(roles[name], name, word) for name, word in built.passwords.items()])
        passwords.keep(lines, file=settings.DATA / "demo-logins.txt")
        self.stdout.write(f"Editions: {built.editions}, articles: {built.articles}, photos: {built.photos}.")
        self.stdout.write("\n".join(lines))
