"""How does a Debian package get onto this machine? Installed where we may, or else unpacked into a folder of ours."""

import os
from pathlib import Path

from scripts import program
from scripts.problem import Problem

_STARTER = """#!/bin/sh
# Starts a program with the libraries that were unpacked beside this file.
export LD_LIBRARY_PATH="{libraries}"
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="{folder}/fonts.conf"
exec "{program}" "$@"
"""
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}/root/usr/share/fonts</dir>
  <cachedir>{folder}/fontcache</cachedir>
</fontconfig>
"""


def install(package: str) -> None:
    """Install `package` for the whole machine: as root, or by a sudo that asks no password."""
    prefix = [] if os.geteuid() == 0 else ["sudo", "-n"]
    for step in (["update"], ["install", "--yes", "--no-install-recommends", package]):
        _must(*prefix, "apt-get", *step, env={"DEBIAN_FRONTEND": "noninteractive"})


def unpack(package: str, *, folder: Path) -> Path:
    """Fetch `package` and all it needs that this machine lacks; return the folder they were unpacked into.

    Nothing outside `folder` is written. A Problem carries apt's own words.
    """
    state, cache, root = folder / "state", folder / "cache", folder / "root"
    for part in (state / "lists" / "partial", cache / "archives" / "partial", root):
        part.mkdir(parents=True, exist_ok=True)
    options = _options(state, cache=cache)
    _must("apt-get", *options, "update")
    _must("apt-get", *options, "install", "--yes", "--no-install-recommends", "--download-only", package)
    for archive in sorted((cache / "archives").glob("*.deb")):
        _must("dpkg-deb", "--extract", archive, root)
        archive.unlink()
    return root


def write_starter(name: str, *, folder: Path, starts: Path) -> Path:
    """Write a script `name` into `folder` that runs `starts` with what was unpacked there; return its path."""
    libraries = sorted({str(file.parent) for file in folder.glob("root/**/*-linux-gnu*/**/lib*.so*")})
    (folder / "fonts.conf").write_text(_FONTS.format(folder=folder))
    starter = folder / name
    starter.write_text(_STARTER.format(libraries=":".join(libraries), folder=folder, program=starts))
    starter.chmod(0o755)
    return starter


def _options(state: Path, *, cache: Path) -> list[str]:
    settings = {
        "Dir::State": state,
        # What is installed already is the machine's to say, and needs no second copy.
        "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::Cache": cache,
        "Dir::Log": state,
        # The locks belong to root; our folders are ours alone.
        "Debug::NoLocking": "1",
    }
    return [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]


def _must(*command: object, env: dict[str, str] | None = None) -> None:
    code, said = program.output_of(command, env=env)
    if code:
        raise Problem(f"{command[0]}: {program.last_line(said)}")
