"""Which pages of the demo are photographed, and where does each stand in a language? The paper's own links say so."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

from scripts.problem import Problem

# language → how its addresses begin; English stands at the root.
LANGUAGES = {"en": "", "fa-af": "/fa-af"}
_WORDS = {
    "en": {"word": "water", "nonsense": "zebra xylophone"},
    "fa-af": {"word": "آب", "nonsense": "زرافه گیتار"},
}


@dataclass(frozen=True)
class Shown:
    """A page: its template, and its address in every language, or a link on a page named before it."""

    name: str
    template: str
    start: str
    link: str = ""
    status: int = 200
    only: str = ""


PAGES = (
    Shown("front", "front", "/"),
    Shown("edition", "edition", "front", ".folio a"),
    Shown("article", "article", "front", ".lead__headline a"),
    Shown("opinion", "article", "front", ".view:has(.portrait) .view__headline a"),
    Shown("editorial", "article", "front", ".view:not(:has(.portrait)) .view__headline a"),
    Shown("section", "section", "front", ".sections a"),
    Shown("authors", "author_list", "/authors/"),
    Shown("author", "author", "authors", ".author-card:has(img)", only="en"),
    Shown("author", "author", "authors", ".author-card", only="fa-af"),
    Shown("topics", "topic_list", "/topics/"),
    Shown("topic", "topic", "article", "a[rel=tag]"),
    Shown("archive-year", "archive_year", "/archive/", only="en"),
    Shown("archive-solar-year", "archive_solar_year", "/archive/", only="fa-af"),
    Shown("archive-year", "archive_year", "archive-solar-year", ".page-head__note a", only="fa-af"),
    Shown("archive-month", "archive_month", "archive-year", ".month caption a"),
    Shown("search", "search", "/search/"),
    Shown("search-found", "search", "/search/?q={word}"),
    Shown("search-filtered", "search", "/search/?q={word}&section=national&genre=news"),
    Shown("search-nothing", "search", "/search/?q={nonsense}"),
    Shown("corrections", "correction_list", "/corrections/"),
    Shown("corrected", "article", "corrections", ".line__headline a"),
    Shown("as-printed", "as_printed", "corrections", "a[href$='/as-printed/']"),
    Shown("about", "about", "/about/"),
    Shown("masthead", "masthead", "/about/masthead/"),
    Shown("ethics", "policy", "/about/ethics/"),
    Shown("corrections-policy", "policy", "/about/corrections/"),
    Shown("verify", "verify", "edition", "a[href$='/verify/']"),
    Shown("missing", "not_found", "/nowhere/at/all/", status=404),
    Shown("offline", "offline", "/offline/"),
    Shown("api", "api", "/api/v1/", only="en"),
)
# What the demo has only once something was taken back (scripts/taken_back.py): name → template.
TAKEN_BACK = {
    "retracted": "article",
    "withdrawn": "article_withdrawn",
    "recalled": "recalled",
    "taken-back": "taken_back",
}
# What stands where two of them cross.
_MONTH_OF_A_SECTION = "section-month"
ORDER = tuple(dict.fromkeys([*(shown.name for shown in PAGES), _MONTH_OF_A_SECTION, *TAKEN_BACK]))


def find(page: Page, site: str, language: str) -> dict[str, str]:
    """Return {name: address} of the pages that there are in a language; a Problem where English lacks one."""
    found: dict[str, str] = {}
    for shown in PAGES:
        if shown.only in ("", language):
            address = _address(page, shown, site=site, language=language, found=found)
            if address:
                found[shown.name] = address
    if {"section", "archive-month"} <= found.keys():
        found[_MONTH_OF_A_SECTION] = found["section"] + "/".join(found["archive-month"].split("/")[-3:])
    lacking = sorted({shown.name for shown in PAGES if shown.only in ("", language)} - found.keys())
    if lacking and language == "en":
        raise Problem(f"The demo has no page for {', '.join(lacking)}: scripts/shown.py says where it was looked for.")
    if lacking:
        print(f"Not in {language}: {', '.join(lacking)}")
    return found


def _address(page: Page, shown: Shown, *, site: str, language: str, found: dict[str, str]) -> str:
    # A link that leads into another language leads to no page of this one.
    prefix = LANGUAGES[language]
    if shown.start.startswith("/"):
        address = site + prefix + shown.start.format(**_WORDS[language])
    elif shown.start in found:
        page.goto(found[shown.start])
        link = page.locator(shown.link)
        if not link.count():
            return ""
        address = site + unquote(str(link.first.get_attribute("href")))
    else:
        return ""
    answer = page.goto(address)
    fits = answer is not None and answer.status == shown.status
    return page.url if fits and urlsplit(page.url).path.startswith(f"{prefix}/") else ""
