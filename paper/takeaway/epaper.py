"""How is an edition printed on A4: nameplate, columns, photos? By WeasyPrint, where it is installed."""

import importlib.util
from functools import cache
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage

from paper.page import printed
from paper.takeaway.contents import Contents
from paper.takeaway.page import style_of
from photos.renditions import ADDRESS, storage_name

SHEETS: Final = ("css/takeaway/epaper.css",)


class NotOurs(Exception):
    """Something outside the paper was asked for while it was printed."""


@cache
def is_installed() -> bool:
    """Tell whether WeasyPrint and the libraries that it draws letters with are there."""
    if importlib.util.find_spec("weasyprint") is None:
        return False
    try:
        import weasyprint  # noqa: F401, PLC0415  (optional, and it takes a second)
    except OSError:
        # The package is there and Pango is not.
        return False
    return True


def make(contents: Contents) -> bytes:
    """Return the edition as a PDF on A4. Takes seconds; needs what requirements-pdf.in names."""
    import weasyprint  # noqa: PLC0415

    page = printed("paper/takeaway/epaper.html", _laid_out(contents), language=contents.edition.language)
    source = page.replace("<style></style>", f"<style>{style_of(SHEETS)}</style>", 1)
    document = weasyprint.HTML(string=source, base_url=f"{settings.SITE_URL}/", url_fetcher=_fetcher())
    pdf: bytes = document.write_pdf(optimize_images=True)
    return pdf


def _laid_out(contents: Contents) -> dict[str, Any]:
    """Return the lead, which stands across the page, and what is left of each section in its order."""
    lead = next((piece for piece in contents.pieces() if piece.article.is_lead), None)
    bands = [(section, [piece for piece in pieces if piece is not lead]) for section, pieces in contents.sections]
    return {"edition": contents.edition, "lead": lead, "bands": [band for band in bands if band[1]]}


def ours(url: str) -> tuple[bytes, str]:
    """Return (bytes, content type) of one of the paper's own faces or photos; raises NotOurs for all else."""
    path = url.removeprefix(settings.SITE_URL)
    photo = ADDRESS.fullmatch(path)
    if photo:
        with default_storage.open(storage_name(photo[1], f"{photo[2]}.{photo[3]}")) as file:
            return file.read(), "image/jpeg" if photo[3] == "jpg" else "image/webp"
    name = path.removeprefix("/static/fonts/")
    found = finders.find(f"fonts/{name}") if path != name and name.endswith(".woff2") and "/" not in name else None
    if found is None:
        raise NotOurs(url)
    with open(str(found), "rb") as file:  # noqa: PTH123
        return file.read(), "font/woff2"


def _fetcher() -> Any:
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    class OwnFilesAlone(URLFetcher):  # type: ignore[misc]
        """Opens no connection and no path: whatever is not in the paper's own two folders is refused."""

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            """Return a face or a photo of ours."""
            content, content_type = ours(url)
            return URLFetcherResponse(url, content, {"Content-Type": content_type})

    return OwnFilesAlone()
