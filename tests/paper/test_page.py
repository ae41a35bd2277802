"""In which language is a page printed?"""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from paper.design.specimens import article, edition
from paper.page import Page, printed

DARI, PASHTO = edition(language="fa-AF"), edition(language="ps")


@pytest.mark.parametrize(
    ("shown", "language"),
    [
        ({"article": article(of=DARI), "edition": PASHTO, "language": "en"}, "fa-AF"),
        ({"article": None, "edition": PASHTO, "language": "en"}, "ps"),
        ({"edition": None, "language": "fa-AF"}, "fa-AF"),
        ({}, "en"),
    ],
)
def test_a_page_speaks_the_language_of_what_it_shows(shown: dict[str, object], language: str) -> None:
    assert Page("paper/front.html", shown).language == language


def test_it_speaks_it_whoever_asks_and_leaves_their_language_alone() -> None:
    with translation.override("en"):
        page = Page("paper/offline.html", {"language": "fa-AF", "sections": []}).answer(_request(), status=404)
        assert translation.get_language() == "en"
    assert (page.status_code, 'lang="fa-AF"' in page.text, "فانوس کابل" in page.text) == (404, True, True)


def test_a_part_of_a_page_is_printed_by_itself() -> None:
    html = printed("paper/_topics.html", {"tags": ["Water & peace"]}, language="en")
    assert 'href="/topics/water-peace/" dir="auto">Water &amp; peace</a>' in html


def _request() -> HttpRequest:
    return RequestFactory().get("/fa-af/offline/", headers={"Accept-Language": "ps"})
