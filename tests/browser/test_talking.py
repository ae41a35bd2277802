"""Do colleagues talk about an article beside its text: notes, replies, passages, names, and what is new for each?"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from articles.models import Article, Note, NotificationSettings
from tests.browser import desk
from tests.browser.test_pages_accessible import violations
from tests.browser.visitors import Visitor
from tests.factories import People, make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
BODY = "<p>Three rivers meet at the old bridge.</p><p>Boats <b>cross</b> them at dawn. Nobody counts them.</p>"
SELECT = """([from, to]) => {
  const editor = document.querySelector('.cke_wysiwyg_div');
  const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.data.includes(from)) range.setStart(node, node.data.indexOf(from));
    if (node.data.includes(to)) { range.setEnd(node, node.data.indexOf(to) + to.length); break; }
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
_WIDE = """part => [...part.querySelectorAll('*')]
  .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(each => each.outerHTML.slice(0, 90))"""


@pytest.fixture
def article(people: People) -> Article:
    """A piece of the writer's that waits for an editor."""
    assert people.section_editor
    return make_article(people.writer, headline="The flood gate", body=BODY, state="submitted")


def address(article: Article) -> str:
    return f"/newsroom/articles/article/{article.pk}/change/"


def notes_of(page: Page) -> Page:
    """Wait for the panel and return the page."""
    expect(page.get_by_role("heading", name="Notes")).to_be_visible()
    return page


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_note_is_written_answered_resolved_and_opened_again(
    javascript: bool, visit: Visit, people: People, article: Article
) -> None:
    editor = desk.at_work(lambda: visit(javascript=javascript), people.section_editor)
    page = notes_of(editor.go(address(article)))
    page.get_by_label("A note to colleagues").fill("Who counted the boats?")
    page.get_by_label("The words that it is about").fill("boats cross THEM")
    desk.send(page.get_by_role("button", name="Add note"), javascript=javascript)
    note = page.get_by_role("article", name="Note by section-editor")
    expect(note.locator("mark")).to_have_text("Boats cross them")

    writer = desk.at_work(lambda: visit(javascript=javascript), people.writer)
    page = writer.page
    desk.follow(page.get_by_role("link", name=re.compile("New for you")))
    row = page.get_by_role("listitem").filter(has_text="Who counted the boats?")
    expect(row).to_contain_text("section-editor wrote a note")
    desk.follow(row.get_by_role("link", name="The flood gate"))
    note = page.get_by_role("article", name="Note by section-editor")
    note.get_by_text("Reply", exact=True).click()
    note.get_by_label("Reply to section-editor").fill("The ferryman did.")
    desk.send(note.get_by_role("button", name="Send the reply"), javascript=javascript)
    expect(note).to_contain_text("The ferryman did.")

    page = editor.go(address(article))
    note = page.get_by_role("article", name="Note by section-editor")
    desk.send(note.get_by_role("button", name="Resolve"), javascript=javascript)
    expect(page.locator("#id_notes")).to_contain_text("Every note is resolved.")
    if javascript:
        # An address that names the note unfolds them by itself.
        page.get_by_text("1 resolved").click()
    expect(note).to_contain_text("Resolved by section-editor")
    desk.send(note.get_by_role("button", name="Open again"), javascript=javascript)
    expect(page.locator("#id_notes")).to_contain_text("1 open")
    expect(note).to_contain_text("Opened again by section-editor")
    assert (editor.complaints, writer.complaints, editor.strangers) == ([], [], [])
    assert Note.objects.count() == 2


def test_selected_words_are_noted_on_while_the_text_is_being_typed(
    visit: Visit, people: People, article: Article
) -> None:
    editor = desk.at_work(visit, people.section_editor)
    page = editor.go(address(article))
    page.get_by_label("Headline").fill("A headline nobody has saved")
    desk.enter_editor(page)
    page.evaluate(SELECT, ["Boats", "dawn"])
    page.get_by_role("button", name="Note on this passage").click()
    expect(page.get_by_label("The words that it is about")).to_have_value("Boats cross them at dawn")
    expect(page.get_by_label("A note to colleagues")).to_be_focused()
    page.keyboard.type("Who says so?")
    page.get_by_role("button", name="Add note").click()
    expect(page.get_by_role("status").filter(has_text="Your note is on the article.")).to_be_visible()
    # What was being typed beside it is still there.
    expect(page.get_by_label("Headline")).to_have_value("A headline nobody has saved")
    note = Note.objects.get()
    assert (note.passage, note.after) == ("Boats cross them at dawn", ". Nobody counts them.")
    page.get_by_role("button", name="Show in the text").click()
    assert page.evaluate("getSelection().toString()") == "Boats cross them at dawn"
    # By keys alone.
    page.evaluate(SELECT, ["Three", "rivers"])
    page.keyboard.press("Control+Alt+m")
    expect(page.get_by_label("The words that it is about")).to_have_value("Three rivers")

    Article.objects.update(body="<p>No boat crosses.</p>")
    page = editor.go(address(article))
    expect(page.get_by_role("article", name="Note by section-editor")).to_contain_text("The passage has changed")
    # What shows the text as it is typed may be asked to wait; it is no part of this.
    assert ([each for each in editor.complaints if "/typing/" not in each], editor.strangers) == ([], [])


def test_whoever_is_named_hears_of_it(visit: Visit, people: People, article: Article) -> None:
    chief = desk.at_work(visit, people.editor_in_chief)
    expect(chief.page.locator(".bell__count")).to_have_count(0)
    writer = desk.at_work(visit, people.writer)
    page = writer.go(address(article))
    page.get_by_label("A note to colleagues").press_sequentially("Please read, @edi")
    expect(page.locator(".names").get_by_role("option")).to_have_text(["@editor-in-chief", "@section-editor"])
    page.keyboard.press("Enter")
    page.keyboard.type("and @nobody")
    expect(page.get_by_label("A note to colleagues")).to_have_value("Please read, @editor-in-chief and @nobody")
    page.get_by_role("button", name="Add note").click()
    expect(page.get_by_role("status").filter(has_text="is known by “@nobody”")).to_be_visible()

    page = chief.go("/newsroom/")
    expect(page.locator(".bell__count")).to_have_text("1")
    desk.follow(page.get_by_role("link", name=re.compile("New for you")))
    expect(page.get_by_role("listitem").filter(has_text="named you in a note")).to_be_visible()
    with page.expect_response(re.compile("/read/")):
        desk.follow(page.get_by_role("link", name="The flood gate"))
    expect(page.get_by_role("article", name="Note by writer")).to_be_visible()
    expect(chief.go("/newsroom/").locator(".bell__count")).to_have_count(0)
    assert (writer.complaints, chief.complaints) == ([], [])


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_return_brings_its_note_to_the_writer(
    javascript: bool, visit: Visit, people: People, article: Article
) -> None:
    editor = desk.at_work(lambda: visit(javascript=javascript), people.section_editor)
    page = editor.go(address(article))
    desk.move(page, "Return to the writer", note="Name whoever counted.")
    desk.expect_said(page, "is draft now")

    writer = desk.at_work(lambda: visit(javascript=javascript), people.writer)
    page = writer.page
    desk.follow(page.get_by_role("link", name=re.compile("New for you")))
    row = page.get_by_role("listitem").filter(has_text="sent it back to you")
    expect(row).to_contain_text("Name whoever counted.")
    desk.follow(row.get_by_role("button", name="Mark as read"))
    expect(page.locator(".bell__count")).to_have_count(0)
    desk.follow(page.get_by_role("link", name="The flood gate"))
    note = page.get_by_role("article", name="Note by section-editor")
    expect(note).to_contain_text("Why it came back")
    expect(note).to_contain_text("Name whoever counted.")


def test_somebody_says_how_they_want_to_hear(visit: Visit, people: People) -> None:
    writer = desk.at_work(lambda: visit(width=390), people.writer)
    page = writer.page
    desk.follow(page.get_by_role("link", name=re.compile("New for you")))
    expect(page.get_by_role("main")).to_contain_text("Nothing is new for you.")
    desk.follow(page.get_by_role("link", name="How you hear of things"))
    page.get_by_label("Somebody names you").select_option("once a day")
    page.get_by_label("The daily e-mail comes at").select_option("17:00")
    desk.follow(page.get_by_role("button", name="Save"))
    desk.expect_said(page, "From now on you hear of things in this way.")
    expect(page.get_by_label("The daily e-mail comes at")).to_have_value("17")
    assert NotificationSettings.objects.get().mention == "daily"


def test_what_is_sent_while_an_answer_is_awaited_comes_after_it_and_once(
    visit: Visit, people: People, article: Article
) -> None:
    editor = desk.at_work(visit, people.section_editor)
    page = notes_of(editor.go(address(article)))
    words = page.get_by_label("A note to colleagues")
    words.fill("First")
    page.get_by_role("button", name="Add note").click()
    expect(page.get_by_role("article").filter(has_text="First")).to_be_visible()
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/notes/**", hold)
    page.evaluate("() => { const ask = fetch; asked = 0; fetch = (...what) => { asked += 1; return ask(...what); }; }")

    words.fill("Second")
    page.get_by_role("button", name="Add note").click()
    page.get_by_role("button", name="Resolve").click()
    assert page.evaluate("asked") == 1
    words.fill("Third, not sent yet")
    with page.expect_request("**/notes/**"):
        held[0].continue_()
    expect(page.get_by_role("article").filter(has_text="Second")).to_be_visible()
    expect(words).to_have_value("Third, not sent yet")
    # The new panel has the button of the first note as well, and it was pressed already.
    page.get_by_role("article").filter(has_text="First").get_by_role("button", name="Resolve").click()
    held[1].continue_()
    expect(page.get_by_role("status").filter(has_text="is resolved")).to_be_visible()
    assert page.evaluate("asked") == 2
    expect(words).to_have_value("Third, not sent yet")
    assert [note.text for note in Note.objects.filter(resolved_at=None)] == ["Second"]
    assert Note.objects.count() == 2


@pytest.mark.parametrize("width", [1280, 360])
def test_everybody_can_use_it(width: int, visit: Visit, people: People, article: Article) -> None:
    editor = desk.at_work(lambda: visit(width=width), people.section_editor)
    page = editor.go(address(article))
    for text in ("First", "Second"):
        page.get_by_label("A note to colleagues").fill(f"{text}, @writer?")
        page.get_by_label("The words that it is about").fill("Nobody counts" if text == "First" else "Gone words")
        page.get_by_role("button", name="Add note").click()
        # The panel that has this note has all that is said and done in it; what is said of a note was so of the first.
        expect(page.get_by_role("article").filter(has_text=f"{text}, @writer?")).to_be_visible()
        expect(page.get_by_role("status").filter(has_text="Your note")).to_be_visible()
    page.get_by_role("button", name="Resolve").first.click()
    expect(page.get_by_role("status").filter(has_text="is resolved")).to_be_visible()
    page.get_by_text("1 resolved").click()
    page.get_by_label("A note to colleagues").press_sequentially("@wr")
    expect(page.locator(".names").get_by_role("option")).to_have_count(1)
    faults = faults_of(page, "#id_notes")
    writer = desk.at_work(lambda: visit(width=width), people.writer)
    for path in ("", "settings/"):
        faults += faults_of(writer.go(f"/newsroom/articles/notification/{path}"), "#container")
    assert faults == []


def faults_of(page: Page, part: str) -> list[str]:
    """Return what axe finds in a part of a page, and what in it is wider than the window."""
    wide = page.locator(part).evaluate(_WIDE)
    return violations(page, part) + [f"{page.url}: {each} is too wide" for each in wide]
