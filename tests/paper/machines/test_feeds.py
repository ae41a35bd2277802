"""Can a feed reader follow the paper, and is all that it gets what readers may see now?"""

import json
from typing import Any

import feedparser
import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from editions import correction, release
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedArticle
from tests import factories
from tests.paper.hostile import LEFT, print_hostile
from tests.paper.printed import print_paper
from tests.paper.test_page_costs import make_paper

pytestmark = pytest.mark.django_db
HOME = settings.SITE_URL
ATOM = "{http://www.w3.org/2005/Atom}"


def atom(path: str) -> Any:
    """Return a feed as a feed reader understands it; what it had to guess at is a failure."""
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    # As it stands: a reader's own cleaning would hide what ours let through.
    read = feedparser.parse(answer.content, sanitize_html=False, resolve_relative_uris=False)
    assert (read.version, read.bozo) == ("atom10", False)
    return read


def items(path: str) -> list[dict[str, Any]]:
    """Return the items of a JSON feed."""
    answer = Client().get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/feed+json")
    found: list[dict[str, Any]] = json.loads(answer.content)["items"]
    return found


def titles(path: str) -> list[str]:
    return [entry.title for entry in atom(path).entries]


def test_a_reader_of_atom_finds_every_field() -> None:
    addresses = print_paper()
    feed = atom("/feed/")
    assert (feed.feed.title, feed.feed.subtitle) == (settings.PAPER_NAME, settings.PAPER_MOTTO)
    assert (feed.feed.language, feed.feed.id, feed.feed.link) == ("en", f"{HOME}/feed/", f"{HOME}/")
    assert [link.href for link in feed.feed.links if link.rel == "self"] == [f"{HOME}/feed/"]
    entry = next(each for each in feed.entries if each.link == HOME + addresses["opinion"])
    article = PublishedArticle.objects.get(genre="opinion")
    assert (entry.id, entry.title) == (entry.link, article.headline)
    assert (entry.published, entry.updated) == ("2026-03-14T02:00:00+00:00", "2026-03-14T02:00:00+00:00")
    assert entry.summary == article.standfirst
    assert [(who.name, who.href) for who in entry.authors] == [("Karim Baburyan", f"{HOME}/authors/karim-baburyan/")]
    assert [tag.term for tag in entry.tags] == ["Opinion"]
    (content,) = entry.content
    assert (content.type, content.language) == ("text/html", "en")
    assert str(article.body) in content.value
    assert "He can be reached at" in content.value


def test_a_photo_and_a_link_have_full_addresses_and_nothing_else_is_touched() -> None:
    article = print_hostile(lead_photo=factories.make_photo())
    assert article.photo is not None
    (entry,) = atom("/feed/").entries
    (item,) = items("/feed.json")
    for html in (entry.content[0].value, item["content_html"]):
        assert f'<a href="{HOME}/about/">us</a>' in html
        assert '<a href="https://elsewhere.example/">them</a>' in html
        assert 'href="/plain" stays' in html
        assert "nobody" in html
        assert "evil.example" not in html
        assert f'src="{HOME}{article.photo.src}"' in html
        assert ("<script" in html, "\x01" in html) == (False, False)


def test_hostile_words_are_words_in_every_format() -> None:
    print_hostile()
    answer = Client().get("/feed/")
    (entry,) = etree.fromstring(answer.content).iter(f"{ATOM}entry")
    said = {part: entry.findtext(f"{ATOM}{part}") for part in ("title", "summary")}
    assert said == {"title": LEFT, "summary": LEFT}
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == f"Karima {LEFT}"
    (item,) = items("/feed.json")
    assert (item["title"], item["summary"], item["tags"]) == (LEFT, LEFT, ["Harmless", LEFT])


def test_both_formats_say_the_same() -> None:
    print_paper()
    for page in ("/", "/fa-af/", "/opinion/", "/authors/karim-baburyan/", "/corrections/"):
        entries = [(each.id, each.title, each.content[0].value) for each in atom(f"{page}feed/").entries]
        assert entries == [(each["id"], each["title"], each["content_html"]) for each in items(f"{page}feed.json")]
        assert entries != []


def test_every_feed_holds_what_its_page_is_about() -> None:
    addresses = print_paper()
    article = factories.make_article(state="ready", tags="Kabul River, آب کابل", headline="About the river")
    factories.make_released_edition([article])
    assert titles("/topics/kabul-river/feed/") == titles("/topics/آب-کابل/feed/") == ["About the river"]
    assert [entry.link for entry in atom("/fa-af/feed/").entries] == [HOME + addresses["article_in_dari"]]
    assert [entry.content[0].language for entry in atom("/fa-af/feed/").entries] == ["fa-AF"]
    assert [entry.link for entry in atom("/society/feed/").entries] == [HOME + addresses["retracted"]]
    assert atom("/ps/feed/").entries == []


def test_an_empty_feed_is_the_same_at_every_look() -> None:
    assert Client().get("/ps/feed/").content == Client().get("/ps/feed/").content
    assert atom("/ps/feed/").feed.updated == "2000-01-01T00:00:00+00:00"


def test_a_correction_moves_the_entry_and_carries_its_words() -> None:
    article = factories.make_article(state="released", headline="The dam")
    factories.make_revision(article, headline="The bridge")
    later = factories.NOW.replace(hour=9)
    chief = factories.person(EDITOR_IN_CHIEF)
    correction.correct(article, by=chief, at=later, kind="correction", text="It is a bridge.")
    feed = atom("/feed/")
    (entry,) = feed.entries
    assert (entry.title, entry.published) == ("The bridge", "2026-03-14T02:00:00+00:00")
    assert entry.updated == feed.feed.updated == "2026-03-14T05:00:00+00:00"
    assert "Correction, Saturday, March 14th, 2026:</strong> It is a bridge." in entry.content[0].value
    (corrected,) = atom("/corrections/feed/").entries
    assert (corrected.title, corrected.summary) == ("Correction: The bridge", "It is a bridge.")


def test_a_retraction_comes_before_the_text() -> None:
    article = factories.make_article(state="retracted", body="<p>It was so.</p>")
    html = atom("/feed/").entries[0].content[0].value
    assert html.index("no longer stands") < html.index("It was so.")
    assert titles("/corrections/feed/") == [f"Retraction: {article.headline}"]


@pytest.mark.parametrize("path", ["/feed/", "/national/feed.json", "/topics/water/feed/", "/authors/karima/feed.json"])
def test_what_is_killed_or_recalled_vanishes(path: str) -> None:
    author = factories.make_author("Karima")
    stories = [
        factories.make_article(state="ready", headline=f"qxq {word}", slug=word, authors=[author], tags="Water")
        for word in ("killed", "recalled")
    ]
    editions = [factories.make_edition(state="released", articles=[story]) for story in stories]
    client, chief = Client(), factories.person(EDITOR_IN_CHIEF)
    assert b"qxq" in client.get(path).content
    stories[0].refresh_from_db()
    correction.kill(stories[0], by=chief, at=factories.NOW, text="It was withdrawn.")
    release.recall(editions[1], by=chief, at=factories.NOW, note="To be mended.")
    assert b"qxq" not in client.get(path).content
    for form in ("/corrections/feed/", "/corrections/feed.json"):
        told = client.get(form).content.decode()
        assert ("qxq" in told, "/killed/" in told, "It was withdrawn." in told) == (False, False, True)


def test_a_kill_is_not_hidden_behind_the_time_of_what_is_left() -> None:
    factories.make_released_edition(1)
    answer = Client().get("/feed/")
    assert (answer.has_header("ETag"), answer.has_header("Last-Modified")) == (True, False)
    assert Client().get("/feed/", headers={"If-None-Match": answer["ETag"]}).status_code == 304


def test_a_feed_of_nothing_is_not_there() -> None:
    factories.make_author("Nobody")
    paths = ["/authors/nobody/feed/", "/topics/nothing/feed/", "/authors/none/feed.json", "/nowhere/feed/"]
    assert [Client().get(path).status_code for path in paths] == [404] * 4


def test_pages_say_where_their_feeds_are() -> None:
    addresses = print_paper()
    for kind, page in {"front": "/", "front_in_dari": "/fa-af/", "section": "/opinion/", "lead": "/"}.items():
        html = Client().get(addresses[kind]).content.decode()
        assert f'href="{page}feed/"' in html, kind
        assert f'href="{page}feed.json"' in html, kind


def test_a_hub_is_named_where_there_is_one(settings: Any) -> None:
    assert "hub" not in Client().get("/feed/").content.decode()
    settings.WEBSUB_HUB = "https://hub.example/"
    answer = Client().get("/feed/")
    assert answer["Link"] == f'<https://hub.example/>; rel="hub", <{HOME}/feed/>; rel="self"'
    hubs = [link.href for link in feedparser.parse(answer.content).feed.links if link.rel == "hub"]
    assert hubs == ["https://hub.example/"]
    assert json.loads(Client().get("/feed.json").content)["hubs"] == [{"type": "WebSub", "url": "https://hub.example/"}]


# feed → how many queries it costs, however much there is
COSTS = {
    "/feed/": 4,
    "/national/feed/": 3,
    "/authors/karima-noori/feed.json": 4,
    "/corrections/feed/": 1,
    "/sitemap.xml": 2,
    "/sitemap-2026-03.xml": 2,
    "/news-sitemap.xml": 1,
    "/robots.txt": 0,
}


@pytest.mark.parametrize("rows", [1, 30])
def test_a_feed_costs_the_same_however_much_there_is(rows: int) -> None:
    slug = make_paper(rows).articles.all()[0].section.slug
    found = {}
    for path in COSTS:
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(path.replace("/national/", f"/{slug}/")).status_code == 200, path
        found[path] = len(captured)
    assert found == COSTS


def test_a_feed_ends() -> None:
    make_paper(30)
    newest = PublishedArticle.objects.filter(position=1).latest("issue_date")
    for number in range(40, 110):
        newest.pk, newest.slug, newest.is_lead, newest.position = None, f"more-{number}", False, number
        newest.save()
    lengths = [
        len(items(path)) for path in ("/feed.json", f"/{newest.section.slug}/feed.json", "/corrections/feed.json")
    ]
    assert lengths == [60, 30, 50]
