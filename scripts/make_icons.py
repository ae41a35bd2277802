"""How are the icons in static/img made? A Chromium draws favicon.svg at the sizes that home screens ask for.

python -m scripts.make_icons [CHROMIUM]
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts import browser, places

IMAGES = places.ROOT / "static" / "img"
SIZES = (192, 512)


def main(chromium: Path) -> None:
    """Draw every icon."""
    drawing = (IMAGES / "favicon.svg").read_text()
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=str(chromium), args=["--no-sandbox"])
        for size in SIZES:
            page = running.new_page(viewport={"width": size, "height": size})
            page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{drawing}")
            page.screenshot(path=IMAGES / f"icon-{size}.png", omit_background=True)
        running.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else browser.ensure())
