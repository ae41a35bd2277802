"""Does a Word document fill the form in a browser, dropped or chosen, and a hostile one say why not?"""

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Page, expect

from articles.models import Article
from photos.models import Photo
from tests.articles.word_files.making import HOSTILE, docx, paragraph, relation, with_pictures
from tests.browser import desk
from tests.browser.test_pages_accessible import violations
from tests.browser.visitors import Visitor
from tests.browser.watching import armed, listen
from tests.factories import People, make_article, make_section
from tests.payloads import xss_payloads
from tests.photos.making import drawn, encoded

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BRIDGE = docx(
    paragraph("The bridge at night", "Title"),
    paragraph("Fourteen trucks crossed.", "Subtitle"),
    paragraph("A driver waited."),
)
DARI = docx(paragraph("پل در شب", "Title"), paragraph("رانندگان تا صبح انتظار می‌کشند."))
_DROP = """
([content, name]) => {
  const bytes = Uint8Array.from(atob(content), (each) => each.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  const onto = document.querySelector(".cke_wysiwyg_div");
  for (const kind of ["dragover", "drop"])
    onto.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
}
"""


def file(content: bytes, name: str = "story.docx") -> FilePayload:
    return {"name": name, "mimeType": KIND, "buffer": content}


def choose(page: Page, content: bytes) -> None:
    page.locator(".word input[type=file]").set_input_files([file(content)])


def said(page: Page) -> str:
    return page.locator(".word__state").inner_text()


@pytest.fixture
def writing(visit: Visit, people: People) -> Visitor:
    """A writer before the form of a new article."""
    make_section("National")
    who = desk.at_work(visit, people.writer)
    expect(desk.open_new_article(who).locator(".cke_wysiwyg_div")).to_be_visible()
    return who


def test_a_document_dropped_on_the_form_fills_it(writing: Visitor) -> None:
    page = writing.page
    page.evaluate(_DROP, [base64.b64encode(BRIDGE).decode(), "story.docx"])
    expect(page.locator(".word__state")).to_contain_text("Nothing is saved yet.")
    expect(page.locator("#id_headline")).to_have_value("The bridge at night")
    expect(page.locator("#id_standfirst")).to_have_value("Fourteen trucks crossed.")
    expect(page.locator(".cke_wysiwyg_div")).to_have_text("A driver waited.")
    assert Article.objects.count() == 0
    page.evaluate(_DROP, [base64.b64encode(b"x").decode(), "photo.jpg"])
    expect(page.locator(".word__state")).to_contain_text("That is no Word document.")
    expect(page.locator("#id_headline")).to_have_value("The bridge at night")
    assert (writing.complaints, writing.strangers) == ([], [])


def test_the_language_follows_the_letters(writing: Visitor) -> None:
    choose(writing.page, DARI)
    expect(writing.page.locator("#id_headline")).to_have_value("پل در شب")
    expect(writing.page.locator("#id_language")).to_have_value("fa-AF")


def test_typed_words_are_not_overwritten_without_asking(writing: Visitor) -> None:
    page = writing.page
    page.locator("#id_headline").fill("Mine")
    choose(page, BRIDGE)
    expect(page.get_by_role("button", name="Leave the form as it is")).to_be_visible()
    assert [each for each in violations(page) if "word" in each] == []
    page.get_by_role("button", name="Leave the form as it is").click()
    expect(page.locator(".word__state")).to_have_text("The form is as it was.")
    expect(page.locator("#id_standfirst")).to_have_value("")
    choose(page, BRIDGE)
    page.get_by_role("button", name="Fill only what is empty").click()
    expect(page.locator("#id_standfirst")).to_have_value("Fourteen trucks crossed.")
    expect(page.locator("#id_headline")).to_have_value("Mine")
    choose(page, BRIDGE)
    page.get_by_role("button", name="Put the document’s in their place").click()
    expect(page.locator("#id_headline")).to_have_value("The bridge at night")


@pytest.mark.parametrize("name", ["nothing", "an old .doc", "a billion laughs", "a zip bomb of the text", "HTML"])
def test_a_hostile_document_is_a_sentence_in_the_form(name: str, writing: Visitor) -> None:
    writing.page.locator("#id_headline").fill("Mine")
    choose(writing.page, HOSTILE[name]())
    expect(writing.page.locator(".word__state")).not_to_have_text("Reading story.docx…")
    assert said(writing.page).endswith(".")
    expect(writing.page.locator("#id_headline")).to_have_value("Mine")
    assert writing.complaints == []


def test_nothing_runs_of_a_hostile_document(writing: Visitor) -> None:
    runs, page = listen(writing.context), writing.page
    page.reload()
    expect(page.locator(".cke_wysiwyg_div")).to_be_visible()
    links = [relation(f"l{n}", "hyperlink", each, external=True) for n, each in enumerate(_addresses())]
    words = ["".join(c for c in payload if c.isprintable()) for payload in xss_payloads()]
    body = [paragraph(each) for each in words] + [paragraph("go", link=f"l{n}") for n, _ in enumerate(links)]
    choose(page, docx(paragraph(words[0][:80], "Title"), *body, relations=links))
    expect(page.locator(".cke_wysiwyg_div")).to_contain_text("alert(")
    assert (armed(page), runs) == ([], [])


def _addresses() -> list[str]:
    return ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x"]


def test_without_javascript_a_page_brings_the_text(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="As it was")
    who = desk.at_work(lambda: visit(javascript=False), people.writer)
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    desk.follow(page.get_by_role("link", name="From a Word document"))
    page.get_by_label("Word document").set_input_files([file(BRIDGE)])
    desk.follow(page.get_by_role("button", name="Put it into the form"))
    desk.expect_said(page, "Nothing is saved yet")
    expect(page.locator("#id_headline")).to_have_value("The bridge at night")
    article.refresh_from_db()
    assert article.headline == "As it was"
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    article.refresh_from_db()
    assert (article.headline, str(article.body)) == ("The bridge at night", "<p>A driver waited.</p>")


def test_a_picture_goes_into_the_library_with_its_credit(visit: Visit, people: People) -> None:
    who = desk.at_work(visit, people.section_editor)
    page = who.go("/newsroom/articles/article/word/picture/")
    assert violations(page) == []
    content = with_pictures(encoded(drawn((400, 300)), "PNG"))
    page.get_by_label("Word document").set_input_files([file(content)])
    page.get_by_label("Credit line").fill("Zarmina Sadat")
    desk.follow(page.get_by_role("button", name="Keep it in the photo library"))
    desk.expect_said(page, "The picture is in the photo library")
    assert Photo.objects.get().credit_line == "Zarmina Sadat"
