"""Are static files collected when they must be, and does the editor find all it asks for?"""

import functools
import os
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as house
from playwright.sync_api import Page, sync_playwright
from pytest_django.fixtures import Settings

from scripts import static_files

pytestmark = pytest.mark.slow

EDITOR = "ckeditor/ckeditor"
PAGE = f"""<!doctype html><title>Editor</title><textarea id="body">&lt;p&gt;Words&lt;/p&gt;</textarea>
<script src="/{EDITOR}/ckeditor.js"></script>
<script type="module">
  import {{ addPlugins }} from "/js/writing/plugins.js";
  addPlugins(CKEDITOR, {{ choosePhoto() {{}} }});
</script>"""
# What the toolbar opens, what a table's own menu does, and the one that the editor offers by itself.
DIALOGS = {"link": "link", "table": "table", "specialchar": "specialchar", "a11yHelp": "a11yhelp"}


@pytest.fixture
def static_root(settings: Settings, tmp_path: Path) -> Path:
    settings.STATIC_ROOT = tmp_path / "static"
    return tmp_path / "static"


def test_what_has_not_changed_is_not_collected_again(static_root: Path, settings: Settings) -> None:
    own = static_root.parent / "own"
    own.mkdir()
    (own / "paper.css").write_text("p { margin: 0 }")
    settings.STATICFILES_DIRS = [own]
    assert static_files.collect() is True
    assert static_files.collect() is False
    (own / "paper.css").write_text("p { margin: 1px }")
    # collectstatic compares whole seconds, and a person takes longer than one to change a sheet.
    later = (own / "paper.css").stat().st_mtime + 2
    os.utime(own / "paper.css", (later, later))
    assert static_files.collect() is True
    assert (static_root / "paper.css").read_text() == "p { margin: 1px }"


def test_a_collection_that_broke_off_is_done_again(static_root: Path) -> None:
    assert static_files.collect() is True
    static_root.with_suffix(".stamp").unlink()
    assert static_files.collect() is True


def test_a_tenth_of_the_editor_is_collected(static_root: Path) -> None:
    static_files.collect()
    plugins = {path.name for path in (static_root / EDITOR / "plugins").iterdir() if path.is_dir()}
    assert {"link", "divarea", "language"} <= plugins
    assert plugins & {"flash", "iframe", "image", "preview", "exportpdf", "uploadimage", "wsc", "scayt"} == set()
    assert len([path for path in (static_root / "ckeditor").rglob("*") if path.is_file()]) < 125


@contextmanager
def served(folder: Path) -> Iterator[str]:
    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder)) as http:
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{http.server_address[1]}"
        finally:
            http.shutdown()
            thread.join()


def missed(page: Page, *, address: str) -> list[str]:
    """Return the paths that the editor asked for in vain while every dialog was opened once."""
    paths: list[str] = []
    page.on("response", lambda answer: paths.append(answer.url.partition(EDITOR)[2]) if answer.status >= 400 else None)
    page.goto(f"{address}/editor.html")
    page.evaluate(
        "config => { CKEDITOR.replace('body', config) }", {**house.CKEDITOR_CONFIGS["article"], "language": "en"}
    )
    # Not by an event: one that never comes would be waited for without end.
    page.wait_for_function("CKEDITOR.instances.body.status === 'ready'")
    for dialog, file in DIALOGS.items():
        with page.expect_response(re.compile(f"/dialogs/{file}.js")):
            page.evaluate("name => { CKEDITOR.instances.body.openDialog(name) }", dialog)
    page.wait_for_load_state("networkidle")
    return sorted({path.partition("?")[0] for path in paths})


@pytest.mark.browser
@pytest.mark.parametrize(
    ("lost", "expected"), [([], []), (["plugins/link/dialogs/link.js"], ["/plugins/link/dialogs/link.js"])]
)
def test_the_editor_asks_for_nothing_that_was_left_out(
    static_root: Path, chromium_path: str, lost: list[str], expected: list[str]
) -> None:
    static_files.collect()
    (static_root / "editor.html").write_text(PAGE)
    (static_root / "favicon.ico").touch()
    for name in lost:
        (static_root / EDITOR / name).unlink()
    with served(static_root) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path)
        assert missed(browser.new_page(), address=address) == expected
        browser.close()
