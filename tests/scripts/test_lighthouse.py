"""Does `make lighthouse` say in a sentence what is missing, and fail when a page falls short?"""

from pathlib import Path

import pytest

from scripts import audits, lighthouse
from scripts.problem import Problem

pytestmark = pytest.mark.slow

FULL = dict(audits.LEAST)


def test_without_node_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Problem, match=r"^make lighthouse needs node and npm: install Node\.js 18 or newer"):
        lighthouse.require_node()


@pytest.mark.parametrize(("version", "refused"), [("v16.20.2", True), ("v18.0.0", False), ("v20.1.0", False)])
def test_an_old_node_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, version: str, refused: bool) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {version}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    if not refused:
        lighthouse.require_node()
        return
    with pytest.raises(Problem, match=f"and this is {version}"):
        lighthouse.require_node()


def test_a_page_that_falls_short_is_named() -> None:
    found = {"front": FULL, "article": FULL | {"performance": 97}, "search": FULL | {"seo": 92}}
    assert audits.short(found) == ["article performance", "search seo"]
    assert audits.short({"front": FULL}) == []


def test_the_table_ends_with_what_was_asked_for() -> None:
    lines = audits.table({"front": FULL}).splitlines()
    assert [line.split()[0] for line in lines] == ["page", "front", "at"]
    assert lines[-1].split()[-4:] == ["98", "100", "100", "100"]
