#!/usr/bin/env python
"""Runs the newsroom's management commands."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    # A migration of a large archive, or its index made anew, takes as long as it takes; a page may not.
    os.environ.setdefault("NEWSROOM_STATEMENT_SECONDS", "0")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (the settings are named first)

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
