"""What do the paper and the newsroom look like? Photographs the demo's pages into docs/screenshots/."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from scripts import (
    correcting_shown,
    history_shown,
    keeping_shown,
    my_desk_shown,
    pictures,
    planning_shown,
    previewing_shown,
    proof_room,
    talking_shown,
    writing_shown,
)
from scripts.demo_server import environment_of, served
from scripts.places import ROOT
from scripts.problem import Problem
from scripts.shown import LANGUAGES, ORDER, find

# language → {name of a page: its address}
Found = dict[str, dict[str, str]]
# A long page repeats itself further down.
_TALLEST = 1400
# Every worker has looked by then whether anything was taken back.
_UNTIL_SEEN = 3
_CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb"]
_LOADED = """() => Promise.all([...document.images].map(async picture => {
  picture.loading = 'eager';
  picture.decoding = 'sync';
  if (!picture.complete) await new Promise((come, fail) => { picture.onload = come; picture.onerror = fail; });
  await picture.decode();
}))"""
_TAKE_BACK = "import django; django.setup(); from scripts import taken_back; taken_back.main()"
# language → the pages that are printed
_PRINTED = {"en": ("front", "edition", "article", "opinion"), "fa-af": ("front", "edition", "article")}


def main() -> None:
    """Build the demo paper in a folder that is thrown away, serve it, and photograph it."""
    shutil.rmtree(pictures.FOLDER, ignore_errors=True)
    try:
        with served() as (site, data), sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=sys.argv[1], args=_CHROMIUM)
            page = browser.new_page()
            found = {language: find(page, site, language) for language in LANGUAGES}
            _paper(browser, found)
            _on_paper(page, found)
            logins = _logins(data / "demo-logins.txt")
            _desk(browser, site, logins)
            _proof_room(browser, site, logins)
            for shown in (
                my_desk_shown,
                planning_shown,
                writing_shown,
                keeping_shown,
                previewing_shown,
                correcting_shown,
                talking_shown,
                history_shown,
            ):
                shown.photograph(lambda who, width: _signed_in(browser, site, who, logins, width=width), shoot=_shoot)
            for step in ("mend", "withdraw", "recall"):
                _paper(browser, _taken_back(step, site=site, data=data))
            browser.close()
        pictures.write_index(ORDER)
        pictures.weigh()
    except Problem as problem:
        sys.exit(str(problem))


def _paper(browser: Browser, found: Found) -> None:
    for width in pictures.WIDTHS:
        for scheme, ending in pictures.SCHEMES.items():
            context = browser.new_context(
                viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
            )
            page = context.new_page()
            for language, pages in found.items():
                for name, address in pages.items():
                    page.goto(address)
                    _shoot(page, f"{language}/{name}-{width}{ending}")
            context.close()


def _on_paper(page: Page, found: Found) -> None:
    for language, names in _PRINTED.items():
        for name in names:
            page.goto(found[language][name])
            _settle(page)
            pictures.keep_pages(page.pdf(prefer_css_page_size=True), f"print/{language}-{name}")
        answer = page.request.get(f"{found[language]['edition']}edition.pdf")
        if answer.ok:
            pictures.keep_pages(answer.body(), f"print/{language}-e-paper")


def _taken_back(step: str, *, site: str, data: Path) -> Found:
    command = [sys.executable, "-c", _TAKE_BACK, step]
    done = subprocess.run(
        command, cwd=ROOT, env=environment_of(site, data=data), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise Problem(f"The demo could not {step} anything: {done.stderr.strip().splitlines()[-1]}")
    time.sleep(_UNTIL_SEEN)
    said: Found = json.loads(done.stdout)
    return {language: {name: site + address for name, address in pages.items()} for language, pages in said.items()}


def _desk(browser: Browser, site: str, logins: dict[str, str]) -> None:
    for width in (390, 1440):
        for who, name, path in (
            ("editor-in-chief", "editions", "editions/edition"),
            ("writer", "articles", "articles/article"),
        ):
            page = _signed_in(browser, site, who, logins, width=width)
            page.goto(f"{site}/newsroom/{path}/")
            _shoot(page, f"desk/{name}-{width}")
            page.locator("#result_list tbody th a").first.click()
            page.wait_for_load_state()
            _shoot(page, f"desk/{name.removesuffix('s')}-{width}")
            if name == "editions":
                planned = f"{site}/newsroom/{path}/?state__exact=planned"
                _preflight(page, planned, width=width)
                _board(page, planned, width=width)
            page.context.close()


def _proof_room(browser: Browser, site: str, logins: dict[str, str]) -> None:
    edition = ""
    for width in (1440, 390):
        page = _signed_in(browser, site, "editor-in-chief", logins, width=width)
        edition = edition or proof_room.prepare(page, site)
        proof_room.photograph(page, edition, shoot=_shoot, width=width)
        page.context.close()


def _preflight(page: Page, planned: str, *, width: int) -> None:
    """Photograph what preflight finds in an edition that is being made."""
    page.goto(planned)
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_load_state()
    page.goto(page.url.partition("/change/")[0] + "/preflight/reasons/")
    _shoot(page, f"desk/preflight-{width}")


def _board(page: Page, planned: str, *, width: int) -> None:
    """Photograph the board of an edition that is being made."""
    page.goto(planned)
    page.locator("#result_list").get_by_role("link", name="Board of").first.click()
    page.wait_for_load_state()
    _shoot(page, f"desk/board-{width}")


def _signed_in(browser: Browser, site: str, name: str, logins: dict[str, str], *, width: int) -> Page:
    # At the house's own time, or the admin remarks on the difference.
    context = browser.new_context(viewport={"width": width, "height": 900}, timezone_id="Asia/Kabul")
    page = context.new_page()
    page.goto(f"{site}/newsroom/")
    page.fill("#id_login", name)
    page.fill("#id_password", logins[name])
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(f"{site}/newsroom/")
    return page


def _shoot(page: Page, name: str) -> None:
    _settle(page)
    height = page.evaluate("document.documentElement.scrollHeight")
    width = (page.viewport_size or {"width": 0})["width"]
    tallest = 4200 if name in pictures.SHOWN_IN_README else _TALLEST
    clip = {"x": 0, "y": 0, "width": width, "height": min(height, tallest)}
    pictures.keep(page.screenshot(full_page=True, clip=clip), name)  # type: ignore[arg-type]


def _settle(page: Page) -> None:
    # A picture that waits for somebody to scroll, or is drawn when there is time, would be a hole.
    page.evaluate(_LOADED)
    page.evaluate("document.fonts.ready.then(() => true)")


def _logins(file: Path) -> dict[str, str]:
    rows = (line.split() for line in file.read_text().splitlines())
    return {row[-2]: row[-1] for row in rows if len(row) >= 2}


if __name__ == "__main__":
    main()
