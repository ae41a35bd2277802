"""An @ names a colleague who may see the article, by user name or by name, and nobody else."""

import pytest

from articles.mentions import colleagues, named, unknown_words
from newsroom.roles import SECTION_EDITOR
from tests.factories import People, make_article, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "people", "unknown"),
    [
        ("Ask @writer.", ["writer"], []),
        ("Ask @WRITER, please", ["writer"], []),
        ("@Laila Karimi knows", ["laila"], []),
        ("@laila  knows, @Karimi too", ["laila"], []),
        ("(@writer-city) and @writer", ["writer-city", "writer"], []),
        ("@writer-cities", [], ["writer-cities"]),
        ("@writers", [], ["writers"]),
        ("@Ahmad has two bearers", [], ["Ahmad"]),
        ("@Ahmad Shah has one", ["ahmad-1"], []),
        ("Write to desk@writer or a.b@laila.example", [], []),
        ("@ writer, @, @@writer", [], []),
        ("@nobody, @nobody", [], ["nobody"]),
        ("@لیلا جان", [], ["لیلا"]),
    ],
)
def test_names_are_found(text: str, people: list[str], unknown: list[str]) -> None:
    house = [
        make_user(username="writer"),
        make_user(username="writer-city"),
        make_user(username="laila", first_name="Laila", last_name="Karimi"),
        make_user(username="ahmad-1", first_name="Ahmad", last_name="Shah"),
        make_user(username="ahmad-2", first_name="Ahmad", last_name="Zai"),
    ]
    found = named(text, among=house)
    assert ([person.username for person in found.people], found.unknown) == (people, unknown)


def test_who_may_open_the_article_can_be_named(people: People) -> None:
    everybody = [people.writer, people.other_writer, people.section_editor, people.editor_in_chief]
    assert len({people.photo_editor, people.administrator, *everybody}) == 6
    make_user(SECTION_EDITOR, is_active=False)
    make_user(SECTION_EDITOR, is_staff=False)
    article = make_article(people.writer)
    assert [person.username for person in colleagues(article)] == ["editor-in-chief", "section-editor", "writer"]


def test_whoever_may_not_open_it_and_whoever_does_not_exist_are_answered_alike(people: People) -> None:
    article = make_article(people.writer)
    said = [
        unknown_words(named(f"Ask @{name}", among=colleagues(article))).replace(name, "…")
        for name in (people.other_writer.username, "nobody-of-this-name")
    ]
    assert said[0] == said[1] != ""
    assert people.section_editor
    assert unknown_words(named("Ask @section-editor", among=colleagues(article))) == ""
