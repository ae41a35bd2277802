"""Does a reader's browser get the picture, with headers that let it be nothing else?"""

import io
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from photos.adding import add_photo
from photos.models import Photo
from tests.photos import making

pytestmark = pytest.mark.django_db
STRICT = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "public, max-age=31536000, immutable",
}


@pytest.fixture
def photo(settings: Settings, tmp_path: Path) -> Photo:
    settings.MEDIA_ROOT = tmp_path / "media"
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    return add_photo(io.BytesIO(making.encoded(making.drawn())), credit_line="Photographer")


def fetch(client: Client, address: str, **headers: str) -> Any:
    """Get an address as a browser does: to the end of its content."""
    response: Any = client.get(address, headers=headers)
    response.whole = response.getvalue()
    response.close()
    return response


@pytest.mark.parametrize(("extension", "kind"), [("jpg", "image/jpeg"), ("webp", "image/webp")])
def test_a_rendition_comes_with_its_type_and_the_strict_headers(
    photo: Photo, extension: str, kind: str, client: Client
) -> None:
    response = fetch(client, photo.url(320, extension=extension))
    assert (response.status_code, response["Content-Type"]) == (200, kind)
    assert {name: response[name] for name in STRICT} == STRICT
    assert int(response["Content-Length"]) == len(response.whole) > 100
    assert (response.streaming, dict(response.cookies), response.has_header("Vary")) == (True, {}, False)
    assert response["Content-Disposition"] == f'inline; filename="320.{extension}"'


def test_a_known_rendition_is_answered_304_with_the_same_strict_headers(photo: Photo, client: Client) -> None:
    etag = fetch(client, photo.src)["ETag"]
    response = fetch(client, photo.src, **{"If-None-Match": etag})
    assert (response.status_code, response.whole, response["ETag"]) == (304, b"", etag)
    assert {name: response[name] for name in STRICT} == STRICT
    assert fetch(client, photo.src, **{"If-None-Match": '"another"'}).status_code == 200


def test_no_two_renditions_share_an_etag(photo: Photo, client: Client) -> None:
    addresses = [photo.url(width, extension=kind) for width in (320, 640) for kind in ("jpg", "webp")]
    assert len({fetch(client, address)["ETag"] for address in addresses}) == 4


def test_head_answers_the_headers_alone(photo: Photo, client: Client) -> None:
    got, head = fetch(client, photo.src), client.head(photo.src)
    assert (head.status_code, head.content) == (200, b"")
    for name in (*STRICT, "Content-Length", "Content-Type", "ETag"):
        assert head[name] == got[name]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_nothing_else_can_be_done_with_a_rendition(photo: Photo, method: str, client: Client) -> None:
    assert getattr(client, method)(photo.src).status_code == 405


@pytest.mark.parametrize("path", [
    "{token}/321.jpg", "{token}/0.jpg", "{token}/0320.jpg", "{token}/320.png", "{token}/320.svg", "{token}/320.JPG",
    "{token}/320.jpg/", "{token}/320", "{token}/master.jpg", "{token}/", "{token}/../{token}/320.jpg",
    "{token}/320.jpg%0A", "{token}/320.jpg%00", "{token}%2f320.jpg.html", "{upper}/320.jpg", "",
    "00000000000000000000000000000000/320.jpg", "../../secret.jpg", "%2e%2e/%2e%2e/secret.jpg",
    "..%2f..%2fsecret.jpg", "/etc/passwd",
])  # fmt: skip
def test_any_other_address_is_not_found(photo: Photo, path: str, client: Client) -> None:
    response = fetch(client, "/media/photos/" + path.format(token=photo.token, upper=photo.token.upper()))
    assert (response.status_code, response["Content-Type"]) == (404, "text/html; charset=utf-8")
