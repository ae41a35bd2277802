"""Does any staff page show somebody what is not theirs to see?"""

from collections.abc import Callable

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.test import Client

from articles.models import Article
from newsroom.roles import ADMINISTRATOR, PHOTO_EDITOR, WRITER, Role
from tests.factories import make_article, make_user
from tests.security.crawling import Crawl
from tests.security.house import OF_THE_AUTHOR, OF_THE_PHOTO, ON_THE_PAGE, PRINTED, STORIES, build, words
from tests.security.markers import marker
from tests.security.side_doors import choosers, staff_guesses

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SignIn = Callable[[User], Client]
OWN = {marker("own", "headline"), marker("own", "slugline")}
# The manifest of an edition, which nothing alters, goes on to name the addresses of what was killed in it.
ADDRESSES = {marker("killed", "headline"), marker("corrected", "headline")}
PEOPLE = words(STORIES, ("username", "firstname", "lastname", "login"))
# Whom a writer can name in a note on an article of their own: the editors, who may all open it.
NAMED = words(("sectioneditor", "editorinchief"), ("username", "lastname"))
EDITORS = words(("sectioneditor", "editorinchief"), ("username", "lastname", "login"))

# What each may see of other people's work: what readers see, photos and public bylines; the administrator, people.
SEEN: dict[Role, set[str]] = {
    WRITER: (
        words(PRINTED, ON_THE_PAGE)
        | words(STORIES, OF_THE_PHOTO)
        | words(STORIES, OF_THE_AUTHOR)
        | OWN
        | ADDRESSES
        | NAMED
    ),
    PHOTO_EDITOR: words(STORIES, OF_THE_PHOTO),
    ADMINISTRATOR: words(STORIES, OF_THE_AUTHOR) | PEOPLE | EDITORS,
}


@pytest.mark.parametrize("role", SEEN, ids=lambda role: role.name)
def test_nobody_sees_a_word_that_is_not_theirs(role: Role, sign_in: SignIn) -> None:
    build()
    user = make_user(role)
    if role is WRITER:
        make_article(user, headline=marker("own", "headline"), slugline=marker("own", "slugline"))
    crawl = Crawl(sign_in(user), heads=False)
    crawl.client.raise_request_exception = False
    crawl.follow("/newsroom/", under="/newsroom/")
    crawl.ask_all(staff_guesses(), under="/newsroom/")
    # People's keys stand in every address of theirs, and those are the administrator's.
    seen = {word for word in crawl.markers if not (role is ADMINISTRATOR and word.isdigit())}
    assert seen == SEEN[role]
    assert {status for status in crawl.asked.values() if status >= 500} == set()


def test_the_same_crawl_finds_a_door_left_open(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    build()

    def everything(self: object, request: HttpRequest) -> QuerySet[Article]:
        return Article.objects.all()

    monkeypatch.setattr(type(admin.site.get_model_admin(Article)), "get_queryset", everything)
    crawl = Crawl(sign_in(make_user(WRITER)), heads=False)
    crawl.ask_all(choosers(), under="/newsroom/")
    assert marker("draft", "headline") in crawl.markers
