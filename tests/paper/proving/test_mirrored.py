"""A copy of the paper on a stick can still be verified: it has the manifests, the signatures, the keys and the page."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from articles.models import Article
from editions import correction
from newsroom.roles import EDITOR_IN_CHIEF
from paper.mirror.copying import VERIFY, mirror
from paper.models import PublishedEdition
from paper.proving import keys
from tests.factories import make_correction, make_released_edition, person
from tests.paper.proving.papers import at, ready

pytestmark = pytest.mark.django_db

CHECK = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in {name}.json -sigfile {name}.sig"


def file_of(top: Path, address: str) -> Path:
    return top / address.lstrip("/")


def test_openssl_verifies_what_a_mirror_holds(key: keys.Key, tmp_path: Path) -> None:
    make_released_edition([ready()])
    make_correction(Article.objects.get())
    edition = PublishedEdition.objects.get()
    top = tmp_path / "mirror"
    mirror(top)
    listed = json.loads((top / ".well-known" / "newsroom-key.json").read_text())["keys"]
    folder = file_of(top, edition.get_absolute_url())
    (folder / "key.pem").write_text(listed[0]["pem"])
    for name in ("manifest-1", "manifest-2"):
        run = subprocess.run(CHECK.format(name=name).split(), cwd=folder, check=True, capture_output=True)
        assert b"Successfully" in run.stdout
    assert (folder / "manifest.json").read_bytes() == (folder / "manifest-2.json").read_bytes()
    assert CHECK.split(" -inkey", maxsplit=1)[0] in (top / VERIFY).read_text()
    page = (folder / "verify" / "index.html").read_text()
    ways = re.findall(r'href="([^"]*(?:manifest-\d\.(?:json|sig)|newsroom-key\.json))"', page)
    assert len(ways) == 5
    assert all((folder / "verify" / way).is_file() for way in ways)


def test_a_mirror_loses_the_versions_that_a_kill_withholds(key: keys.Key, tmp_path: Path) -> None:
    make_released_edition([ready(headline="Zxkilledzx is here"), ready()])
    mirror(tmp_path)
    edition = PublishedEdition.objects.get()
    first = file_of(tmp_path, edition.first_manifest_address)
    assert b"zxkilledzx" in first.read_bytes()
    article = Article.objects.order_by("pk")[0]
    correction.kill(article, by=person(EDITOR_IN_CHIEF), at=at(1), text="It named somebody.")
    mirror(tmp_path)
    assert not first.exists()
    newest = file_of(tmp_path, edition.address_of_manifest(2))
    assert b"zxkilledzx" not in newest.read_bytes()
    assert file_of(tmp_path, edition.address_of_signature(2)).is_file()
