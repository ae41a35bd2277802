"""What does `make run` do once Django can be imported? Database, roles, static files, demo, and it serves."""

import os
import runpy
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, OperationalError, connections

from newsroom import env  # noqa: F401  (reads .env into the environment, so that what it says wins below)
from scripts import port, problem, static_files
from scripts.problem import Problem


def main() -> None:
    """Prepare this installation, then become gunicorn; the second time every step finds its work done."""
    number = int(sys.argv[1])
    os.environ["NEWSROOM_BIND"] = f"{port.HOST}:{number}"
    os.environ.setdefault("NEWSROOM_SITE_URL", f"http://{port.HOST}:{number}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    try:
        with _failures_in_one_sentence():
            _prepare()
        port.require_free(number)
    except Problem as stop:
        sys.exit(str(stop))
    # Commands in another terminal print addresses too, and have to print this one.
    (settings.DATA / "site_url").write_text(settings.SITE_URL)
    _announce(number)
    _keep_duties()
    _serve()


def _serve() -> None:
    # In this very process and with all that it has loaded, for a start in seconds. A connection must not be shared
    # with the processes that gunicorn forks.
    connections.close_all()
    sys.argv = ["gunicorn", "--preload", "-c", "python:newsroom.gunicorn"]
    runpy.run_module("gunicorn", run_name="__main__")


def _prepare() -> None:
    django.setup()
    _say("Bringing the database up to date …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("sync_roles", verbosity=0, stdout=_Swallow())
    if static_files.collect():
        _say("Static files collected.")
    _sign_from_the_first()
    _say("Making the demo paper, if there is no edition yet …")
    call_command("create_demo", "--if-empty", "--stage", "released", stdout=_Swallow())


def _sign_from_the_first() -> None:
    """Make the paper's key where nothing was ever released; whoever has editions decides that alone."""
    from paper.models import PublishedEdition  # noqa: PLC0415 - models are there only after the set-up
    from paper.proving import keys  # noqa: PLC0415

    if not keys.file().exists() and not PublishedEdition.objects.exists():
        call_command("make_signing_key", stdout=_Swallow())


class _Swallow(StringIO):
    """Takes what a command reports, for the end says it better; its progress bar still shows on a terminal."""

    def isatty(self) -> bool:
        return sys.stdout.isatty()


def _say(sentence: str) -> None:
    print(sentence, flush=True)


@contextmanager
def _failures_in_one_sentence() -> Iterator[None]:
    try:
        yield
    except (ImproperlyConfigured, CommandError) as error:
        raise Problem(str(error)) from None
    except DatabaseError as error:
        if type(error) not in {DatabaseError, OperationalError}:
            raise  # a fault of ours, and no refusal of the database
        place = str(settings.DATABASES["default"]["NAME"]) if settings.SQLITE else ""
        raise problem.from_database(error, place=place) from None
    except OSError as error:
        sentence = problem.from_os(error)
        if sentence is None:
            raise
        raise sentence from None


def _announce(number: int) -> None:
    words = [os.getpid(), number, settings.SITE_URL, settings.DATA / "demo-logins.txt"]
    subprocess.Popen([sys.executable, "-m", "scripts.announcing", *map(str, words)])


def _keep_duties() -> None:
    # In the terminal's group, so that Ctrl-C reaches it as well; and it ends when this process, the server, has ended.
    command = [sys.executable, "manage.py", "run_duties", "--beside", str(os.getpid())]
    subprocess.Popen(command, stdin=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
