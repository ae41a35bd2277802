"""What stands on the board of an edition, and what do its buttons do?"""

import re

import pytest
from django.test import Client

from editions import placing
from editions.board.waiting import SHOWN
from editions.states import State
from paper.languages import Language
from tests.editions.acts import everything
from tests.editions.board.looking import board_of, card_of, columns_of, do, shown, values_of, version_of
from tests.factories import (
    People,
    make_article,
    make_author,
    make_edition,
    make_note,
    make_photo,
    make_section,
)

pytestmark = pytest.mark.django_db


def test_sections_stand_in_the_papers_order_and_cards_in_the_running_order(
    section_editor_client: Client, people: People
) -> None:
    world, sport, national = (make_section(name, position=n) for n, name in enumerate(("World", "Sport", "National")))
    a, b, c = (make_article(state="ready", section=section) for section in (national, world, national))
    waits = make_article(state="ready", section=sport)
    edition = make_edition(articles=[a, b, c])
    placing.shift(edition.placements.get(article=c), by=people.section_editor, steps=-2)
    page = shown(section_editor_client, edition)
    assert list(columns_of(page).items()) == [
        ("Cleared, not placed", [waits.pk]),
        ("World", [b.pk]),
        ("Sport", []),
        ("National", [c.pk, a.pk]),
    ]


def test_the_board_shows_what_the_proof_prints_in_the_same_order(
    editor_in_chief_client: Client, people: People
) -> None:
    sections = [make_section(name, position=n) for n, name in enumerate(("World", "Sport", "National"))]
    articles = [make_article(state="ready", section=sections[n % 3]) for n in range(7)]
    edition = make_edition(articles=articles)
    placing.put_in_order(
        edition, list(edition.placements.order_by("-position").values_list("pk", flat=True)), by=people.section_editor
    )
    placing.make_lead(edition.placements.get(article=articles[3]), by=people.section_editor)
    page = shown(editor_in_chief_client, edition)
    on_board = [key for name, keys in columns_of(page).items() if name != "Cleared, not placed" for key in keys]
    contents = f"/newsroom/editions/edition/{edition.pk}/proof/{edition.issue_date:%Y/%m/%d}/"
    proof = editor_in_chief_client.get(contents).content.decode()
    slugs = {f"{article.headline.lower().replace(' ', '-')}": article.pk for article in articles}
    found = re.findall(rf'href="[^"]*/{edition.issue_date:%Y/%m/%d}/([a-z0-9-]+)/"', proof)
    printed = [slugs[slug] for slug in dict.fromkeys(found) if slug in slugs]
    assert on_board == printed
    front = editor_in_chief_client.get(f"/newsroom/editions/edition/{edition.pk}/proof/").text
    leads = re.findall(r'<h2 class="(?:lead|story)__headline[^>]*><a [^>]*>([^<]+)<', front)
    assert len(leads) == 3
    marked = [a.headline for a in articles if re.search("Lead <|Second on the front page", card_of(page, a))]
    assert sorted(leads) == sorted(marked)


def test_a_card_tells_what_there_is_to_know(section_editor_client: Client) -> None:
    article = make_article(
        state="submitted",
        headline="Bread prices rise again",
        standfirst="",
        authors=[make_author("Laila Karimi")],
        lead_photo=make_photo(),
        body="<p>One two three.</p><p>Four <b>five</b>.</p>",
    )
    make_note(article)
    page = shown(section_editor_client, make_edition(articles=[article]))
    card = card_of(page, article)
    assert f'<a href="/newsroom/articles/article/{article.pk}/change/">Bread prices rise again</a>' in card
    for words in ("By Laila Karimi", "Submitted", "5 words", "Lead", ">1 block<", ">2 warn<", "<img"):
        assert words in card, words


def test_headlines_are_printed_as_words(section_editor_client: Client) -> None:
    article = make_article(state="ready", headline="<script>alert(1)</script> \"'")
    answer = section_editor_client.get(board_of(make_edition(articles=[article]))).content.decode()
    assert "<script>alert" not in answer


@pytest.mark.parametrize("state", [state for state in State.values if state != "planned"])
def test_a_board_that_is_closed_only_shows(state: str, editor_in_chief_client: Client) -> None:
    make_article(state="ready")
    edition = make_edition(state=state, articles=2)
    page = shown(editor_in_chief_client, edition)
    assert "Nothing is moved here" in page
    assert 'name="do"' not in page
    assert "Cleared, not placed" not in page
    second = edition.placements.in_order()[1]
    before = everything(edition)
    said = do(editor_in_chief_client, edition, f"lead {second.article_id}")
    assert "This edition is no longer open" in said
    assert everything(edition) == before


def test_every_button_does_what_it_says(section_editor_client: Client) -> None:
    world = make_section("World", position=9)
    a, b = (make_article(state="ready") for _ in range(2))
    edition, waits = make_edition(articles=[a, b]), make_article(state="ready", section=world)
    page = shown(section_editor_client, edition)
    assert values_of(card_of(page, a)) == [f"put {a.pk} {a.section_id} {b.pk}", f"out {a.pk}"]
    assert values_of(card_of(page, b)) == [f"put {b.pk} {b.section_id} 0", f"lead {b.pk}", f"out {b.pk}"]
    page = do(section_editor_client, edition, f"put {a.pk} {a.section_id} {b.pk}")
    assert columns_of(page)["National"] == [b.pk, a.pk]
    assert f"You moved “{a}” within National." in page
    page = do(section_editor_client, edition, f"lead {b.pk}")
    assert 'class="card__place" lang="en"> Lead' in card_of(page, b)
    page = do(section_editor_client, edition, f"out {a.pk}")
    assert columns_of(page) == {"Cleared, not placed": [waits.pk, a.pk], "National": [b.pk], "World": []} or (
        columns_of(page)["Cleared, not placed"] == [a.pk, waits.pk]
    )
    page = do(section_editor_client, edition, re.findall(r'value="(undo \d+)"', page)[0])
    assert columns_of(page)["National"] == [b.pk, a.pk]
    assert "Taken back: you took" in page


def test_a_place_is_chosen_from_a_list_of_all_there_are(section_editor_client: Client) -> None:
    world = make_section("World", position=9)
    a, b = make_article(state="ready"), make_article(state="ready", section=world)
    edition, waits = make_edition(articles=[a, b]), make_article(state="ready")
    page = shown(section_editor_client, edition, move=waits.pk)
    offered = re.findall(r'<option value="(put [^"]+)"', page)
    assert offered == [
        f"put {waits.pk} {section} {after}"
        for section, after in ((a.section_id, 0), (a.section_id, a.pk), (world.pk, 0), (world.pk, b.pk))
    ]
    page = do(section_editor_client, edition, offered[-1])
    assert columns_of(page) == {"Cleared, not placed": [], "National": [a.pk], "World": [b.pk, waits.pk]}


def test_a_button_of_an_older_page_is_refused_with_a_sentence(section_editor_client: Client, people: People) -> None:
    a, b = (make_article(state="ready") for _ in range(2))
    edition = make_edition(articles=[a, b])
    seen = version_of(edition)
    placing.take_out(edition.placements.get(article=b), by=people.other_section_editor)
    page = do(section_editor_client, edition, f"put {a.pk} {a.section_id} {b.pk}", seen=seen)
    assert f"Section-editor-2 took “{b}” out of National meanwhile, so nothing was changed" in page


@pytest.mark.parametrize("act", ["up", "down", "lead", "out"])
def test_the_editions_own_page_overwrites_nothing_either(
    act: str, section_editor_client: Client, people: People
) -> None:
    edition, world = make_edition(articles=3), make_section("World")
    page = section_editor_client.get(f"/newsroom/editions/edition/{edition.pk}/change/").content.decode()
    seen = set(re.findall(r'name="seen" value="(\d+)"', page))
    assert seen == {str(version_of(edition))}
    second = edition.placements.in_order()[1]
    if act == "lead":
        placing.make_lead(edition.placements.in_order()[2], by=people.other_section_editor)
    else:
        placing.put(second, spot=placing.Spot(world), by=people.other_section_editor)
    before, address = everything(edition), f"/newsroom/editions/edition/{edition.pk}/order/{second.pk}/"
    answer = section_editor_client.post(address, {"act": act, "seen": seen.pop()}, follow=True)
    assert "meanwhile, so nothing was changed" in answer.content.decode()
    assert everything(edition) == before


def test_what_others_did_meanwhile_is_told(section_editor_client: Client, people: People) -> None:
    a, b, c = (make_article(state="ready") for _ in range(3))
    edition = make_edition(articles=[a, b, c])
    seen = version_of(edition)
    placing.take_out(edition.placements.get(article=c), by=people.other_section_editor)
    fragment = do(section_editor_client, edition, f"lead {b.pk}", seen=seen, in_place="1")
    assert f'data-done="You made “{b}” the lead."' in fragment
    assert f'data-news="section-editor-2 took “{c}” out of National."' in fragment
    assert "<html" not in fragment


@pytest.mark.parametrize(
    "words",
    ["", "put", "put 1", "put 1 2", "put 1 2 3 4", "put a b c", "put -1 2 3", "swap 1", "lead", "lead 1 2", "undo ٣",
     "lead 99999999999", "out \0"],
)  # fmt: skip
def test_what_no_page_asks_is_not_found(words: str, section_editor_client: Client) -> None:
    edition = make_edition()
    answer = section_editor_client.post(f"{board_of(edition)}act/", {"do": words, "seen": "1"})
    assert answer.status_code == 404


@pytest.mark.parametrize(
    "words", ["put 987654 1 0", "put {article} 987654 0", "lead 987654", "out 987654", "undo 987654"]
)
def test_what_is_gone_is_said(words: str, section_editor_client: Client) -> None:
    edition = make_edition()
    before = everything(edition)
    page = do(section_editor_client, edition, words.format(article=edition.placements.get().article_id))
    assert re.search("That is not there any more|something else since", page)
    assert everything(edition) == before


def test_what_waits_is_cleared_and_of_the_editions_language(section_editor_client: Client) -> None:
    edition = make_edition(language=Language.DARI, articles=0)
    fits = make_article(state="ready", language=Language.DARI)
    make_article(state="ready")
    for state in ("draft", "submitted", "held", "spiked"):
        make_article(state=state, language=Language.DARI)
    assert columns_of(shown(section_editor_client, edition))["Cleared, not placed"] == [fits.pk]


def test_what_waits_is_found_by_section_and_words(section_editor_client: Client) -> None:
    edition, world = make_edition(articles=0), make_section("World")
    bread = make_article(state="ready", headline="Bread prices rise")
    snow = make_article(state="ready", slugline="snow in the north", section=world)

    def found(**asked: str | int) -> list[int]:
        return columns_of(shown(section_editor_client, edition, **asked))["Cleared, not placed"]

    assert found(words="BREAD") == [bread.pk]
    assert found(words="north", section=world.pk) == [snow.pk]
    assert found(section=world.pk) == [snow.pk]
    assert found(words="bread", section=world.pk) == []
    assert sorted(found(section="x" * 40)) == [bread.pk, snow.pk]
    assert "No cleared article fits" in shown(section_editor_client, edition, words="camel")


def test_of_very_many_that_wait_the_newest_are_shown(section_editor_client: Client) -> None:
    edition = make_edition(articles=0)
    for _ in range(SHOWN + 1):
        make_article(state="ready")
    page = shown(section_editor_client, edition)
    assert len(columns_of(page)["Cleared, not placed"]) == SHOWN
    assert f"The newest {SHOWN} are shown" in page


def test_an_empty_board_says_what_to_do(section_editor_client: Client) -> None:
    make_section("National")
    page = shown(section_editor_client, make_edition(articles=0))
    assert "No cleared article waits for a place: clear one, and it stands here." in page
    assert "Nothing here yet." in page


def test_the_board_is_reached_from_the_edition_and_from_the_list(section_editor_client: Client) -> None:
    edition = make_edition()
    for path in (f"/newsroom/editions/edition/{edition.pk}/change/", "/newsroom/editions/edition/"):
        assert f'href="{board_of(edition)}"' in section_editor_client.get(path).content.decode()
