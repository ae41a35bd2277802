"""What is seen on the board of an edition, and how is a button of it pressed?"""

import re
from html import unescape

from django.test import Client

from articles.models import Article
from editions.models import Edition


def board_of(edition: Edition) -> str:
    return f"/newsroom/editions/edition/{edition.pk}/board/"


def shown(client: Client, edition: Edition, **asked: str | int) -> str:
    answer = client.get(board_of(edition), asked)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def columns_of(page: str) -> dict[str, list[int]]:
    """Return {section's name: keys of the articles that stand in it} as the page shows them."""
    parts = re.split(r'<section class="column', page)[1:]
    return {
        re.findall(r"data-name>([^<]+)<", part)[0]: [int(key) for key in re.findall(r'data-article="(\d+)"', part)]
        for part in parts
    }


def card_of(page: str, article: Article) -> str:
    return page.partition(f'id="card-{article.pk}"')[2].partition("</article>")[0]


def values_of(card: str) -> list[str]:
    return re.findall(r'name="do" value="([^"]+)"', card)


def version_of(edition: Edition) -> int:
    return Edition.objects.get(pk=edition.pk).version


def do(client: Client, edition: Edition, words: str, *, seen: int | None = None, **more: str) -> str:
    """Press a button and return the page that one is led to, or the fragment."""
    fields = {"do": words, "seen": str(version_of(edition) if seen is None else seen)} | more
    answer = client.post(f"{board_of(edition)}act/", fields, follow=True)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())
