"""What is a story called in production while nobody has given it a slugline?"""

import pytest
from django.test import Client

from articles.models import Article
from articles.proposing import slugline_of
from tests.factories import People, make_section

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("headline", "slugline"), [
    ("The Bread of Kabul’s bakers is lighter", "bread of kabul’s bakers"),
    ("“Blood does not keep holidays”: a talk", "blood does not keep"),
    ("A well-known road", "well-known road"),
    ("وعده‌ای که خط‌کش دارد", "وعده‌ای که خط‌کش دارد"),
    ("40 years", "40 years"),
    ("?!", ""),
    ("", ""),
    ("x" * 300, "x" * 80),
])  # fmt: skip
def test_the_first_telling_words_name_a_story(headline: str, slugline: str) -> None:
    assert slugline_of(headline) == slugline


def sent(**fields: str) -> dict[str, str]:
    form = {"genre": "news", "language": "en", "section": str(make_section("National").pk)}
    return form | {"bylines-TOTAL_FORMS": "0", "bylines-INITIAL_FORMS": "0"} | fields


def test_an_empty_slugline_is_made_from_the_headline_on_saving(people: People) -> None:
    client = Client()
    client.force_login(people.writer)
    client.post("/newsroom/articles/article/add/", sent(headline="Forty\n died  in the flood"))
    article = Article.objects.get()
    assert (article.headline, article.slugline) == ("Forty died in the flood", "forty died in flood")
    client.post("/newsroom/articles/article/add/", sent(headline="Forty died", slugline="flood"))
    assert Article.objects.order_by("pk").values_list("slugline", flat=True)[1] == "flood"


def test_a_story_without_any_name_is_refused_with_a_sentence(people: People) -> None:
    client = Client()
    client.force_login(people.writer)
    answer = client.post("/newsroom/articles/article/add/", sent())
    assert "Give the story a headline, or a slugline that colleagues know it by." in answer.text
    assert not Article.objects.exists()
