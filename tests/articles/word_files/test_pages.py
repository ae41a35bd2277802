"""Does a document fill the form and save nothing, and is a picture kept only with its credit?"""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.models import Article, Revision
from photos.models import Photo
from tests.articles.word_files.making import HOSTILE, docx, paragraph, with_pictures
from tests.factories import People, make_article
from tests.photos.making import drawn, encoded, marked

pytestmark = pytest.mark.django_db

NEW, READ, PICTURE = (reverse(f"admin:articles_article_word_{name}") for name in ("new", "read", "picture"))
BRIDGE = docx(
    paragraph("The bridge at night", "Title"),
    paragraph("Fourteen trucks crossed.", "Subtitle"),
    paragraph("A driver waited."),
)


def client_of(user: User) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(user)
    return client


def file(content: bytes, name: str = "story.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def value_of(page: Any, name: str) -> str:
    field = page.context["adminform"].form[name]
    return str(field.value())


def test_a_document_fills_the_form_of_a_new_article_and_saves_nothing(people: People) -> None:
    page = client_of(people.writer).post(NEW, {"document": file(BRIDGE)})
    found = [value_of(page, name) for name in ("headline", "standfirst", "body", "language")]
    assert found == ["The bridge at night", "Fourteen trucks crossed.", "<p>A driver waited.</p>", "en"]
    assert "Nothing is saved yet" in page.text
    assert f'action="{reverse("admin:articles_article_add")}"' in page.text
    assert "script-src-attr" in page.headers["Content-Security-Policy"], "the editor works there"
    assert Article.objects.count() == 0


def test_a_document_fills_an_article_s_form_and_saves_nothing(people: People) -> None:
    article = make_article(headline="As it was", kicker="Roads")
    where = reverse("admin:articles_article_word", args=[article.pk])
    page = client_of(people.writer).post(where, {"document": file(BRIDGE)})
    assert [value_of(page, name) for name in ("headline", "kicker")] == ["The bridge at night", "Roads"]
    assert value_of(page, "opened_at") == "1"
    assert f'action="{reverse("admin:articles_article_change", args=[article.pk])}"' in page.text
    article.refresh_from_db()
    assert (article.headline, article.version, Revision.objects.count()) == ("As it was", 1, 1)


def test_the_form_asks_what_a_document_holds(people: People) -> None:
    told = client_of(people.writer).post(READ, {"document": file(BRIDGE)})
    assert told.json() == {
        "fields": {
            "headline": "The bridge at night",
            "standfirst": "Fourteen trucks crossed.",
            "body": "<p>A driver waited.</p>",
            "language": "en",
        },
        "pictures": 0,
    }
    assert told.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "name", ["nothing", "HTML", "an old .doc", "half a document", "a billion laughs", "a locked document"]
)
def test_a_hostile_document_is_a_sentence_on_the_page_and_in_the_form(name: str, people: People) -> None:
    client, content = client_of(people.writer), HOSTILE[name]()
    told = client.post(READ, {"document": file(content)})
    assert (told.status_code, told.json().keys()) == (200, {"refused"})
    page = client.post(NEW, {"document": file(content, "../../x.docx")})
    assert page.status_code == 200
    assert told.json()["refused"] in page.text.replace("&#x27;", "'")


def test_no_document_is_a_sentence_too(people: People) -> None:
    client = client_of(people.section_editor)
    assert client.post(READ, {}).json() == {"refused": "This field is required."}
    for where in (NEW, PICTURE):
        assert "This field is required." in client.post(where, {}).text


def test_who_may_not_write_brings_nothing(people: People) -> None:
    article = make_article(people.writer, state="submitted")
    where = reverse("admin:articles_article_word", args=[article.pk])
    assert client_of(people.writer).get(where).status_code == 403, "it is the section editor's now"
    assert client_of(people.other_writer).get(where).status_code == 404
    assert client_of(people.photo_editor).post(READ, {"document": file(BRIDGE)}).status_code == 403
    assert client_of(people.writer).get(PICTURE).status_code == 403


def test_a_picture_is_kept_with_its_credit_and_without_what_the_file_says(people: People) -> None:
    document = with_pictures(encoded(drawn((40, 30)), "PNG"), marked("PNG", "qxqxqgpszxzxz"))
    sent = {"number": "2", "credit_line": "Zarmina Sadat", "alt_text": "A bridge"}
    editor = client_of(people.section_editor)
    answer = editor.post(PICTURE, sent | {"document": file(document)})
    photo = Photo.objects.get()
    assert answer.headers["Location"] == reverse("admin:photos_photo_change", args=[photo.pk])
    assert (photo.credit_line, photo.alt_text, photo.width) == ("Zarmina Sadat", "A bridge", 640)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"credit_line": ""}, "This field is required."),
        ({"credit_line": "  "}, "This field is required."),
        ({"number": "9"}, "holds 1 pictures, and not that one"),
        ({"number": "x"}, "Enter a whole number."),
    ],
)
def test_a_picture_without_its_maker_is_not_kept(wrong: dict[str, str], sentence: str, people: People) -> None:
    document = with_pictures(encoded(drawn((40, 30)), "PNG"))
    sent = {"number": "1", "credit_line": "Zarmina Sadat", "document": file(document)} | wrong
    page = client_of(people.section_editor).post(PICTURE, sent)
    assert sentence in page.text
    assert Photo.objects.count() == 0


def test_a_picture_that_is_none_is_a_sentence(people: People) -> None:
    sent = {"number": "1", "credit_line": "x", "document": file(with_pictures(b"<svg onload=alert(1)>"))}
    page = client_of(people.section_editor).post(PICTURE, sent)
    assert "not a JPEG, PNG or WebP" in page.text
    assert Photo.objects.count() == 0


def test_a_writer_is_told_of_pictures_and_an_editor_led_to_them(people: People) -> None:
    document = with_pictures(encoded(drawn((40, 30)), "PNG"))
    said = [
        re.findall(r"It holds a picture[^<]*", client_of(who).post(NEW, {"document": file(document)}).text)
        for who in (people.writer, people.section_editor)
    ]
    assert "photo desk" in said[0][0]
    assert "photo library" in said[1][0]
