"""A reader gets every manifest, its signature, the keys and a page in words that says whether all of it fits."""

import hashlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from editions import correction
from newsroom.roles import EDITOR_IN_CHIEF
from paper.models import PublishedArticle, PublishedEdition
from paper.proving import keys, versions
from tests.factories import make_correction, make_photo, make_released_edition, person
from tests.paper.outline import Outline
from tests.paper.proving.papers import at, ready

pytestmark = pytest.mark.django_db

KEYS = "/.well-known/newsroom-key.json"


def get(path: str, **given: Any) -> Any:
    return Client().get(path, **given)


def words(path: str) -> str:
    return " ".join(get(path).content.decode().split())


def corrected() -> PublishedEdition:
    """Release two articles and correct the first."""
    make_released_edition([ready(headline="Zxkilledzx is here"), ready()])
    make_correction(Article.objects.order_by("pk")[0])
    return PublishedEdition.objects.get()


def killed() -> PublishedEdition:
    edition = corrected()
    article = Article.objects.order_by("pk")[0]
    correction.kill(article, by=person(EDITOR_IN_CHIEF), at=at(1), text="It named somebody.")
    return edition


def test_every_version_has_its_address_and_the_newest_has_one_more() -> None:
    edition = corrected()
    first, second = versions.of_edition(edition)
    answers = [get(path) for path in (edition.first_manifest_address, second.address, edition.manifest_address)]
    bodies = [answer.content.decode() for answer in answers]
    assert bodies == [first.manifest, second.manifest, second.manifest]
    assert hashlib.sha256(answers[0].content).hexdigest() == edition.sha256, "the fingerprint on its pages"
    assert {answer.headers["Content-Type"] for answer in answers} == {"application/json"}
    assert answers[0].headers["Link"] == (
        f'<{edition.manifest_address}>; rel="latest-version", <{edition.verify_address}>; rel="version-history"'
    )
    again = get(edition.manifest_address, headers={"If-None-Match": answers[2].headers["ETag"]})
    assert again.status_code == 304
    assert get(edition.address_of_manifest(3)).status_code == 404


def test_openssl_verifies_what_a_reader_fetched(key: keys.Key, tmp_path: Path) -> None:
    edition = corrected()
    for number in (1, 2):
        (tmp_path / "manifest.json").write_bytes(get(edition.address_of_manifest(number)).content)
        (tmp_path / "manifest.sig").write_bytes(get(edition.address_of_signature(number)).content)
        (tmp_path / "key.pem").write_text(get(KEYS).json()["keys"][0]["pem"])
        check = "openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in manifest.json -sigfile manifest.sig"
        run = subprocess.run(check.split(), cwd=tmp_path, check=True, capture_output=True)
        assert b"Successfully" in run.stdout


def test_what_is_not_signed_has_no_signature() -> None:
    edition = corrected()
    assert [get(edition.address_of_signature(number)).status_code for number in (1, 2, 3)] == [404] * 3


def test_a_version_that_names_what_was_killed_is_withheld(key: keys.Key) -> None:
    edition = killed()
    for number in (1, 2):
        for path in (edition.address_of_manifest(number), edition.address_of_signature(number)):
            answer = get(path)
            assert answer.status_code == 410
            assert b"zxkilledzx" not in answer.content.lower()
    assert edition.sha256 in get(edition.first_manifest_address).content.decode()
    newest = get(edition.manifest_address)
    assert (newest.status_code, b"zxkilledzx" in newest.content.lower()) == (200, False)
    page = words(edition.verify_address)
    assert "zxkilledzx" not in page.lower()
    assert page.count("Withheld, because it names an article that was withdrawn later.") == 2
    assert "zxkilledzx" in edition.manifest, "which is why"


def test_nothing_of_an_edition_that_was_recalled_or_never_released() -> None:
    edition = make_released_edition()
    paths = [edition.manifest_address, edition.first_manifest_address, edition.verify_address]
    assert {get(path).status_code for path in paths} == {200}
    PublishedEdition.objects.update(recalled_at=at(1))
    assert {get(path).status_code for path in paths} == {404}


def test_the_keys_of_the_paper_old_and_new(key: keys.Key) -> None:
    keys.file().rename(keys.file().with_name("old.pem"))
    other = keys.make(at=at(1))
    answer = get(KEYS)
    assert answer.headers["Content-Type"] == "application/json"
    listed = answer.json()["keys"]
    assert [each["kid"] for each in listed] == [key.name, other.name]
    assert {(each["kty"], each["crv"], each["alg"], each["use"]) for each in listed} == {
        ("OKP", "Ed25519", "EdDSA", "sig")
    }
    assert all("d" not in each for each in listed)
    assert "PRIVATE" not in answer.content.decode()


def test_without_a_key_the_list_is_empty_and_the_pages_say_so() -> None:
    edition = make_released_edition()
    assert get(KEYS).json() == {"keys": []}
    assert "Not signed." in words(edition.get_absolute_url())
    page = words(edition.verify_address)
    assert "It fits, and it is not signed." in page
    assert "openssl" not in page


def test_the_page_says_how_to_verify_and_that_it_fits(key: keys.Key) -> None:
    edition = corrected()
    assert "Signed with the paper’s key." in words(edition.get_absolute_url())
    page = Outline(get(edition.verify_address).content.decode())
    links = {element.attributes["href"] for element in page.all("a")}
    both = versions.of_edition(edition)
    assert {each.address for each in both} | {each.signature_address for each in both} | {KEYS} <= links
    text = words(edition.verify_address)
    assert "It fits." in text
    assert all(each.sha256 in text for each in both)
    assert "openssl pkeyutl -verify" in text
    assert "".join(key.pem.split()) in "".join(text.split())


TAMPERED = {
    "an article": lambda: PublishedArticle.objects.update(byline="By nobody"),
    "a manifest": lambda: PublishedEdition.objects.update(manifest="{"),
    "the masthead": lambda: PublishedEdition.objects.update(publisher="Somebody else"),
    "the signature": lambda: PublishedEdition.objects.update(signature="AAAA"),
    "the credits": lambda: PublishedArticle.objects.update(credits="x"),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_the_page_says_that_it_does_not_fit(what: str, key: keys.Key) -> None:
    edition = make_released_edition()
    assert "It fits." in words(edition.verify_address), "the control arm"
    TAMPERED[what]()
    assert "It does not fit." in words(edition.verify_address)


def test_a_reader_learns_nothing_of_keys_that_cannot_be_read(key: keys.Key) -> None:
    edition = make_released_edition()
    keys.public_file().write_text("no keys")
    assert get(KEYS).json() == {"keys": []}
    assert "It does not fit." in words(edition.verify_address)


@pytest.mark.parametrize(("language", "word"), [("fa-AF", "بررسی اصالت این شماره"), ("ps", "د دې ګڼې د اصالت کتنه")])
def test_the_page_speaks_the_language_of_its_edition(language: str, word: str) -> None:
    edition = make_released_edition(language=language)
    page = get(edition.verify_address).content.decode()
    assert f'<html lang="{language}"' in page
    assert word in page
    assert "Verify" not in page


def queries(articles: int) -> int:
    edition = make_released_edition([ready(lead_photo=make_photo()) for _ in range(articles)])
    Client().get(edition.verify_address)
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(edition.verify_address).status_code == 200
    return len(captured)


def test_the_page_costs_the_same_for_one_article_and_for_thirty(key: keys.Key) -> None:
    one, thirty = queries(1), queries(30)
    assert one == thirty == 7


def test_a_manifest_costs_two_queries() -> None:
    edition = corrected()
    with CaptureQueriesContext(connection) as captured:
        get(edition.manifest_address)
    assert len(captured) == 2
    assert json.loads(get(edition.manifest_address).content)["version"] == 2
