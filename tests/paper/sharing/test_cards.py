"""Does a card show the headline in the paper's faces, quickly and small, and only of what may be read?"""

import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from articles.revisions import slug_of
from editions import correction, placing, release
from newsroom.roles import EDITOR_IN_CHIEF, SECTION_EDITOR
from paper.machines.absolute import card_of
from paper.models import PublishedArticle, PublishedEdition, Section
from paper.sharing import cards
from paper.sharing.drawing import LAPIS, POMEGRANATE, SIZE, draw_article
from tests import factories
from tests.work import measured

Committing = Any
LONG = "Ministers, elders and engineers agree on who opens the upper gate, who pays its keeper and who keeps the ledger"


@pytest.fixture(autouse=True)
def storage(settings: Any, tmp_path: Path) -> Path:
    """A storage of its own for each test."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def kept(storage: Path) -> list[str]:
    return sorted(file.name for file in (storage / "cards").glob("*")) if (storage / "cards").exists() else []


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content), formats=["PNG"])
    image.load()
    return image


def printed(headline: str, **fields: Any) -> PublishedArticle:
    """Return an article that is in no database."""
    given = {"issue_date": factories.FIRST_ISSUE, "paper_name": "The Kabul Lantern", "number": 7}
    edition = PublishedEdition(**given | {"language": fields.get("language", "en")})
    section = Section(name="National")
    credits_ = [{"name": "Karima Noori", "slug": "karima", "credit": "by"}]
    return PublishedArticle(edition=edition, section=section, headline=headline, credits=credits_, **fields)


@pytest.mark.parametrize(
    "headline", [LONG, "Dam", "", "W" * 200, "word " * 40, "آب برای دشت‌های شمال", "№ 🙂 Šahr-e Nāw \x01"]
)
@pytest.mark.parametrize("language", ["en", "fa-AF"])
def test_every_headline_makes_a_small_picture_of_the_right_size(headline: str, language: str) -> None:
    content = draw_article(printed(headline, language=language)).getvalue()
    image = opened(content)
    assert (image.size, image.mode, image.info.get("Comment")) == (SIZE, "P", None)
    assert len(content) < 40_000
    ground = image.convert("RGB").getpixel((20, 300))
    # Nothing reaches the edges: a headline is broken, made smaller or cut before it does.
    edges = image.convert("RGB")
    columns = [edges.getpixel((x, y)) for x in (40, SIZE[0] - 41) for y in range(140, 600)]
    assert set(columns) == {ground}


def test_news_and_opinion_have_colours_of_their_own() -> None:
    found = {}
    for genre in ("news", "opinion"):
        colours = opened(draw_article(printed("Dam", genre=genre)).getvalue()).convert("RGB").getcolors() or []
        found[genre] = {colour for _, colour in colours} & {LAPIS, POMEGRANATE}
    assert found == {"news": {LAPIS}, "opinion": {POMEGRANATE}}


def test_a_line_of_dari_begins_on_the_right() -> None:
    image = opened(draw_article(printed("آب", language="fa-AF")).getvalue()).convert("L").crop((0, 212, *SIZE[:1], 540))
    box = image.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    assert box[0] > SIZE[0] / 2
    assert box[2] > SIZE[0] - 110


def test_a_card_is_drawn_at_once() -> None:
    _, work = measured(lambda: [draw_article(printed(LONG)) for _ in range(10)])
    assert work < 8  # yardsticks; two and a half were measured


@pytest.mark.django_db
def test_a_release_draws_its_cards_once_it_is_committed(
    storage: Path, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        edition = factories.make_edition(state="approved", articles=3)
        release.release(edition, by=factories.person(EDITOR_IN_CHIEF), at=factories.NOW)
        assert kept(storage) == [], "nothing reaches out before the commit"
    assert len(kept(storage)) == 4
    before = kept(storage)
    copy = release.released_copy(edition)
    for path in [card_of(copy), *(card_of(each) for each in copy.articles.with_edition())]:
        answer = Client().get(path)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/png")
        assert opened(answer.content).size == SIZE
    assert kept(storage) == before, "what is there is not drawn again"


@pytest.mark.django_db
def test_of_a_large_edition_the_lead_and_the_first_are_drawn(
    storage: Path, django_capture_on_commit_callbacks: Committing
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        edition = factories.make_edition(articles=cards.AT_RELEASE + 2)
        last = list(edition.placements.in_order())[-1]
        placing.make_lead(last, by=factories.person(SECTION_EDITOR))
        factories.bring_edition(edition, to="released")
    assert len(kept(storage)) == 1 + cards.AT_RELEASE
    before, copy = kept(storage), release.released_copy(edition)
    *first, other, _, lead = copy.articles.with_edition().order_by("position")
    for each in [lead, *first]:
        Client().get(card_of(each))
    assert kept(storage) == before
    assert Client().get(card_of(other)).status_code == 200
    assert len(kept(storage)) == len(before) + 1


@pytest.mark.django_db
def test_a_missing_card_is_drawn_when_it_is_asked_for_and_kept(storage: Path) -> None:
    article = factories.make_published_article()
    assert kept(storage) == []
    first = Client().get(card_of(article))
    assert (first.status_code, len(kept(storage))) == (200, 1)
    assert Client().get(card_of(article)).content == first.content
    assert Client().get(card_of(article), headers={"If-None-Match": first["ETag"]}).status_code == 304
    (storage / "cards" / kept(storage)[0]).write_bytes(b"planted")
    assert Client().get(card_of(article)).content == b"planted", "the control arm: it was kept and read"


@pytest.mark.django_db
def test_a_storage_that_cannot_be_written_costs_readers_nothing(storage: Path) -> None:
    article = factories.make_published_article()
    (storage / "cards").write_text("no folder")
    assert opened(Client().get(card_of(article)).content).size == SIZE


@pytest.mark.django_db
def test_a_correction_draws_the_card_anew(storage: Path, django_capture_on_commit_callbacks: Committing) -> None:
    article = factories.make_article(state="released", headline="The dam")
    old = Client().get(card_of(factories.printed_copy(article))).content
    name = kept(storage)
    with django_capture_on_commit_callbacks(execute=True):
        factories.make_correction(article)
    assert len(kept(storage)) == 1
    assert kept(storage) != name
    assert Client().get(card_of(factories.printed_copy(article))).content != old


@pytest.mark.django_db
def test_a_kill_and_a_recall_leave_no_card(storage: Path, django_capture_on_commit_callbacks: Committing) -> None:
    killed, recalled = factories.make_article(state="ready"), factories.make_article(state="ready")
    chief = factories.person(EDITOR_IN_CHIEF)
    with django_capture_on_commit_callbacks(execute=True):
        editions = [factories.make_edition(state="released", articles=[each]) for each in (killed, recalled)]
    copies = [release.released_copy(each) for each in editions]
    paths = [card_of(factories.printed_copy(killed)), card_of(factories.printed_copy(recalled)), card_of(copies[1])]
    assert [Client().get(path).status_code for path in paths] == [200] * 3
    killed.refresh_from_db()
    with django_capture_on_commit_callbacks(execute=True):
        correction.kill(killed, by=chief, at=factories.NOW, text="It was withdrawn.")
        release.recall(editions[1], by=chief, at=factories.NOW, note="To be mended.")
    assert len(kept(storage)) == 1, "the card of the edition that stays, which names no article"
    assert [Client().get(path).status_code for path in paths] == [404] * 3
    assert len(kept(storage)) == 1


@pytest.mark.django_db
def test_a_card_that_cannot_be_drawn_stops_no_release(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Committing
) -> None:
    def fail(edition: PublishedEdition) -> None:
        raise OSError("no room")

    monkeypatch.setattr(cards, "draw", fail)
    with django_capture_on_commit_callbacks(execute=True):
        edition = factories.make_released_edition(1)
    assert Client().get(edition.get_absolute_url()).status_code == 200


@pytest.mark.django_db
def test_the_name_of_a_card_cannot_be_guessed_and_is_no_address(storage: Path, settings: Any) -> None:
    article = factories.make_published_article()
    Client().get(card_of(article))
    (name,) = kept(storage)
    assert len(name.removesuffix(".png")) == 64
    assert Client().get(f"/media/cards/{name}").status_code == 404
    settings.SECRET_KEY = "another" * 10
    Client().get(card_of(article))
    assert len(kept(storage)) == 2
    assert not default_storage.exists(f"cards/{article.pk}.png")


@pytest.mark.django_db
def test_a_proof_has_no_card() -> None:
    edition = factories.make_edition(articles=1)
    path = f"/{edition.issue_date:%Y/%m/%d}/"
    slug = slug_of(edition.placements.get().article)
    paths = [f"{path}card.png", f"{path}{slug}/card.png"]
    assert [Client().get(each).status_code for each in paths] == [404, 404]
    factories.bring_edition(edition, to="released")
    assert [Client().get(each).status_code for each in paths] == [200, 200], "the control arm"
