"""What the editor-in-chief approves is what readers see: the preview's page and the public page are the same."""

import datetime
from typing import Any

import pytest

from articles.models import Article
from editions.correcting import preview, requests
from paper.models import Correction
from tests.editions import acts
from tests.editions.readers import read
from tests.factories import (
    People,
    make_article,
    make_author,
    make_correction,
    make_edition,
    make_photo,
    make_request,
    make_revision,
    printed_copy,
)

pytestmark = pytest.mark.django_db

Kind = Correction.Kind
# As the database gives a time back.
LATER = acts.LATER.astimezone(datetime.UTC)


def neighbours_and(**fields: Any) -> Article:
    """An article in the middle of a released edition."""
    articles = [make_article(state="ready", **(fields if place == 1 else {})) for place in range(3)]
    make_edition(state="released", articles=articles)
    return Article.objects.get(pk=articles[1].pk)


@pytest.mark.parametrize("language", ["en", "fa-AF"])
@pytest.mark.parametrize("kind", Kind.values)
def test_the_preview_is_byte_for_byte_the_page_that_readers_get(kind: str, language: str, people: People) -> None:
    articles = [make_article(state="ready", language=language, lead_photo=make_photo()) for _ in range(3)]
    make_edition(state="released", articles=articles, language=language)
    article = Article.objects.get(pk=articles[1].pk)
    make_correction(article)
    make_revision(article, headline="Put right", body="<p>Another <em>text</em>.</p>", lead_caption="Another caption.")
    article.bylines.create(author=make_author("Somebody Else"), position=2)
    request = make_request(article, kind=kind)
    address = printed_copy(article).get_absolute_url()
    before = read([address])[address]
    shown = preview.answer(request, article, printed_copy(article), at=LATER).content

    requests.approve(request, by=people.editor_in_chief, at=LATER)

    assert read([address]) == {address: (410 if kind == "kill" else 200, shown)}
    assert shown != before[1], "the control arm: readers saw another page before"


def test_nothing_is_saved_by_looking(people: People) -> None:
    article = neighbours_and(headline="As printed")
    make_revision(article, headline="Put right")
    request, address = make_request(article), printed_copy(article).get_absolute_url()
    before = read([address])
    for _ in range(2):
        preview.page_of(request, article, printed_copy(article), at=LATER)
    assert (read([address]), printed_copy(article).headline, Correction.objects.count()) == (before, "As printed", 0)


def test_what_is_no_word_is_named(people: People) -> None:
    article = make_article(state="released", body="<p>It stays.</p>", tags="water", lead_photo=make_photo())
    printed = printed_copy(article)
    assert not preview.change_of(printed, article, kind="correction", at=LATER)
    make_revision(article, body="<p>It <em>stays</em>.</p>", tags="water, Kabul", lead_photo=make_photo())
    change = preview.change_of(printed, article, kind="correction", at=LATER)
    assert change.words == []
    assert change.besides == ["The photo", "The topics", "Links, emphasis or paragraphs of the text"]
    make_revision(article, body="<p>It goes.</p>", lead_caption="The caption put right.")
    change = preview.change_of(printed, article, kind="correction", at=LATER)
    assert [difference.name for difference in change.words] == ["Text", "Caption"]
    assert change.besides == ["The photo", "The topics"]
