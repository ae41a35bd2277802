"""How are the requirements locked? Every package at one version, with the digests of its files, for every system."""

import sys

from scripts import places, program
from scripts.problem import Problem

_UV = "uv==0.13.9"
_FOLDER = places.TOOLS / "uv"
_OPTIONS = [
    # With its extras: pip before 24 takes no pin of `coverage` for one of the `coverage[toml]` that another asks for.
    "--no-strip-extras",
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-annotate", "--quiet",
    "--custom-compile-command", "make lock",
]  # fmt: skip


def lock() -> int:
    """Write requirements.txt, then requirements-dev.txt on top of the very same versions; return the exit code."""
    _install_uv()
    _compile("requirements")
    # Constrained by the first, so that what tests run with is what readers get.
    _compile("requirements-dev", "--constraints", "requirements.txt")
    return 0


def _install_uv() -> None:
    if (_FOLDER / "bin" / "uv").exists():
        return
    places.require_writable(places.TOOLS)
    _must([sys.executable, "-m", "venv", "--clear", str(_FOLDER)])
    _must([str(_FOLDER / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", _UV])


def _compile(name: str, *options: str) -> None:
    uv = [str(_FOLDER / "bin" / "uv"), "pip", "compile", "--cache-dir", str(places.TOOLS / "uv-cache")]
    _must([*uv, f"{name}.in", "--output-file", f"{name}.txt", *_OPTIONS, *options])


def _must(command: list[str]) -> None:
    code, said = program.output_of(command)
    if code:
        raise Problem(f"The requirements could not be locked: {program.last_line(said)}")
