"""Are the headers right on every kind of answer that the running server gives?"""

import io
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, PBKDF2PasswordHasher
from django.contrib.auth.models import User
from django.test import override_settings

from articles.models import Article
from articles.states import State
from editions.models import Edition
from photos.adding import add_photo
from tests import factories
from tests.photos.making import drawn, encoded
from tests.security.baseline import FORM, HSTS, STAFF, faults, policy_of
from tests.security.serving import Server, collect_static, gunicorn

pytestmark = pytest.mark.slow

PASSWORD = "a lantern in every window"
HTTPS = {"X-Forwarded-Proto": "https"}


@dataclass(frozen=True)
class House:
    """The running servers, and the addresses of what stands in their common database."""

    plain: Server
    public: Server
    secure: Server
    broken: Server
    bare: Server
    paths: dict[str, str]


@pytest.fixture(scope="module")
def db(standing_house: None) -> None:
    """One database for all tests here, which the servers see as well."""


@pytest.fixture(scope="module")
def house(db: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Five servers: as `make run`, readers' floors alone, over HTTPS, over a broken database, without our headers."""
    folder = tmp_path_factory.mktemp("served")
    paths = furnish(folder)
    collect_static(folder)
    (folder / "broken.sqlite3").write_text("This is no database at all. " * 100)
    with ExitStack() as servers:
        start = servers.enter_context
        site = {"NEWSROOM_SITE_URL": "https://paper.example", "NEWSROOM_TRUSTED_PROXIES": "1"}
        yield House(
            plain=start(gunicorn(folder)),
            public=start(gunicorn(folder, NEWSROOM_PUBLIC_ONLY="yes")),
            secure=start(gunicorn(folder, host="paper.example", always=HTTPS, **site)),
            broken=start(gunicorn(folder, DATABASE_URL=f"sqlite:///{folder / 'broken.sqlite3'}")),
            bare=start(gunicorn(folder, DJANGO_SETTINGS_MODULE="tests.security.bare_settings")),
            paths=paths,
        )


def furnish(folder: Path) -> dict[str, str]:
    """Fill the database that the servers share, and return the addresses that the tests ask for."""
    people = factories.make_people()
    for user in (people.section_editor, people.editor_in_chief):
        User.objects.filter(pk=user.pk).update(password=Argon2PasswordHasher().encode(PASSWORD, "saltsaltsaltsalt"))
    User.objects.filter(pk=people.writer.pk).update(password=PBKDF2PasswordHasher().encode(PASSWORD, "saltsaltsalt"))
    with override_settings(MEDIA_ROOT=folder / "media"):
        photo = add_photo(io.BytesIO(encoded(drawn())), alt_text="A street", credit_line="Photographer")
    article = factories.make_article(people.writer, lead_photo=photo)
    printed = factories.make_published_article()
    killed = factories.make_article(state=State.KILLED)
    edition = factories.make_edition()
    return {
        "article": printed.get_absolute_url(),
        "killed": factories.printed_copy(killed).get_absolute_url(),
        "photo": photo.src,
        "form": f"/newsroom/articles/article/{article.pk}/change/",
        "move": f"/newsroom/articles/article/{article.pk}/move/submit/",
        "proof": f"/newsroom/editions/edition/{edition.pk}/proof/",
        "edition": f"/newsroom/editions/edition/{edition.pk}/change/",
        "release": f"/newsroom/editions/edition/{edition.pk}/move/send_for_approval/",
    }


# Where, how and with what one asks as a reader; the status; whose headers the answer has to carry.
READERS_ASK = [
    ("/", "GET", {}, 200, "reader"),
    ("/", "HEAD", {}, 200, "reader"),
    ("{article}", "GET", {}, 200, "reader"),
    ("/search/?q=morning", "GET", {}, 200, "reader"),
    ("/archive/", "GET", {}, 302, "reader"),
    ("/feed/", "GET", {}, 200, "reader"),
    ("/feed.json", "HEAD", {}, 200, "reader"),
    ("/sitemap.xml", "GET", {}, 200, "reader"),
    ("/robots.txt", "GET", {}, 200, "reader"),
    ("{article}card.png", "GET", {}, 200, "reader"),
    ("/api/v1{article}", "GET", {}, 200, "reader"),
    ("/api/v1/no/such/document/", "GET", {}, 404, "reader"),
    ("/api/v1/articles/", "OPTIONS", {}, 405, "reader"),
    ("/about", "GET", {}, 301, "reader"),
    ("/service-worker.js", "GET", {}, 200, "reader"),
    ("/manifest.webmanifest", "GET", {}, 200, "reader"),
    ("/offline/", "GET", {}, 200, "reader"),
    ("/no/such/page/", "GET", {}, 404, "reader"),
    ("{killed}", "GET", {}, 410, "reader"),
    ("/", "OPTIONS", {}, 405, "reader"),
    ("/about/", "POST", {}, 403, "reader"),
    ("/", "GET", {"Host": "elsewhere.example"}, 400, "reader"),
    ("/static/css/base.css", "GET", {}, 200, "reader"),
    ("/static/no-such.css", "GET", {}, 404, "reader"),
    ("{photo}", "GET", {}, 200, "media"),
    ("{photo}", "HEAD", {}, 200, "media"),
    ("/media/photos/00000000000000000000000000000000/320.jpg", "GET", {}, 404, "reader"),
    ("/media/", "GET", {}, 404, "reader"),
    ("/newsroom", "GET", {}, 301, "reader"),
    ("/newsroom/", "GET", {}, 302, "staff"),
    ("/newsroom/account/login/", "GET", {}, 200, "staff"),
    ("/newsroom/account/login/", "POST", {}, 403, "staff"),
    ("/newsroom/no/such/page/", "GET", {}, 302, "staff"),
    ("{form}", "GET", {}, 302, "staff"),
]
STAFF_ASK = [
    ("/newsroom/", 200, "staff"),
    ("{edition}", 200, "staff"),
    ("{form}", 200, "form"),
    ("/newsroom/articles/article/add/", 200, "form"),
    ("/newsroom/articles/article/", 200, "staff"),
    ("{proof}", 200, "staff"),
    ("/newsroom/auth/user/", 403, "staff"),
    ("/newsroom/editions/edition/999/proof/", 404, "staff"),
    ("{move}", 405, "staff"),
    ("/newsroom/account/2fa/", 200, "staff"),
]


@pytest.mark.parametrize(("path", "method", "headers", "status", "kind"), READERS_ASK)
def test_what_readers_get(
    house: House, path: str, method: str, headers: dict[str, str], status: int, kind: str
) -> None:
    asked = path.format(**house.paths)
    answer = house.plain.ask(asked, method=method, headers=headers)
    assert (answer.status, faults(answer, kind)) == (status, [])
    assert "strict-transport-security" not in answer.headers
    assert faults(house.bare.ask(asked, method=method, headers=headers), kind) != []


@pytest.fixture(scope="module")
def chief(house: House) -> Server:
    """The plain server, asked by the editor-in-chief, who has signed in."""
    asking = Server(house.plain.port)
    assert asking.sign_in("editor-in-chief", PASSWORD).header("location") == "/newsroom/"
    return asking


@pytest.mark.parametrize(("path", "status", "kind"), STAFF_ASK)
def test_what_staff_get(house: House, chief: Server, path: str, status: int, kind: str) -> None:
    answer = chief.ask(path.format(**house.paths))
    assert (answer.status, faults(answer, kind)) == (status, [])


def test_a_page_that_did_not_change_keeps_its_headers(house: House) -> None:
    fresh = house.plain.ask(house.paths["article"])
    same = house.plain.ask(house.paths["article"], headers={"If-None-Match": fresh.header("etag")})
    assert (same.status, same.body, faults(same, "reader")) == (304, b"", [])
    photo = house.plain.ask(house.paths["photo"])
    kept = house.plain.ask(house.paths["photo"], headers={"If-None-Match": photo.header("etag")})
    assert (kept.status, kept.body, faults(kept, "media")) == (304, b"", [])


def test_a_breakdown_tells_nothing_and_keeps_its_headers(house: House) -> None:
    answer = house.broken.ask("/")
    assert (answer.status, faults(answer, "reader")) == (500, [])
    assert b"Something broke on our side" in answer.body
    assert not [word for word in (b"Traceback", b"sqlite", b"Django", b"/work", b"Error") if word in answer.body]
    staff = house.broken.ask("/newsroom/", headers={"Cookie": f"sessionid={'a' * 32}"})
    assert (staff.status, faults(staff, "staff")) == (500, [])


def test_a_reader_over_https_is_kept_there(house: House) -> None:
    for path in ("/", house.paths["article"], house.paths["photo"], "/static/css/base.css", "/no/such/page/"):
        assert house.secure.ask(path).header("strict-transport-security") == HSTS
    assert faults(house.secure.ask("/"), "reader") == []


def test_a_reader_over_http_is_sent_to_https_at_our_own_name(house: House) -> None:
    asked = {"X-Forwarded-Proto": "http", "X-Forwarded-Host": "elsewhere.example"}
    answer = house.secure.ask("/about/", headers=asked)
    assert (answer.status, answer.header("location")) == (301, "https://paper.example/about/")
    assert faults(answer, "reader") == []


def test_no_header_makes_http_look_like_https_unless_a_proxy_is_ours(house: House) -> None:
    answer = house.plain.ask("/newsroom/account/login/", headers=HTTPS)
    assert "strict-transport-security" not in answer.headers
    assert [name for name, cookie in answer.cookies.items() if cookie["secure"]] == []


def test_a_forwarded_host_is_believed_nowhere(house: House) -> None:
    pages = [
        server.ask(path, headers={"X-Forwarded-Host": "elsewhere.example", "Forwarded": "host=elsewhere.example"})
        for server in (house.plain, house.secure)
        for path in ("/", house.paths["article"], "/newsroom/", "/newsroom/account/login/", "/about")
    ]
    told = [f"{page.headers} {page.body.decode()}" for page in pages]
    assert [text for text in told if "elsewhere" in text] == []


def test_cookies_over_https_belong_to_this_host_alone(house: House) -> None:
    asking = Server(house.secure.port, host="paper.example", always=HTTPS)
    first = asking.ask("/newsroom/account/login/")
    entered = asking.send("/newsroom/account/login/", {"login": "section-editor", "password": PASSWORD})
    assert (entered.status, entered.header("location")) == (302, "/newsroom/")
    cookies = {**first.cookies, **entered.cookies}
    assert set(cookies) == {"__Host-csrftoken", "__Host-sessionid"}
    for cookie in cookies.values():
        assert (cookie["path"], cookie["domain"]) == ("/", "")
        assert (cookie["secure"], cookie["httponly"]) == (True, True)
    assert cookies["__Host-csrftoken"]["samesite"] == "Strict"
    assert cookies["__Host-sessionid"]["samesite"] == "Lax"
    assert asking.ask("/newsroom/").status == 200


def test_a_password_is_kept_under_argon2_once_it_was_used(house: House) -> None:
    asking = Server(house.plain.port)
    assert asking.sign_in("writer", PASSWORD).header("location") == "/newsroom/"
    assert User.objects.get(username="writer").password.startswith("argon2$argon2id$")


@pytest.mark.parametrize("path", ["/ckeditor/upload/", "/ckeditor/browse/", "/newsroom/ckeditor/upload/"])
def test_the_editor_has_no_door_of_its_own(chief: Server, path: str) -> None:
    assert chief.ask(path).status == 404


def test_looking_moves_nothing(house: House, chief: Server) -> None:
    before = (dict(Article.objects.values_list("pk", "state")), dict(Edition.objects.values_list("pk", "state")))
    for name in ("move", "release"):
        for method in ("GET", "HEAD", "OPTIONS"):
            assert chief.ask(house.paths[name], method=method).status == 405
    assert before == (
        dict(Article.objects.values_list("pk", "state")),
        dict(Edition.objects.values_list("pk", "state")),
    )


def test_only_the_articles_form_is_looser(house: House, chief: Server) -> None:
    # Also when the form is refused and shown again, as a page of its own.
    stale = chief.send(house.paths["form"], {"opened_at": "0", "slugline": "x"})
    assert (stale.status, policy_of(stale)) == (409, FORM)
    assert policy_of(chief.ask("/newsroom/photos/photo/add/")) == STAFF


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("{article}", 200), ("/nothing/", 404)])
def test_the_public_floors_alone_serve_the_paper(house: House, path: str, status: int) -> None:
    answer = house.public.ask(path.format(**house.paths))
    assert (answer.status, faults(answer, "reader")) == (status, [])


@pytest.mark.parametrize("path", ["/newsroom/", "/newsroom/account/login/", "{form}", "{proof}"])
def test_the_public_floors_alone_know_no_staff(house: House, chief: Server, path: str) -> None:
    asked = path.format(**house.paths)
    assert chief.ask(asked).status != 404
    signed_in = Server(house.public.port, cookies=dict(chief.cookies))
    assert (signed_in.ask(asked).status, Server(house.public.port).ask(asked).status) == (404, 404)


@pytest.mark.parametrize(("origin", "site"), [("https://elsewhere.example", "cross-site"), ("null", "cross-site")])
def test_a_form_from_another_site_is_refused(house: House, origin: str, site: str) -> None:
    asking = Server(house.plain.port)
    asking.ask("/newsroom/account/login/")
    form = f"csrfmiddlewaretoken={asking.cookies['csrftoken']}&login=x&password=y".encode()
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    own = {"Origin": f"http://127.0.0.1:{house.plain.port}", "Sec-Fetch-Site": "same-origin"}
    refused = {"Origin": origin, "Sec-Fetch-Site": site}
    answers = [
        asking.ask("/newsroom/account/login/", method="POST", headers=kind | told, body=form).status
        for told in (own, refused)
    ]
    assert answers == [200, 403]
