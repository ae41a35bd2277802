"""What stands around an article's text: notices by their kind, ways to pass it on, where to read on?"""

import datetime
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from editions import correction
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import Correction, PublishedArticle
from tests import factories
from tests.paper.outline import Outline

pytestmark = pytest.mark.django_db
FIRST = {"retraction", "editors_note", "update"}


def read(article: PublishedArticle, *, as_printed: bool = False) -> tuple[str, Outline]:
    source = Client().get(article.edition.address_of(article.slug, as_printed=as_printed)).content.decode()
    return source, Outline(source)


def corrected(kind: str) -> PublishedArticle:
    """Return a printed article after a change of a kind whose words are the kind's name."""
    article = factories.make_article(state="released")
    given: dict[str, Any] = {"by": factories.person(EDITOR_IN_CHIEF), "at": factories.NOW, "text": f"A {kind}."}
    if kind == "retraction":
        correction.retract(article, **given)
    else:
        factories.make_revision(article, body="<p>Story begins there.</p><p>It ends here.</p>")
        correction.correct(article, kind=kind, **given)
    return factories.printed_copy(article)


@pytest.mark.parametrize("kind", [kind for kind in Correction.Kind.values if kind != "kill"])
def test_a_notice_stands_above_or_below_the_text_as_its_kind_wants(kind: str) -> None:
    source, page = read(corrected(kind))
    text = source.partition("<main")[2]
    stands_first = text.index(f"A {kind}.") < text.index('class="prose"')
    assert stands_first == (kind in FIRST)
    (notice,) = page.all("aside", **{"aria-label": "Notice" if kind in FIRST else "Corrections"})
    assert notice.text.startswith(f"{Correction.Kind(kind).label}, Saturday, March 14th, 2026 A {kind}.")


def test_a_correction_below_is_pointed_to_from_above() -> None:
    source, page = read(corrected("correction"))
    pointer = page.one("a", href="#corrections")
    assert pointer.text == "Corrected on March 14th, 2026"
    assert source.index("#corrections") < source.index('class="prose"') < source.index('id="corrections"')
    assert read(corrected("clarification"))[1].one("a", href="#corrections").text.startswith("Clarified on")
    assert read(corrected("update"))[1].all("a", href="#corrections") == []


def test_as_first_printed_says_what_was_changed() -> None:
    printed = corrected("correction")
    _, page = read(printed, as_printed=True)
    changed = page.one("section", **{"class": "differences"})
    assert [element.text for element in page.all("ins")] == ["there."]
    assert page.all("del")[-1].text == "here."
    assert changed.text.startswith("What was changed Text Story")
    assert "It ends here." not in changed.text, "that paragraph stayed"


def test_what_changed_without_a_changed_word_is_said_as_well() -> None:
    article = factories.make_article(state="released")
    chief = factories.person(EDITOR_IN_CHIEF)
    correction.correct(article, by=chief, at=factories.NOW, kind="update", text="Since then it has rained.")
    _, page = read(factories.printed_copy(article), as_printed=True)
    assert "Of the words nothing" in page.one("section", **{"class": "differences"}).text


def test_it_is_passed_on_by_plain_links_that_carry_headline_and_address() -> None:
    headline = 'Gate & "keys": 100% open, آب'
    printed = factories.make_published_article(headline=headline)
    address = settings.SITE_URL + printed.get_absolute_url()
    _, page = read(printed)
    links = {link.text: link.attributes for link in page.all("a") if "main" in link.around}
    assert links["E-mail"]["href"].startswith("mailto:?")
    mail = parse_qs(urlsplit(links["E-mail"]["href"]).query)
    assert mail == {"subject": [headline], "body": [address]}
    whatsapp, telegram = (urlsplit(links[name]["href"]) for name in ("WhatsApp", "Telegram"))
    assert (whatsapp.netloc, parse_qs(whatsapp.query)) == ("wa.me", {"text": [f"{headline} {address}"]})
    assert (telegram.netloc, parse_qs(telegram.query)) == ("t.me", {"url": [address], "text": [headline]})
    for name in ("WhatsApp", "Telegram"):
        assert links[name]["rel"] == "noopener noreferrer nofollow"
    assert page.one("p", **{"class": "keep__address"}).text == address


def test_it_is_kept_under_a_name_with_its_date() -> None:
    printed = factories.make_published_article()
    (link,) = [link for link in read(printed)[1].all("a") if "download" in link.attributes]
    assert link.attributes["href"] == printed.get_absolute_url()
    assert link.attributes["download"] == f"{printed.issue_date:%Y-%m-%d}-{printed.slug}.html"


def test_nothing_but_what_a_reader_follows_leads_to_another_house() -> None:
    _, page = read(factories.make_published_article())
    elsewhere = [
        (element.tag, urlsplit(value).netloc)
        for element in page.elements
        for name, value in element.attributes.items()
        if name in {"href", "src", "srcset", "action", "poster"} and urlsplit(value).netloc
    ]
    own = urlsplit(settings.SITE_URL).netloc
    assert elsewhere == [("link", own), ("a", "wa.me"), ("a", "t.me")]


def test_it_leads_on_to_its_section_and_to_earlier_pieces() -> None:
    day = datetime.date(2026, 3, 14)
    writer = factories.make_author("Karima Noori")
    for on, headline in ((-3, "Long before"), (-1, "Just before"), (0, "Today"), (2, "After it")):
        article = factories.make_article(state="ready", headline=headline, authors=[writer])
        factories.make_released_edition([article], issue_date=day + datetime.timedelta(days=on))
    _, page = read(PublishedArticle.objects.get(headline="Today"))
    section = page.one("nav", **{"aria-label": "Earlier and later in this section"})
    assert section.text == "Earlier in National, March 13th Just before Later in National, March 16th After it"
    akin = page.one("section", **{"class": "akin"})
    assert akin.text == "From earlier editions March 11th, 2026 National Long before"
    assert unquote(page.one("a", **{"class": "akin__headline"}).attributes["href"]).startswith("/2026/03/11/")


def test_the_first_piece_of_all_leads_nowhere_else() -> None:
    _, page = read(factories.make_published_article())
    classes = {element.attributes.get("class") for element in page.elements}
    assert classes.isdisjoint({"akin", "turn turn--section", "turn", "in-edition"})
