"""Can a photo editor bring a picture in, and is nothing offered that would harm one?"""

import datetime as dt
import itertools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.fixtures import Settings

from photos.models import Photo
from tests.factories import make_photo
from tests.photos import making

pytestmark = pytest.mark.django_db
ADD, LIST = "/newsroom/photos/photo/add/", "/newsroom/photos/photo/"
DETAILS = {"alt_text": "A street", "caption": "", "usage_terms": "", "taken_on": "", "focal_x": "0.5", "focal_y": "0.5"}


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def upload(client: Client, content: bytes, *, name: str = "IMG_0042.jpg", **details: str) -> Any:
    file = SimpleUploadedFile(name, content, content_type="image/jpeg")
    return client.post(ADD, {**DETAILS, **details, "file": file})


def errors(response: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = response.context["adminform"].form.errors
    return found


def test_a_photo_editor_brings_a_picture_in(photo_editor_client: Client) -> None:
    response = upload(photo_editor_client, making.encoded(making.drawn()), credit_line="Photographer")
    assert (response.status_code, response["Location"]) == (302, LIST)
    photo = Photo.objects.get()
    assert (photo.width, photo.height, photo.credit_line, photo.alt_text) == (640, 400, "Photographer", "A street")
    shown = photo_editor_client.get(photo.src)
    assert (shown.status_code, len(shown.getvalue()) > 100) == (200, True)
    assert LogEntry.objects.get().object_repr == "A street"


def test_what_the_file_says_fills_empty_fields_and_is_named(photo_editor_client: Client) -> None:
    content = making.encoded(making.drawn())
    said = making.iptc_segment({80: "Zahra Karimi", 120: "Bread.", 55: "20240425"})
    response = upload(photo_editor_client, content[:2] + said + content[2:], credit_line="")
    photo = Photo.objects.get()
    assert (photo.credit_line, photo.caption, photo.taken_on) == ("Zahra Karimi", "Bread.", dt.date(2024, 4, 25))
    listed = photo_editor_client.get(response["Location"])
    assert [str(each) for each in listed.context["messages"]][:3] == [
        "Taken from the file, check it: Credit line “Zahra Karimi”.",
        "Taken from the file, check it: Caption “Bread.”.",
        "Taken from the file, check it: Taken on “2024-04-25”.",
    ]


@pytest.mark.parametrize(("content", "details", "expected"), [
    (b"<svg onload=alert(1)>", {"credit_line": "P"}, {"file": ["The file is not a JPEG, PNG or WebP picture."]}),
    (b"", {"credit_line": "P"}, {"file": ["The submitted file is empty."]}),
    (making.encoded(making.drawn()), {}, {"credit_line": ["Say who made the picture; the file does not."]}),
    (making.encoded(making.drawn()), {"credit_line": "P", "focal_x": "2"},
     {"__all__": ["The focal point lies between 0 and 1."]}),
    (making.encoded(making.drawn()), {"credit_line": "P", "decorative": "on"},
     {"__all__": ["A decorative photo has no alt text: clear one of the two."]}),
])  # fmt: skip
def test_what_is_wrong_is_said_beside_the_field(
    content: bytes, details: dict[str, str], expected: dict[str, list[str]], media: Path, photo_editor_client: Client
) -> None:
    response = upload(photo_editor_client, content, **details)
    assert (response.status_code, errors(response)) == (200, expected)
    assert (Photo.objects.count(), list(media.rglob("*.*"))) == (0, [])


def test_every_broken_file_is_answered_with_a_form(photo_editor_client: Client) -> None:
    for _, content in itertools.islice(making.broken(), 0, None, 4):
        assert list(errors(upload(photo_editor_client, content, credit_line="P"))) == ["file"]


def test_details_can_be_changed_and_the_file_cannot(photo_editor_client: Client) -> None:
    photo = make_photo()
    address = reverse("admin:photos_photo_change", args=[photo.pk])
    form = photo_editor_client.get(address).context["adminform"].form
    assert sorted(form.fields) == sorted([*DETAILS, "credit_line", "decorative"])
    file = SimpleUploadedFile("x.jpg", making.encoded(making.drawn()))
    sent = DETAILS | {"credit_line": "The desk", "alt_text": "A lane", "file": file, "token": "0" * 32, "width": "9"}
    assert photo_editor_client.post(address, sent).status_code == 302
    changed = Photo.objects.get()
    assert (changed.credit_line, changed.alt_text) == ("The desk", "A lane")
    assert (changed.token, changed.width, changed.sha256) == (photo.token, photo.width, photo.sha256)


def test_no_photo_can_be_deleted(photo_editor_client: Client) -> None:
    photo = make_photo()
    assert photo_editor_client.post(f"{LIST}{photo.pk}/delete/", {"post": "yes"}).status_code == 403
    sent = {"action": "delete_selected", "_selected_action": photo.pk, "post": "yes"}
    photo_editor_client.post(LIST, sent)
    assert list(Photo.objects.all()) == [photo]


def test_the_list_finds_photos_by_their_words_and_by_missing_alt_text(photo_editor_client: Client) -> None:
    bread, street = make_photo(alt_text="Bread", caption=""), make_photo(alt_text="", caption="A street")

    def found(query: str) -> list[Photo]:
        return list(photo_editor_client.get(LIST + query).context["cl"].result_list)

    assert (found("?q=bread"), found("?q=street"), found("?alt=missing")) == ([bread], [street], [street])
    assert found("") == [street, bread]


def test_the_list_costs_the_same_for_one_photo_and_for_thirty(photo_editor_client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            photo_editor_client.get(LIST)
        return len(captured)

    make_photo()
    queries()
    one = queries()
    for _ in range(29):
        make_photo()
    assert queries() == one


def test_the_staff_pages_show_renditions_and_run_nothing_inline(photo_editor_client: Client) -> None:
    photo = make_photo(alt_text='"><script>alert(1)</script>')
    for address in (LIST, f"{LIST}{photo.pk}/change/"):
        html = photo_editor_client.get(address).content.decode()
        assert re.findall(rf'src="(/media/photos/{photo.token}/\d+\.jpg)"', html) != []
        assert re.findall(r"<script>alert|\son\w+=|\sstyle=", html) == []


def test_only_people_of_the_photo_desk_add_photos(
    people: Any, sign_in: Callable[[Any], Client], client: Client
) -> None:
    assert sign_in(people.photo_editor).get(ADD).status_code == 200
    assert client.get(ADD).status_code == 302
    assert upload(client, making.encoded(making.drawn()), credit_line="P").status_code == 403
    assert Photo.objects.count() == 0
