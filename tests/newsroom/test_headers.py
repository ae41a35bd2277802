"""Readers' pages and staff pages: who gets which headers, which cookie and which session."""

from collections.abc import Callable

import pytest
import time_machine
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, RequestFactory

from newsroom.headers import ContentSecurityPolicy
from tests.factories import NOW, People, make_released_edition

pytestmark = pytest.mark.django_db

PUBLIC = ["/", "/search/?q=a", "/nothing/", "/2024/01/01/", "/media/photos/nothing/640.jpg", "/robots.txt"]
STAFF = ["/newsroom/", "/newsroom/account/login/", "/newsroom/articles/article/", "/newsroom/nothing/"]
READERS_POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}
SAME_EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
}


def policy(header: str) -> set[str]:
    return {part.strip() for part in header.split(";") if part.strip()}


@pytest.mark.parametrize("path", PUBLIC)
def test_a_readers_page_carries_its_headers_and_no_cookie(path: str) -> None:
    make_released_edition()
    answer = Client().get(path)
    assert {name: answer.headers.get(name) for name in SAME_EVERYWHERE} == SAME_EVERYWHERE
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert policy(answer.headers["Content-Security-Policy"]) == READERS_POLICY
    assert (answer.cookies.output(), "Cookie" in answer.headers.get("Vary", "")) == ("", False)


def test_the_readers_policy_is_the_same_bytes_from_every_process() -> None:
    parts = Client().get("/about/").headers["Content-Security-Policy"].split("; ")
    assert parts == sorted(READERS_POLICY)


def test_a_view_may_have_a_policy_of_its_own_on_readers_pages_and_leaves_the_others_theirs() -> None:
    loosened = csp_update({"img-src": ["https://a.example"]})(lambda _: HttpResponse())
    request = RequestFactory().get("/")
    middleware = ContentSecurityPolicy(lambda _: HttpResponse())
    pages = [middleware.process_response(request, page) for page in (loosened(request), HttpResponse())]
    own, usual = (policy(page.headers["Content-Security-Policy"]) for page in pages)
    assert own == READERS_POLICY - {"img-src 'self'"} | {"img-src 'self' https://a.example"}
    assert usual == READERS_POLICY


@pytest.mark.parametrize("path", STAFF)
def test_a_staff_page_is_kept_nowhere_and_tells_no_referrer(path: str, section_editor_client: Client) -> None:
    for client in (Client(), section_editor_client):
        answer = client.get(path)
        assert {name: answer.headers.get(name) for name in SAME_EVERYWHERE} == SAME_EVERYWHERE
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"} <= policy(
            answer.headers["Content-Security-Policy"]
        )


def test_somebody_signed_in_is_a_reader_on_the_readers_pages(writer_client: Client) -> None:
    make_released_edition()
    answer = writer_client.get("/")
    assert (answer.status_code, answer.cookies.output()) == (200, "")
    assert not hasattr(answer.wsgi_request, "session")
    assert not hasattr(answer.wsgi_request, "user")


def test_a_host_that_is_not_ours_is_refused_with_the_same_headers() -> None:
    answer = Client(headers={"host": "elsewhere.example"}).get("/")
    assert answer.status_code == 400
    assert {name: answer.headers.get(name) for name in SAME_EVERYWHERE if name != "X-Frame-Options"} == {
        name: value for name, value in SAME_EVERYWHERE.items() if name != "X-Frame-Options"
    }


@pytest.mark.parametrize(("hours", "status"), [(1, 200), (1.9, 200), (2.1, 302)])
def test_a_session_ends_after_two_idle_hours(
    hours: float, status: int, people: People, sign_in: Callable[[User], Client]
) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(people.section_editor)
        assert client.get("/newsroom/").status_code == 200
        clock.shift(hours * 3600)
        assert client.get("/newsroom/").status_code == status


@pytest.mark.parametrize(("visits", "status"), [(11, 200), (13, 302)])
def test_a_session_ends_after_twelve_hours_however_busy(
    visits: int, status: int, people: People, sign_in: Callable[[User], Client]
) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        client = sign_in(people.section_editor)
        for _ in range(visits):
            assert client.get("/newsroom/").status_code == 200
            clock.shift(3600)
        assert client.get("/newsroom/").status_code == status


def test_the_session_cookie_is_for_this_site_and_no_script() -> None:
    assert (settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE) == (True, "Lax")
    assert (settings.CSRF_COOKIE_HTTPONLY, settings.CSRF_COOKIE_SAMESITE) == (True, "Strict")
    assert (settings.SESSION_COOKIE_AGE, settings.SESSION_MAXIMUM_AGE) == (2 * 3600, 12 * 3600)


def test_a_form_that_came_too_late_gives_the_words_back(people: People) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(people.section_editor)
    typed = {"headline": "Words that took an hour", "body": "<p>کابل</p>", "password": "hush", "empty": " "}
    answer = client.post("/newsroom/articles/article/add/", typed)
    page = answer.content.decode()
    assert answer.status_code == 403
    assert ("Words that took an hour" in page, "&lt;p&gt;کابل&lt;/p&gt;" in page, "hush" in page) == (True, True, False)


def test_nobody_signs_up() -> None:
    answer = Client().get("/newsroom/account/signup/")
    assert (answer.status_code, User.objects.count(), Session.objects.count()) == (200, 0, 0)
    posted = Client().post(
        "/newsroom/account/signup/",
        {"username": "stranger", "password1": "a-long-enough-word-1", "password2": "a-long-enough-word-1"},
    )
    assert (posted.status_code, User.objects.count()) == (200, 0)
