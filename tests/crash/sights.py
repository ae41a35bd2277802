"""What does one look at the paper see, so that a half of something would be seen?"""

import re
from collections import Counter

from django.urls import reverse

from editions.models import CorrectionRequest, Edition
from paper.models import PublishedArticle
from tests.crash.killing import Sight
from tests.paper.store.reading import House

# An edition's page leads to where it is verified as well; no article has that name (`paper.reserved`).
_ARTICLE = re.compile(r'href="(/\d{4}/\d\d/\d\d/)(?!verify/)([\w-]+)/"')
# What the corrected and killed articles of these tests say: the number of the turn in headline, text and notice.
_HEADLINE = re.compile(r"<h1[^>]*>\s*Turn (\d+)")
_TEXT = re.compile(r"<p>Text of turn (\d+)\.</p>")
_NOTICE = re.compile(r"Notice of turn (\d+)\.</p>")


def of_edition(house: House, key: int) -> list[Sight]:
    """Look at the front page and the edition's page: (page, status, articles of its day on it, of other days)."""
    edition = Edition.objects.get(pk=key)
    contents = reverse("paper:edition", kwargs={"language": edition.language, "issue_date": edition.issue_date})
    found: list[Sight] = []
    for name, path in (("front", "/"), ("edition", contents)):
        answer = house.ask(path)
        links = set(_ARTICLE.findall(answer.text))
        days = Counter(day == contents for day, _ in links)
        found.append((name, answer.status, days[True], days[False]))
    return found


def of_article(house: House, key: int) -> list[Sight]:
    """Look at the page of an article that a request is about: (status, whether all on it is of one turn)."""
    request = CorrectionRequest.objects.only("article_id").get(pk=key)
    printed = PublishedArticle.objects.with_edition().get(pk=request.article.placement.printed_id)
    answer = house.ask(printed.get_absolute_url())
    headline, text, notice = (_numbers(mark, answer.text) for mark in (_HEADLINE, _TEXT, _NOTICE))
    if answer.status == 410:
        return [("article", 410, "whole" if (headline, text, len(notice)) == ([], [], 1) else "half")]
    told = [max(notice, default=0)]
    return [("article", answer.status, "whole" if headline == text == told else "half")]


def _numbers(mark: re.Pattern[str], page: str) -> list[int]:
    return [int(number) for number in mark.findall(page)]
