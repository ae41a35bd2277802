"""Does what has to be done from time to time, such as printing the released edition as a PDF."""

import os
import signal
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from newsroom.duties import do_once, duties, keep_doing


class Command(BaseCommand):
    """Do all duties once, or keep doing them until told to stop."""

    help = "Do what has to be done from time to time; beside the server, or once from cron or a timer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to end, and with whom."""
        parser.add_argument("--once", action="store_true", help="do what there is to do and end")
        parser.add_argument("--beside", type=int, metavar="PID", help="end when this process, our parent, has ended")

    def handle(self, *args: Any, once: bool, beside: int | None, **options: Any) -> None:
        """Do and report."""
        # Ctrl-C ends it at once and without a word: what a duty writes is written whole or not at all.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        if once:
            done = do_once(duties())
            self.stdout.write(". ".join(f"{name}: {count}" for name, count in done.items()) + ".")
            return
        # Readers come first: what runs beside the server takes what they leave of the machine.
        os.nice(10)
        keep_doing(duties(), alive=lambda: beside is None or os.getppid() == beside)
