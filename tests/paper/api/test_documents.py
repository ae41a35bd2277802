"""Is an article a ninjs document and an edition a package, with all that readers may see and nothing else?"""

import datetime

import pytest
from django.test import Client

from editions import correction, release
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedArticle
from tests import factories
from tests.paper.api.asking import HOME, ROOT, ask, everything, standard, trouble, valid
from tests.paper.hostile import LEFT, print_hostile
from tests.paper.printed import KINDS, print_paper

pytestmark = pytest.mark.django_db
ARTICLES = ("lead", "opinion", "editorial", "corrected", "retracted", "article_in_dari")


def test_every_document_is_by_the_standard_and_as_described() -> None:
    addresses = print_paper()
    for kind in ARTICLES:
        document = ask(addresses[kind])
        assert (standard(document), valid(document, "Article")) == ([], []), kind
        assert document["uri"] == HOME + addresses[kind]
    for kind in ("edition", "edition_in_dari"):
        document = ask(addresses[kind])
        assert (standard(document), valid(document, "Edition")) == ([], []), kind
    for item in everything("/articles/"):
        assert (standard(item), valid(item, "Article")) == ([], [])
    for item in everything("/editions/"):
        assert (standard(item), valid(item, "Edition")) == ([], [])


@pytest.mark.parametrize(
    "fault", [{"uri": "no address"}, {"byline": "By"}, {"headlines": [{"role": "main"}]}, {"pubstatus": "killed"}]
)
def test_the_standard_notices_faults(fault: dict[str, object]) -> None:
    assert standard({"uri": f"{HOME}/", "type": "text"}) == []
    assert len(standard({"uri": f"{HOME}/"} | fault)) == 1


def test_an_article_is_told_whole() -> None:
    addresses = print_paper()
    document = ask(addresses["opinion"])
    article = PublishedArticle.objects.with_edition().get(genre="opinion")
    assert document["headlines"] == [{"role": "main", "contenttype": "text/plain", "value": article.headline}]
    assert document["bodies"][0]["value"] == str(article.body)
    assert document["bodies"][0]["wordcount"] == article.words
    assert document["bodies"][1] == {"role": "authornote", "contenttype": "text/plain", "value": article.author_note}
    assert document["by"] == "By Karim Baburyan"
    writer = {"name": "Karim Baburyan", "rel": "author", "uri": f"{HOME}/authors/karim-baburyan/"}
    assert document["people"] == [writer]
    assert document["genres"] == [{"name": "Opinion", "literal": "opinion"}]
    assert document["altids"][0] == {"role": "sha256", "value": article.sha256}
    assert (document["version"], document["pubstatus"], document["language"]) == ("1", "usable", "en")


def test_a_photo_is_associated_with_its_sizes_and_credit() -> None:
    addresses = print_paper()
    (photo,) = ask(addresses["lead"])["associations"]
    assert (photo["type"], photo["by"]) == ("picture", "Photographer")
    assert [text["role"] for text in photo["descriptions"]] == ["caption", "alternative"]
    assert [size["href"].rpartition("/")[2] for size in photo["renditions"]] == ["320.jpg", "960.jpg", "1600.jpg"]


def test_topics_and_section_are_its_subjects() -> None:
    article = factories.make_published_article(tags="Water, آب کابل")
    subjects = ask(article.get_absolute_url())["subjects"]
    assert [(each["name"], each["rel"]) for each in subjects] == [
        ("National", "section"),
        ("Water", "about"),
        ("آب کابل", "about"),
    ]
    assert subjects[2]["uri"] == f"{HOME}/topics/%D8%A2%D8%A8-%DA%A9%D8%A7%D8%A8%D9%84/"


def test_corrections_stand_in_the_document() -> None:
    addresses = print_paper()
    told = {kind: ask(addresses[kind]) for kind in ("corrected", "retracted")}
    assert told["corrected"]["descriptions"][-1]["role"] == "correction"
    assert told["corrected"]["version"] == "2"
    assert told["retracted"]["descriptions"][-1]["value"] == "Its figures do not stand."
    assert told["retracted"]["pubstatus"] == "canceled"


def test_an_edition_holds_its_articles_in_running_order_without_their_texts() -> None:
    addresses = print_paper()
    document = ask(addresses["edition"])
    members = document["associations"]
    expected = PublishedArticle.objects.readable().filter(edition__language="en").with_edition().order_by("position")
    assert [each["uri"] for each in members] == [HOME + article.get_absolute_url() for article in expected]
    assert [each["name"] for each in members] == [f"article-{place}" for place in range(1, 7)]
    assert [each for each in members if "bodies" in each] == []
    assert document["people"] == [{"name": "Soraya Wafamand", "rel": "editor-in-chief"}]
    assert {each["role"]: each["value"] for each in document["altids"]}["issuenumber"] == "4321"


def test_a_document_says_where_it_is_in_the_api() -> None:
    addresses = print_paper()
    for kind in (*ARTICLES, "edition", "edition_in_dari"):
        document = ask(addresses[kind])
        (here,) = [each["value"] for each in document["altids"] if each["role"] == "api"]
        assert ask(here) == document


def test_links_and_pictures_in_a_text_have_full_addresses_and_hostile_words_are_words() -> None:
    document = ask(print_hostile().get_absolute_url())
    assert standard(document) == []
    assert f'<a href="{HOME}/about/">us</a>' in document["bodies"][0]["value"]
    assert "<script" not in document["bodies"][0]["value"]
    assert document["headlines"][0]["value"] == LEFT
    (author,) = ask("/authors/")["items"]
    assert (author["name"], author["bio"]) == (f"Karima {LEFT}", LEFT)


def test_what_is_killed_or_recalled_is_nowhere() -> None:
    author = factories.make_author("Karima")
    stories = [
        factories.make_article(state="ready", headline=f"qxq {word}", slug=word, authors=[author], tags=f"qxq {word}")
        for word in ("killed", "recalled")
    ]
    editions = [
        factories.make_edition(state="released", articles=[story], issue_date=datetime.date(2026, 5, place))
        for place, story in enumerate(stories, start=1)
    ]
    client, chief = Client(), factories.person(EDITOR_IN_CHIEF)
    paths = ["/editions/", "/articles/", "/authors/", "/topics/", "/corrections/", "/2026/05/01/"]
    paths += [f"/articles/?{name}" for name in ("section=national", "author=karima", "topic=qxq-killed")]
    shown = [path for path in paths if b"qxq" in client.get(ROOT + path).content]
    assert shown == [path for path in paths if path not in {"/editions/", "/authors/", "/corrections/"}]
    stories[0].refresh_from_db()
    correction.kill(stories[0], by=chief, at=factories.NOW, text="It was withdrawn.")
    release.recall(editions[1], by=chief, at=factories.NOW, note="To be mended.")
    assert [path for path in paths if b"qxq" in client.get(ROOT + path).content] == []
    gone = [client.get(f"{ROOT}/2026/05/0{path}") for path in ("1/killed/", "2/recalled/", "2/")]
    assert [trouble(answer)[0] for answer in gone] == [410, 404, 404]
    assert ask("/authors/")["items"] == [], "nobody without a work in the paper is listed"
    (told,) = ask("/corrections/")["items"]
    assert (told["text"], told["headline"], told["article"]) == ("It was withdrawn.", "", "")


def test_there_is_a_document_behind_every_page_of_an_article_and_an_edition() -> None:
    addresses = print_paper()
    pages = {kind: addresses[kind] for kind in KINDS if "/2024/04/25/" in addresses[kind]}
    found = {
        kind: Client().get(ROOT + path).status_code
        for kind, path in pages.items()
        if kind.removesuffix("_in_dari") not in {"as_printed", "missing", "verify"}
    }
    assert found == dict.fromkeys(found, 200) | {"killed": 410}
