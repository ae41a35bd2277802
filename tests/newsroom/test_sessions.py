"""Does a session keep what one request changed, whatever other requests of the same browser do at that moment?"""

import datetime
from collections.abc import Callable

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext, override_settings

from newsroom.sessions import StaffSession
from tests.factories import NOW, People, make_article

pytestmark = pytest.mark.django_db


def note_beside_a_slow_page(client: Client, *, owner: User) -> str:
    """Add a note while another page is under way, and return the page that is opened next."""
    article = make_article(owner)
    slow = RequestFactory().get("/newsroom/")
    slow.COOKIES[settings.SESSION_COOKIE_NAME] = client.cookies[settings.SESSION_COOKIE_NAME].value
    keeper = StaffSession(lambda request: HttpResponse())
    keeper.process_request(slow)
    assert "_auth_user_id" in slow.session
    desk = f"/newsroom/articles/article/{article.pk}"
    client.post(f"{desk}/notes/add/", {"text": "Who told us this?"})
    keeper.process_response(slow, HttpResponse())
    return client.get(f"{desk}/change/").content.decode()


def test_a_slow_page_does_not_swallow_what_a_save_said(people: People, sign_in: Callable[[User], Client]) -> None:
    page = note_beside_a_slow_page(sign_in(people.writer), owner=people.writer)
    assert page.count("Your note is on the article.") == 1


@override_settings(SESSION_SAVE_EVERY_REQUEST=True)
def test_writing_every_session_back_would_swallow_it(people: People, sign_in: Callable[[User], Client]) -> None:
    page = note_beside_a_slow_page(sign_in(people.writer), owner=people.writer)
    assert page.count("Your note is on the article.") == 0


def test_a_page_prolongs_its_session_at_most_once_a_minute(people: People, sign_in: Callable[[User], Client]) -> None:
    def cost() -> tuple[datetime.timedelta, int]:
        with CaptureQueriesContext(connection) as captured:
            client.get("/newsroom/")
        written = [query for query in captured if query["sql"].startswith('UPDATE "django_session"')]
        return Session.objects.get().expire_date - NOW, len(written)

    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(people.writer)
        client.get("/newsroom/")
        hours = datetime.timedelta(hours=2)
        assert cost() == (hours, 0)
        clock.shift(50)
        assert cost() == (hours, 0)
        clock.shift(50)
        assert cost() == (hours + datetime.timedelta(seconds=100), 1)
