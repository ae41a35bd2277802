"""Can an edition be planned on its board: by mouse, by finger, by keys, without scripts, and by two people at once?"""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import CDPSession, Locator, Page, expect

from articles import workflow
from articles.models import Article
from editions import placing
from editions import workflow as edition_workflow
from editions.models import BoardStep, Edition
from tests.browser import desk
from tests.browser.test_pages_accessible import WIDER, violations
from tests.browser.visitors import Visitor
from tests.factories import People, make_article, make_chair, make_edition, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
# What the house promises: a change of somebody else's is on the page by then.
SEEN_WITHIN = 5_000
START = {"Cleared, not placed": ["Spare"], "National": ["Alpha", "Bravo", "Charlie"], "World": ["Delta"], "Sport": []}


@pytest.fixture
def edition(people: People) -> Edition:
    """An edition of three sections: three pieces in the first, one in the second, none in the third; one waits."""
    make_chair()
    national, world, _ = (make_section(name, position=n) for n, name in enumerate(("National", "World", "Sport")))
    names = [(national, "Alpha"), (national, "Bravo"), (national, "Charlie"), (world, "Delta")]
    pieces = [make_article(state="ready", headline=headline, section=section) for section, headline in names]
    make_article(state="ready", headline="Spare", section=world)
    return make_edition(articles=pieces)


def board_of(edition: Edition) -> str:
    return f"/newsroom/editions/edition/{edition.pk}/board/"


def open_board(visit: Visit, user: object, edition: Edition, **how: object) -> Page:
    who = desk.at_work(lambda: visit(**how), user)  # type: ignore[arg-type]
    page = who.go(board_of(edition))
    expect(page.get_by_role("heading", name=re.compile("Board"))).to_be_visible()
    return page


def column(page: Page, name: str) -> Locator:
    return page.locator(".column").filter(has=page.locator("[data-name]", has_text=re.compile(f"^{name}$")))


def card(page: Page, headline: str) -> Locator:
    return page.get_by_role("article", name=headline)


def expect_board(page: Page, changes: dict[str, list[str]], *, timeout: int = SEEN_WITHIN) -> None:
    """Wait until the board is as at the start but for these columns."""
    for name, headlines in (START | changes).items():
        expect(column(page, name).locator("h3")).to_have_text(headlines, timeout=timeout)


def drag(page: Page, headline: str, *, to: Locator, at: float = 0.5) -> None:
    """Drag a card by the mouse onto something, to this part of its height."""
    card(page, headline).locator("h3").hover()
    page.mouse.down()
    box = to.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] * at
    page.mouse.move(x, y + 20, steps=4)
    page.mouse.move(x, y, steps=4)
    expect(page.locator(".drop-line")).to_be_visible()
    page.mouse.up()
    expect(page.locator(".drop-line, .card-ghost")).to_have_count(0)
    expect_done(page)


def expect_done(page: Page) -> None:
    """Wait for the answer to what was done last."""
    expect(page.locator("#board")).not_to_have_attribute("aria-busy", "true")


def stored(edition: Edition) -> list[str]:
    """What the database says: section, headline and a star for the lead, in running order."""
    rows = edition.placements.in_order().with_article()
    return [f"{each.section}: {each.article}{'*' if each.is_lead else ''}" for each in rows]


def test_cards_are_dragged_by_the_mouse(visit: Visit, people: People, edition: Edition) -> None:
    page = open_board(visit, people.section_editor, edition)
    expect_board(page, {})
    drag(page, "Charlie", to=card(page, "Alpha"), at=0.9)
    expect_board(page, {"National": ["Alpha", "Charlie", "Bravo"]})
    drag(page, "Bravo", to=card(page, "Delta"), at=0.1)
    expect_board(page, {"National": ["Alpha", "Charlie"], "World": ["Bravo", "Delta"]})
    drag(page, "Alpha", to=column(page, "Sport"))
    drag(page, "Spare", to=card(page, "Charlie"), at=0.1)
    drag(page, "Delta", to=column(page, "Cleared, not placed"), at=0.2)
    expect_board(
        page,
        {"Cleared, not placed": ["Delta"], "National": ["Spare", "Charlie"], "World": ["Bravo"], "Sport": ["Alpha"]},
    )
    assert stored(edition) == ["National: Spare", "National: Charlie", "World: Bravo", "Sport: Alpha*"]
    card(page, "Bravo").get_by_label("What to do with").click()
    page.get_by_role("button", name="Make “Bravo” the lead").click()
    expect(card(page, "Bravo").locator(".card__place")).to_have_text("Lead")
    for _ in range(2):
        page.get_by_role("button", name="Undo").click()
        expect_done(page)
    expect_board(
        page,
        {"National": ["Spare", "Charlie"], "World": ["Bravo", "Delta"], "Sport": ["Alpha"], "Cleared, not placed": []},
    )
    assert stored(edition)[-1] == "Sport: Alpha*"
    assert {step.by for step in BoardStep.objects.filter(edition=edition, version__gt=5)} == {people.section_editor}


def test_a_drag_that_ends_nowhere_changes_nothing(visit: Visit, people: People, edition: Edition) -> None:
    page = open_board(visit, people.section_editor, edition)
    steps = BoardStep.objects.count()
    card(page, "Bravo").locator("h3").hover()
    page.mouse.down()
    page.mouse.move(640, 30, steps=5)
    expect(page.locator(".card-ghost")).to_have_text("Bravo")
    page.mouse.up()
    drag(page, "Bravo", to=card(page, "Bravo"), at=0.5)
    card(page, "Bravo").locator("h3").hover()
    page.mouse.down()
    page.mouse.move(700, 500, steps=5)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".card-ghost")).to_have_count(0)
    expect_board(page, {})
    expect(page).to_have_url(re.compile("/board/$"))
    assert BoardStep.objects.count() == steps


def touch(session: CDPSession, kind: str, x: float = 0, y: float = 0) -> None:
    points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def test_a_finger_drags_by_the_grip_and_scrolls_elsewhere(visit: Visit, people: People, edition: Edition) -> None:
    page = open_board(visit, people.section_editor, edition, width=390)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 1})
    session.send("Emulation.setEmulatedMedia", {"features": [{"name": "pointer", "value": "coarse"}]})
    grip = card(page, "Bravo").locator(".card__grip")
    expect(grip).to_be_visible()
    card(page, "Alpha").evaluate("node => node.scrollIntoView()")
    box, target = grip.bounding_box(), card(page, "Delta").bounding_box()
    assert box is not None
    assert target is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch(session, "touchStart", x, y)
    for part in (0.2, 0.6, 1):
        touch(session, "touchMove", x - 60 * part, y + (target["y"] + 4 - y) * part)
    expect(page.locator(".drop-line")).to_be_visible()
    touch(session, "touchEnd")
    expect_board(page, {"National": ["Alpha", "Charlie"], "World": ["Bravo", "Delta"]})


def test_cards_are_carried_by_keys_and_keep_the_focus(visit: Visit, people: People, edition: Edition) -> None:
    page = open_board(visit, people.section_editor, edition)
    said = page.locator("[data-told]")
    press = page.keyboard.press
    card(page, "Alpha").focus()
    press("ArrowDown")
    expect(card(page, "Bravo")).to_be_focused()
    press("ArrowRight")
    expect(card(page, "Delta")).to_be_focused()
    press("ArrowLeft")
    press("ArrowDown")
    expect(card(page, "Bravo")).to_be_focused()

    press("Space")
    expect(said).to_have_text(re.compile("Picked up Bravo. National, 2 of 3"))
    press("ArrowUp")
    expect(said).to_have_text("National, 1 of 3")
    press("ArrowRight")
    expect(said).to_have_text("World, 1 of 2")
    press("ArrowDown")
    expect(said).to_have_text("World, 2 of 2")
    expect(card(page, "Bravo")).to_be_focused()
    assert stored(edition)[1] == "National: Bravo"
    press("Space")
    expect(said).to_have_text("You moved “Bravo” from National to World.")
    expect_board(page, {"National": ["Alpha", "Charlie"], "World": ["Delta", "Bravo"]})
    expect(card(page, "Bravo")).to_be_focused()
    assert stored(edition) == ["National: Alpha*", "National: Charlie", "World: Delta", "World: Bravo"]

    press("l")
    expect(said).to_have_text("You made “Bravo” the lead.")
    expect(card(page, "Bravo")).to_be_focused()
    press("Delete")
    expect(said).to_have_text("You took “Bravo” out of World.")
    expect_board(page, {"National": ["Alpha", "Charlie"], "Cleared, not placed": ["Spare", "Bravo"]})
    expect(card(page, "Bravo")).to_be_focused()
    for _ in range(3):
        press("z")
        expect(said).to_have_text(re.compile("Taken back"))
        expect_done(page)
    expect_board(page, {})
    assert stored(edition) == ["National: Alpha*", "National: Bravo", "National: Charlie", "World: Delta"]


def test_a_card_in_hand_goes_back_where_it_was(visit: Visit, people: People, edition: Edition) -> None:
    page = open_board(visit, people.section_editor, edition)
    steps = BoardStep.objects.count()
    for leave in ("Escape", "Tab"):
        card(page, "Charlie").focus()
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
        expect(column(page, "World").locator("h3")).to_have_text(["Delta", "Charlie"])
        page.keyboard.press(leave)
        expect_board(page, {})
    expect(page.locator(".is-lifted, .is-carrying")).to_have_count(0)
    assert BoardStep.objects.count() == steps


def test_a_cleared_article_is_placed_by_keys(visit: Visit, people: People, edition: Edition) -> None:
    page = open_board(visit, people.section_editor, edition)
    card(page, "Spare").focus()
    for key in ("Space", "ArrowRight", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect_board(page, {"Cleared, not placed": [], "Sport": ["Spare"]})
    expect(card(page, "Spare")).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_buttons_and_lists_do_the_same(javascript: bool, visit: Visit, people: People, edition: Edition) -> None:
    page = open_board(visit, people.section_editor, edition, javascript=javascript)

    def send(button: Locator) -> None:
        desk.send(button, javascript=javascript)
        expect_done(page)

    def press(headline: str, button: str) -> None:
        menu = card(page, headline).locator("details")
        if menu.get_attribute("open") is None:
            menu.locator("summary").click()
        send(page.get_by_role("button", name=button))

    press("Bravo", "Move “Bravo” up")
    expect_board(page, {"National": ["Bravo", "Alpha", "Charlie"]})
    press("Bravo", "Move “Bravo” down")
    expect_board(page, {})
    press("Charlie", "Make “Charlie” the lead")
    expect(card(page, "Charlie").locator(".card__place")).to_have_text("Lead")
    press("Charlie", "Take “Charlie” out")
    expect_board(page, {"National": ["Alpha", "Bravo"], "Cleared, not placed": ["Spare", "Charlie"]})
    for headline, place in (("Spare", "World: behind “Delta”"), ("Bravo", "Sport: first")):
        card(page, headline).locator("summary").click()
        desk.follow(page.get_by_role("link", name=f"Choose a place for “{headline}”"))
        page.get_by_label("To section, and behind what").select_option(place)
        send(page.get_by_role("button", name="Put it there"))
        expect(page.get_by_label("To section, and behind what")).to_have_count(0)
    changed = {
        "National": ["Alpha"],
        "World": ["Delta", "Spare"],
        "Sport": ["Bravo"],
        "Cleared, not placed": ["Charlie"],
    }
    expect_board(page, changed)
    send(page.get_by_role("button", name="Undo"))
    expect_board(page, changed | {"National": ["Alpha", "Bravo"], "Sport": []})
    assert stored(edition) == ["National: Alpha", "National: Bravo", "World: Delta", "World: Spare"]


def test_two_people_see_what_the_other_does_and_overwrite_nothing(
    visit: Visit, people: People, edition: Edition
) -> None:
    one = open_board(visit, people.section_editor, edition)
    other = open_board(visit, people.editor_in_chief, edition)
    drag(one, "Charlie", to=column(one, "Sport"))
    expect_board(other, {"National": ["Alpha", "Bravo"], "Sport": ["Charlie"]})
    expect(other.locator("[data-line]")).to_contain_text("section-editor moved “Charlie” from National to Sport.")

    # Both take up the same piece; who comes second is told, and nothing of the first is lost.
    card(other, "Bravo").focus()
    other.keyboard.press("Space")
    other.keyboard.press("ArrowRight")
    drag(one, "Bravo", to=column(one, "Sport"), at=0.95)
    expect_board(one, {"National": ["Alpha"], "Sport": ["Charlie", "Bravo"]})
    other.keyboard.press("Space")
    expect(other.locator("[data-line]")).to_contain_text(
        "section-editor moved “Bravo” from National to Sport meanwhile, so nothing was changed"
    )
    expect_board(other, {"National": ["Alpha"], "Sport": ["Charlie", "Bravo"]})
    expect(card(other, "Bravo")).to_be_focused()

    # Each moves a piece of their own from an old page: both are done.
    card(other, "Delta").focus()
    other.keyboard.press("Space")
    other.keyboard.press("ArrowRight")
    drag(one, "Spare", to=card(one, "Alpha"), at=0.9)
    expect_board(one, {"Cleared, not placed": [], "National": ["Alpha", "Spare"], "Sport": ["Charlie", "Bravo"]})
    other.keyboard.press("Space")
    together = {
        "Cleared, not placed": [],
        "National": ["Alpha", "Spare"],
        "World": [],
        "Sport": ["Delta", "Charlie", "Bravo"],
    }
    expect_board(other, together)
    expect_board(one, together)

    # An undo takes back the own step and not the other's.
    one.get_by_role("button", name="Undo").click()
    expect_board(other, together | {"Cleared, not placed": ["Spare"], "National": ["Alpha"]})
    assert stored(edition) == ["National: Alpha*", "Sport: Delta", "Sport: Charlie", "Sport: Bravo"]


def test_what_happens_to_an_article_shows_and_the_focus_stays(visit: Visit, people: People, edition: Edition) -> None:
    page = open_board(visit, people.section_editor, edition)
    card(page, "Alpha").focus()
    page.get_by_label("Words in the headline").fill("typed")
    card(page, "Alpha").focus()
    card(page, "Bravo").locator("summary").click()
    card(page, "Alpha").focus()
    article = Article.objects.get(headline="Bravo")
    Article.objects.filter(pk=article.pk).update(headline="Bravo, mended", version=article.version + 1)
    article.refresh_from_db()
    workflow.return_to_writer(article, by=people.other_section_editor, at=timezone.now(), note="Who says so?")
    mended = card(page, "Bravo, mended")
    expect(mended.locator(".state")).to_have_text("Draft", timeout=SEEN_WITHIN)
    expect(mended.locator(".mark--block")).to_have_text("1 block")
    expect(page.locator("#board-preflight")).to_contain_text("“Bravo, mended” is draft and not ready.")
    expect(card(page, "Alpha")).to_be_focused()
    expect(mended.get_by_role("button", name="Take “Bravo, mended” out")).to_be_visible()
    expect(page.get_by_label("Words in the headline")).to_have_value("typed")


def test_a_line_that_breaks_is_said_and_mended(visit: Visit, people: People, edition: Edition) -> None:
    page = open_board(visit, people.section_editor, edition)
    line = page.locator("[data-line]")
    page.context.set_offline(True)
    expect(line).to_contain_text("Offline: what others do is not seen here. Retrying in")
    card(page, "Bravo").focus()
    page.keyboard.press("l")
    expect(line).to_contain_text("Nothing was changed. The server does not answer.")
    drag(page, "Bravo", to=column(page, "Sport"))
    expect(line).to_contain_text("Nothing was changed.")
    expect_board(page, {})
    placing.take_out(edition.placements.get(article__headline="Delta"), by=people.other_section_editor)
    page.context.set_offline(False)
    expect_board(page, {"World": [], "Cleared, not placed": ["Spare", "Delta"]})
    expect(line).not_to_contain_text("Offline")
    assert stored(edition) == ["National: Alpha*", "National: Bravo", "National: Charlie"]


def test_who_is_signed_out_meanwhile_is_told(visit: Visit, people: People, edition: Edition) -> None:
    page = open_board(visit, people.section_editor, edition)
    page.context.clear_cookies()
    expect(page.locator("[data-line]")).to_contain_text("You are signed out", timeout=SEEN_WITHIN)
    drag(page, "Bravo", to=column(page, "Sport"))
    expect(page.locator("[data-line]")).to_contain_text("Nothing was changed.")
    expect_board(page, {})


def test_a_page_that_nobody_sees_asks_nothing(visit: Visit, people: People, edition: Edition) -> None:
    who = desk.at_work(visit, people.section_editor)
    asked: list[str] = []
    who.page.on("request", lambda request: asked.append(request.url) if "/board/now/" in request.url else None)
    who.page.clock.install()
    page = who.go(board_of(edition))
    page.clock.run_for(3_000)
    with page.expect_request(re.compile("/board/now/")):
        page.clock.run_for(3_000)
    page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    page.clock.run_for(3_000)
    before = len(asked)
    page.clock.run_for(60_000)
    assert len(asked) == before
    page.evaluate("delete document.hidden")
    with page.expect_request(re.compile("/board/now/")):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_board_whose_edition_was_closed_becomes_one_to_look_at(
    visit: Visit, people: People, edition: Edition
) -> None:
    page = open_board(visit, people.section_editor, edition)
    edition_workflow.send_for_approval(edition, by=people.other_section_editor, at=timezone.now())
    expect(page.locator("#board-head")).to_contain_text("In approval", timeout=SEEN_WITHIN)
    expect(page.locator("#board").get_by_role("button")).to_have_count(0)
    expect(column(page, "Cleared, not placed")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_runs_out_of_the_window(
    width: int, scheme: str, visit: Visit, people: People, edition: Edition
) -> None:
    page = open_board(visit, people.section_editor, edition, width=width)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    card(page, "Bravo").locator("summary").click()
    assert violations(page) == []
    assert page.evaluate(WIDER) == 0
    page.goto(f"{page.url}?move={Article.objects.get(headline='Spare').pk}")
    assert violations(page) == []
    assert page.evaluate(WIDER) == 0
