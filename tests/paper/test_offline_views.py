"""What a browser needs to keep the last edition comes from the right place, fresh, and in the right kind."""

import json

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from PIL import Image

from tests.paper.outline import Outline

pytestmark = pytest.mark.django_db


def test_the_worker_stands_at_the_top_and_is_never_kept() -> None:
    answer = Client().get("/service-worker.js")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "text/javascript; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert b"newsroom|media|api" in answer.content


def test_the_manifest_names_icons_that_are_there_in_their_sizes() -> None:
    answer = Client().get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    manifest = json.loads(answer.content)
    assert (manifest["name"], manifest["start_url"], manifest["scope"]) == ("The Kabul Lantern", "/", "/")
    sizes = {}
    for icon in manifest["icons"]:
        found = finders.find(icon["src"].removeprefix("/static/"))
        assert found, icon
        if icon["type"] == "image/png":
            with Image.open(str(found)) as image:
                sizes[icon["sizes"]] = image.size
    assert sizes == {"192x192": (192, 192), "512x512": (512, 512)}


def test_each_language_has_a_manifest_that_opens_it() -> None:
    manifest = json.loads(Client().get("/ps/manifest.webmanifest").content)
    told = [manifest[name] for name in ("name", "lang", "dir", "start_url", "id", "scope")]
    assert told == ["د کابل فانوس", "ps", "rtl", "/ps/", "/ps/", "/"]
    assert '<link rel="manifest" href="/ps/manifest.webmanifest">' in Client().get("/ps/search/").content.decode()


def test_the_page_for_readers_without_a_line_leads_to_the_front_page() -> None:
    page = Outline(Client().get("/offline/").content.decode())
    assert page.one("h1").text == "There is no connection"
    assert [link.text for link in page.all("a", href="/") if "main" in link.around] == ["To the front page"]
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
