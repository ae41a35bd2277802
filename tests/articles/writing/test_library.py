"""Which photos does the library offer for a text, to whom, and as what?"""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from articles.writing import library
from paper.text.html import clean
from photos.models import Photo
from tests.factories import People, make_article, make_photo

pytestmark = pytest.mark.django_db

PATH = "/newsroom/articles/article/library/"


def ask(by: User, **asked: str) -> "dict[str, object]":
    client = Client()
    client.force_login(by)
    answer: dict[str, object] = client.get(PATH, asked).json()
    return answer


def test_all_words_have_to_stand_somewhere_with_the_photo() -> None:
    dam = make_photo(alt_text="The dam", caption="At noon.", credit_line="Farid")
    make_photo(alt_text="The dam", caption="", credit_line="Laila")
    assert library.found("dam NOON farid").photos == [dam]
    assert library.found("dam%").photos == []
    assert len(library.found("  ").photos) == 2


def test_older_photos_follow_by_their_key(people: People) -> None:
    photos = [make_photo() for _ in range(library.AT_ONCE + 2)]
    first = library.found("")
    assert first.photos == photos[:1:-1]
    assert library.found("", before=first.before) == library.Page(photos[1::-1], None)
    for nonsense in ("x", "-1", "9" * 40, "٣"):
        assert ask(people.writer, before=nonsense)["photos"] is not None


def test_a_figure_is_clean_and_carries_caption_and_credit() -> None:
    photo = make_photo(alt_text='A "<dam>"', caption="The dam & road.", credit_line="Farid <b>")
    assert (photo.width, photo.height) == (1600, 1000)
    figure = library.figure_of(photo)
    assert figure == (
        f'<figure><img src="/media/photos/{photo.token}/960.jpg" '
        'alt="A &quot;&lt;dam&gt;&quot;" width="960" height="600">'
        "<figcaption>The dam &amp; road. Farid &lt;b&gt;</figcaption></figure>"
    )
    assert clean(figure).replace("<dam>", "&lt;dam&gt;") == figure


def test_a_small_picture_keeps_its_own_width() -> None:
    photo = make_photo(width=500, height=250, caption="")
    assert f'/{photo.token}/500.jpg" alt="A street in the morning" width="500" height="250">' in library.figure_of(
        photo
    )


def test_an_empty_library_says_what_to_do(people: People) -> None:
    assert ask(people.writer)["nothing"] == "No photo is in the library yet: add one first."
    assert ask(people.writer, q="dam")["nothing"] == "No photo has these words."


def test_only_those_who_may_see_photos_are_told(people: People) -> None:
    client = Client()
    client.force_login(people.administrator)
    assert client.get(PATH).status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_thirty_photos_cost_what_one_does(
    count: int, people: People, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_photo()
    with django_assert_num_queries(1):
        library.found("street")
    assert Photo.objects.count() == count


def test_without_scripts_the_lead_photo_is_one_of_the_newest(people: People) -> None:
    old = make_photo(alt_text="The old dam")
    photos = [make_photo() for _ in range(50)]
    assert library.plain_choice(None) == photos[::-1]
    assert library.plain_choice(old) == [old, *photos[::-1]]
    assert library.plain_choice(photos[3]) == photos[::-1]
    client = Client()
    client.force_login(people.writer)
    article = make_article(lead_photo=old)
    html = client.get(f"/newsroom/articles/article/{article.pk}/change/").text
    plain = " ".join(html.split("<noscript>")[1].split("</noscript>")[0].split())
    assert plain.count("<option") == 52
    assert f'<option value="{old.pk}" selected>The old dam</option>' in plain
    assert html.index('id="id_lead_photo"') < html.index('id="plain-photo"'), "the last of two of one name counts"
