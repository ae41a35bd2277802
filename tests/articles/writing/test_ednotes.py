"""Does a passage for colleagues stay with them: in no revision's content, on no page, in no correction?"""

import pytest

from articles import printing, revisions, typed
from articles.models import Article
from editions import correction
from paper.models import PublishedArticle
from tests.factories import NOW, People, make_article, make_revision

pytestmark = pytest.mark.django_db

SECRET = "qxqxqsecretzxzxz"
BODY = f"<p>Forty died<mark>, {SECRET}</mark>.</p>"
PRINTED = "<p>Forty died.</p>"


def test_a_revision_prints_none_of_it_and_the_form_has_it_back() -> None:
    article = make_article(body=BODY)
    revision = article.revisions.get()
    assert revisions.content_of(article)["body"] == PRINTED
    assert SECRET not in revision.content
    held = typed.of_revision(revision)
    assert held is not None
    assert held["fields"]["body"] == BODY == typed.of_article(article)["fields"]["body"]


def test_a_passage_marked_or_cleared_is_a_revision_that_prints_the_same() -> None:
    article = make_article(body=PRINTED)
    marked = make_revision(article, body=BODY)
    again = make_revision(article, body=PRINTED)
    assert [marked.number, again.number] == [2, 3]
    assert marked.sha256 == again.sha256 == article.revisions.get(number=1).sha256


def test_a_page_made_of_a_working_copy_does_not_show_it() -> None:
    article = make_article(body=BODY)
    copy = PublishedArticle()
    printing.print_content(copy, revisions.content_of(article), photos={})
    assert (copy.body, copy.words) == (PRINTED, 2)
    # Control arm and second lock: a content that holds one all the same is printed without it.
    printing.print_content(copy, revisions.content_of(article) | {"body": BODY}, photos={})
    assert (copy.body, copy.words) == (PRINTED, 2)


def test_a_correction_does_not_carry_it_to_readers(people: People) -> None:
    article = make_article(state="released")
    make_revision(article, headline="Forty died in the flood", body=BODY)
    correction.correct(article, by=people.editor_in_chief, at=NOW, kind="correction", text="The headline was another.")
    assert [each.body for each in PublishedArticle.objects.all()] == [PRINTED]
    assert Article.objects.get().body == BODY
