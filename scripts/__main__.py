"""Starts a target of the Makefile. Nothing newer than Python 3.6 before the check, so that an old one can be told."""

import importlib.util
import sys

from scripts import interpreter


def has_venv() -> bool:
    """Say whether this Python has what a virtual environment needs; Debian packs it apart."""
    return all(importlib.util.find_spec(name) for name in ("ensurepip", "venv"))


refused = interpreter.refusal(version=sys.version_info[:2], has_venv=has_venv(), executable=sys.executable)
if refused:
    sys.exit(refused)

from scripts import targets  # noqa: E402  (only a new enough Python can read it)

sys.exit(targets.main(sys.argv[1:]))
