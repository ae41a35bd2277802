"""What does every page of the paper know without asking the database?"""

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import escape_uri_path

from paper.languages import language_of
from photos.saving import saves_data


def identity(request: HttpRequest) -> dict[str, object]:
    """Give templates the paper's name, motto, publisher, address of the office and the absolute base of addresses.

    They are those of the language that the address belongs to. `saving` says that the reader asked to save data.
    """
    paper = settings.PAPER_IDENTITY[language_of(request.path)]
    return {
        "paper_name": paper["paper_name"],
        "paper_motto": paper["motto"],
        "paper_publisher": paper["publisher"],
        "paper_address": paper["address"],
        "site_url": settings.SITE_URL,
        "canonical_path": escape_uri_path(request.path),
        "saving": saves_data(request),
    }
