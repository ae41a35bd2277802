"""Does a program that knows schema.org understand the pages, and can nothing printed break out of the data?"""

import datetime
import json
import re
from typing import Any

import extruct
import pytest
from django.conf import settings
from django.test import Client, RequestFactory

from editions.proof import proof
from paper.languages import Genre
from paper.machines import linked_data
from paper.machines.data_blocks import data_block
from paper.models import PublishedArticle
from paper.text.characters import printable
from tests import factories
from tests.paper.hostile import BREAKING, LEFT, print_hostile
from tests.paper.outline import Outline
from tests.paper.printed import ISSUE_DATE, KINDS, print_paper

pytestmark = pytest.mark.django_db
HOME = settings.SITE_URL


def data_of(path: str) -> list[dict[str, Any]]:
    """Return what a program finds on a page: the JSON-LD, as extruct reads it."""
    html = Client().get(path).content.decode()
    found: list[dict[str, Any]] = extruct.extract(html, base_url=HOME + path, syntaxes=["json-ld"])["json-ld"]
    return found


def preview_of(path: str) -> dict[str, str]:
    """Return what somebody is shown to whom the address is passed on."""
    html = Client().get(path).content.decode()
    (found,) = extruct.extract(html, base_url=HOME + path, syntaxes=["opengraph"])["opengraph"]
    return dict(found["properties"])


def test_every_genre_has_a_type() -> None:
    assert set(linked_data.TYPES) == set(Genre.values)


def test_pages_are_of_the_expected_types() -> None:
    addresses = print_paper()
    found = {kind: [each.get("@type", "graph") for each in data_of(addresses[kind])] for kind in KINDS}
    types = {
        "NewsArticle": ("lead", "corrected", "retracted", "article_in_dari"),
        "OpinionNewsArticle": ("opinion", "editorial"),
        "PublicationIssue": ("edition", "edition_in_dari"),
        "graph": ("front", "front_in_dari"),
        "ProfilePage": ("author",),
    }
    expected = {kind: [name for name, kinds in types.items() if kind in kinds] for kind in KINDS}
    assert found == expected


def test_an_article_says_what_it_is() -> None:
    addresses = print_paper()
    (data,) = data_of(addresses["opinion"])
    article = PublishedArticle.objects.with_edition().get(genre="opinion")
    assert data["url"] == data["mainEntityOfPage"] == HOME + addresses["opinion"]
    assert (data["headline"], data["description"]) == (article.headline, article.standfirst)
    assert (data["articleSection"], data["inLanguage"], data["wordCount"]) == ("Opinion", "en", article.words)
    assert data["datePublished"] == data["dateModified"] == "2026-03-14T02:00:00+00:00"
    writer = {"@type": "Person", "name": "Karim Baburyan", "url": f"{HOME}/authors/karim-baburyan/"}
    assert data["author"] == [writer]
    assert data["editor"] == {"@type": "Person", "name": "Soraya Wafamand"}
    issue = data["isPartOf"]
    assert (issue["@type"], issue["issueNumber"], issue["datePublished"]) == (
        "PublicationIssue",
        "4321",
        ISSUE_DATE.isoformat(),
    )
    assert issue["isPartOf"]["@type"] == "Newspaper"
    assert {name: path for name, path in data["publisher"].items() if str(path).startswith(f"{HOME}/about/")} == {
        "publishingPrinciples": f"{HOME}/about/",
        "ethicsPolicy": f"{HOME}/about/ethics/",
        "correctionsPolicy": f"{HOME}/about/corrections/",
        "masthead": f"{HOME}/about/masthead/",
    }


def test_a_photo_and_a_card_are_its_pictures() -> None:
    addresses = print_paper()
    (data,) = data_of(addresses["lead"])
    photo = PublishedArticle.objects.exclude(photo=None).get().photo
    assert photo is not None
    assert [image["url"] for image in data["image"]] == [
        HOME + photo.url(1920),
        f"{HOME}{addresses['lead']}card.png",
    ]


def test_corrections_are_comments() -> None:
    addresses = print_paper()
    found = {kind: data_of(addresses[kind])[0].get("correction", []) for kind in ("corrected", "retracted", "lead")}
    comment = {"@type": "CorrectionComment", "datePublished": "2026-03-14T02:00:00+00:00"}
    assert found == {
        "corrected": [comment | {"name": "Correction", "text": "An earlier version had another headline."}],
        "retracted": [comment | {"name": "Retraction", "text": "Its figures do not stand."}],
        "lead": [],
    }
    assert data_of(addresses["retracted"])[0]["creativeWorkStatus"] == "Retracted"


def test_those_who_made_the_pictures_and_the_translation_are_not_called_authors() -> None:
    article = factories.make_article(state="draft", authors=[factories.make_author("Karima")])
    for name, credit in (("Homayun", "photographs"), ("Zahra", "translated")):
        factories.make_byline(article, author=factories.make_author(name), credit=credit)
    factories.make_revision(article)
    factories.bring(article, to="released")
    (data,) = data_of(factories.printed_copy(article).get_absolute_url())
    people = {role: [each["name"] for each in data[role]] for role in ("author", "contributor", "translator")}
    assert people == {"author": ["Karima"], "contributor": ["Homayun"], "translator": ["Zahra"]}


def test_what_nobody_signed_is_the_papers() -> None:
    article = factories.make_published_article()
    article.credits = []
    assert linked_data.of_article(article, [])["author"][0]["@type"] == "NewsMediaOrganization"


def test_an_edition_has_its_articles_as_parts_and_no_killed_one() -> None:
    addresses = print_paper()
    (data,) = data_of(addresses["edition"])
    parts = {part["url"]: part["@type"] for part in data["hasPart"]}
    assert len(parts) == 6
    assert HOME + addresses["killed"] not in parts
    assert parts[HOME + addresses["opinion"]] == "OpinionNewsArticle"
    assert (data["@id"], data["datePublished"]) == (HOME + addresses["edition"], "2024-04-25")


def test_the_front_page_names_the_site_and_whose_it_is() -> None:
    print_paper()
    (data,) = data_of("/")
    assert [each["@type"] for each in data["@graph"]] == ["WebSite", "NewsMediaOrganization"]
    assert data["@graph"][0]["publisher"]["@id"] == data["@graph"][1]["@id"]


def test_an_author_is_a_public_name_and_nothing_more() -> None:
    print_paper()
    (data,) = data_of("/authors/karim-baburyan/")
    person = data["mainEntity"]
    assert (person["name"], person["jobTitle"]) == ("Karim Baburyan", "columnist of the paper")
    assert set(person) == {"@type", "@id", "name", "url", "jobTitle", "image", "worksFor"}


def test_hostile_words_stay_words() -> None:
    article = print_hostile()
    paths = {
        "headline": article.get_absolute_url(),
        "hasPart": article.edition.get_absolute_url(),
        "mainEntity": "/authors/karima/",
    }
    found = {name: data_of(path) for name, path in paths.items()}
    assert found["headline"][0]["headline"] == LEFT
    assert found["hasPart"][0]["hasPart"][0]["headline"] == LEFT
    assert found["mainEntity"][0]["mainEntity"]["name"] == f"Karima {LEFT}"
    for path in paths.values():
        page = Outline(Client().get(path).content.decode())
        kinds = [script.attributes["type"] for script in page.all("script")]
        assert kinds == ["application/ld+json", "module"], "the one script of the house, and nothing that broke out"


@pytest.mark.parametrize(
    "words", [BREAKING, "<!--<script>", "</SCRIPT\t>", "&lt;/script&gt;", "]]>", "\ud800", '\\"</', "\\u003c"]
)
def test_no_character_of_a_block_is_markup(words: str) -> None:
    block = data_block({"a": words, words: ["b"]})
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert re.search("[<>&'\x00-\x1f\u2028\u2029\ud800-\udfff]", inside) is None
    assert json.loads(inside)["a"] == printable(words)


def test_without_escaping_the_same_words_would_break_out() -> None:
    raw = f'<script type="application/ld+json">{json.dumps({"a": BREAKING})}</script>'
    assert len(Outline(raw).all("script")) == 2


def test_a_link_is_shown_with_headline_standfirst_and_card() -> None:
    addresses = print_paper()
    article = PublishedArticle.objects.get(genre="opinion")
    preview = preview_of(addresses["opinion"])
    assert preview == {
        "og:type": "article",
        "og:site_name": settings.PAPER_NAME,
        "og:locale": "en_GB",
        "og:title": article.headline,
        "og:description": article.standfirst,
        "og:url": HOME + addresses["opinion"],
        "og:image": f"{HOME}{addresses['opinion']}card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": article.headline,
        "article:published_time": "2026-03-14T02:00:00+00:00",
        "article:modified_time": "2026-03-14T02:00:00+00:00",
        "article:section": "Opinion",
    }
    assert preview_of(addresses["article_in_dari"])["og:locale"] == "fa_AF"
    assert preview_of("/")["og:image"] == f"{HOME}{addresses['edition']}card.png"


def test_a_proof_says_nothing_to_programs() -> None:
    edition = factories.make_edition(articles=2, issue_date=datetime.date(2026, 5, 1))
    for path, page in proof(edition, prefix="/newsroom/proof").items():
        html = page.answer(RequestFactory().get(path)).content.decode()
        assert ("ld+json" in html, "og:" in html, "card.png" in html) == (False, False, False), path
