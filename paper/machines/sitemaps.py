"""What do search engines find their way by? Sitemaps by month, one of the newest articles, and who may crawl at all.

https://www.sitemaps.org/protocol.html,
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

import datetime
from collections.abc import Iterable
from typing import Final
from xml.sax.xmlreader import AttributesImpl

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

from paper.calendar import months
from paper.machines import crawlers
from paper.machines.absolute import absolute
from paper.models import PublishedArticle, PublishedEdition
from paper.text.characters import printable

_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS: Final = "http://www.google.com/schemas/sitemap-news/0.9"
# The protocol's limit for one file. A month of forty pieces a day in three languages has under four thousand.
MOST: Final = 50_000
MOST_NEWS: Final = 1_000
_BARE: "Final[AttributesImpl[str]]" = AttributesImpl({})
NEWS_AGE: Final = datetime.timedelta(days=2)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Answer with the index: one sitemap for each month that has an edition, newest first. Two queries."""
    response, xml = _document("sitemapindex", {"xmlns": _NAMESPACE})
    # What is out ahead of an edition may be all that its month has.
    ahead = {day.replace(day=1) for day in PublishedEdition.objects.ahead().values_list("issue_date", flat=True)}
    for first in sorted({*months.with_editions(), *ahead}, reverse=True):
        xml.startElement("sitemap", _BARE)
        xml.addQuickElement("loc", absolute(reverse("paper:sitemap_month", kwargs={"month": first})))
        xml.endElement("sitemap")
    xml.endElement("sitemapindex")
    return response


@require_safe
def month(request: HttpRequest, *, month: datetime.date) -> HttpResponse:
    """Answer with the editions of a month and all that stands in them, in every language. Two queries."""
    editions = PublishedEdition.objects.not_recalled().in_month(month).newest_first().defer("manifest")
    addresses = {edition.pk: absolute(edition.get_absolute_url()) for edition in editions}
    if not addresses:
        raise Http404
    articles = PublishedArticle.objects.readable().in_editions(editions).order_by("-issue_date", "position")
    response, xml = _document("urlset", {"xmlns": _NAMESPACE})
    for edition in editions:
        if edition.is_ahead:
            continue
        _url(xml, addresses[edition.pk], changed=edition.released_at)
    rows = articles.values_list("edition", "slug", "version_created_at")[: MOST - len(addresses)]
    for key, slug, changed in rows:
        # An article's address is its edition's and its slug; asking the resolver thousands of times costs a second.
        _url(xml, f"{addresses[key]}{slug}/", changed=changed)
    xml.endElement("urlset")
    return response


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """Answer with what was released in the last two days, at most 1,000 articles, newest edition first. One query."""
    response, xml = _document("urlset", {"xmlns": _NAMESPACE, "xmlns:news": _NEWS})
    for article in _released_since(timezone.now() - NEWS_AGE):
        xml.startElement("url", _BARE)
        xml.addQuickElement("loc", absolute(article.get_absolute_url()))
        xml.startElement("news:news", _BARE)
        xml.startElement("news:publication", _BARE)
        xml.addQuickElement("news:name", printable(article.edition.paper_name))
        xml.addQuickElement("news:language", article.language.partition("-")[0])
        xml.endElement("news:publication")
        xml.addQuickElement("news:publication_date", _moment(article.first_released_at))
        xml.addQuickElement("news:title", printable(article.headline))
        xml.endElement("news:news")
        xml.endElement("url")
    xml.endElement("urlset")
    return response


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with who may crawl the paper, and where the sitemaps are. No query."""
    sitemaps = [absolute(reverse(f"paper:{name}")) for name in ("sitemap", "news_sitemap")]
    lines = [*crawlers.rules(settings.CRAWLERS), *(f"Sitemap: {address}" for address in sitemaps)]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _released_since(moment: datetime.datetime) -> Iterable[PublishedArticle]:
    # An edition of long ago that was brought in yesterday is no news, and the issue date is what has an index.
    articles = PublishedArticle.objects.readable().standing().issued_since(timezone.localdate(moment))
    recent = articles.filter(first_released_at__gte=moment).order_by("-issue_date", "position", "pk")
    return recent.select_related("edition").defer("body", "edition__manifest")[:MOST_NEWS]


def _document(root: str, attributes: dict[str, str]) -> tuple[HttpResponse, SimplerXMLGenerator]:
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    xml = SimplerXMLGenerator(response, "utf-8")
    xml.startDocument()
    xml.startElement(root, AttributesImpl(attributes))
    return response, xml


def _url(xml: SimplerXMLGenerator, address: str, *, changed: datetime.datetime) -> None:
    xml.startElement("url", _BARE)
    xml.addQuickElement("loc", address)
    xml.addQuickElement("lastmod", _moment(changed))
    xml.endElement("url")


def _moment(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="seconds")
