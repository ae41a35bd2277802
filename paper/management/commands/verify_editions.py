"""Verifies that everything released is what was released."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from paper.proving import verifying
from paper.proving.checkpoints import Checkpoint, CheckpointRefused
from paper.proving.keys import KeyRefused


class Command(BaseCommand):
    """Recompute all hashes and signatures and say what does not fit."""

    help = "Recompute every hash and signature of what was released, from the rows; name each row that does not fit."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what was remembered elsewhere, and where to remember it."""
        parser.add_argument("--checkpoint", type=Path, metavar="FILE", help="what an earlier run wrote, kept elsewhere")
        parser.add_argument("--write-checkpoint", type=Path, metavar="FILE", help="written when everything fits")

    def handle(self, *args: Any, checkpoint: Path | None, write_checkpoint: Path | None, **options: Any) -> None:
        """Verify and report, one line for each row that does not fit; the exit code is 1 when there is one."""
        try:
            known = Checkpoint.read(checkpoint) if checkpoint else None
            found = verifying.chains()
            wrong = 0
            with tqdm(total=len(found.editions), unit="", leave=False, disable=not self.stderr.isatty()) as bar:
                for sentence in verifying.verify(found, checkpoint=known, tick=bar.update):
                    wrong += 1
                    self.stdout.write(sentence)
            if not wrong and write_checkpoint:
                verifying.checkpoint_of(found, at=timezone.now()).write(write_checkpoint)
        except (CheckpointRefused, KeyRefused) as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"The checkpoint cannot be written to {write_checkpoint} ({error.strerror}).") from None
        unsigned = sum(not link.signature for chain in found for link in chain)
        counts = f"Editions: {len(found.editions)}, versions after them: {len(found.versions)}, unsigned: {unsigned}."
        self.stdout.write(counts)
        if wrong:
            raise CommandError(f"{wrong} things do not fit.")
