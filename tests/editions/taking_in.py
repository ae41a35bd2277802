"""How is a page taken into the archive, and what went wrong?"""

from datetime import date

from editions.importing import ImportReport, Source, import_edition
from editions.reading import Page, read_page
from tests.editions.pages import plain_page
from tests.factories import NOW

DAY = date(2024, 1, 16)
OTHER = "Who Sweeps the Snow From the Roofs"


def page(**changes: str) -> Page:
    return read_page(plain_page(**changes))


def take_in(*pages: Page, day: date | None = DAY, release: bool = False) -> list[ImportReport]:
    sources = [Source(f"{number}.txt", each) for number, each in enumerate(pages, start=1)]
    return import_edition(day, sources, release=release, at=NOW)


def problems(reports: list[ImportReport]) -> list[str]:
    return [report.problem for report in reports]
