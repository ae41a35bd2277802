"""Does the form help while one writes: counts, keys, language, ednotes, proposals, the order of bylines?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from tests.browser import desk
from tests.browser.visitors import Visitor
from tests.factories import People, make_article, make_author, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
EDITOR = ".cke_wysiwyg_div"
SECRET = "Ask the minister first."


def open_form(visit: Visit, people: People, article: Article) -> tuple[Visitor, Page]:
    """Sign the writer in, open the form of an article and wait for the editor."""
    who = desk.at_work(visit, people.writer)
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    expect(page.locator(EDITOR)).to_be_visible()
    return who, page


def test_the_counts_follow_what_is_typed_and_say_what_the_server_says(visit: Visit, people: People) -> None:
    text = "<p>One two.</p><ul><li>three</li><li>four</li></ul><figure><figcaption>five</figcaption></figure>"
    article = make_article(
        headline="Bread", standfirst="Six words.", body=f"<p><mark>Not </mark>six</p>{text}<p>end</p>"
    )
    who, page = open_form(visit, people, article)
    count, headline = page.locator("#id_body_helptext"), page.locator("#id_headline_helptext")
    expect(count).to_have_text("7 words · 1 min to read · 1 ednote, which readers never see")
    page.locator(EDITOR).press("Control+End")
    page.keyboard.type(" seven" * 325)
    expect(count).to_contain_text("332 words · 2 min to read")
    page.get_by_label("Headline").fill("x" * 112)
    expect(headline).to_have_text("112 of 110 characters: 2 too many")
    expect(page.locator("[data-lengths]")).to_have_text("The headline is too long for the page.")
    said = [each.text_content() or "" for each in (count, headline)]
    with page.expect_navigation():
        page.keyboard.press("Control+s")
    desk.expect_said(page, "was changed successfully")
    expect(count).to_have_text(said[0])
    expect(headline).to_have_text(said[1])
    assert (who.complaints, who.strangers) == ([], [])


def test_an_ednote_is_marked_by_keys_and_no_reader_gets_it(visit: Visit, people: People) -> None:
    article = make_article(headline="Dam", body="<p>Forty came.</p>")
    who, page = open_form(visit, people, article)
    desk.enter_editor(page)
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Alt+e")
    page.keyboard.type(SECRET)
    page.keyboard.press("Control+Alt+e")
    page.keyboard.type(" They left.")
    expect(page.locator(f"{EDITOR} mark")).to_have_text(SECRET)
    expect(page.locator("#id_body")).to_have_value(f"<p>Forty came.<mark>{SECRET}</mark> They left.</p>\n")
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    expect(page.locator(f"{EDITOR} mark")).to_have_text(SECRET)
    article.refresh_from_db()
    assert article.body == f"<p>Forty came.<mark>{SECRET}</mark> They left.</p>"
    newest = article.revisions.newest()
    assert newest is not None
    assert "<p>Forty came. They left.</p>" in newest.content
    assert SECRET not in newest.content
    assert who.complaints == []


def test_the_form_turns_with_the_language(visit: Visit, people: People) -> None:
    article = make_article(headline="Bread", body="<p>نان ارزان شد.</p>")
    who, page = open_form(visit, people, article)
    page.locator("#fold-where summary").click()
    page.locator("#id_language").select_option("fa-AF")
    for box in ("#id_headline", "#id_standfirst", EDITOR):
        expect(page.locator(box)).to_have_attribute("lang", "fa-AF")
        expect(page.locator(box)).to_have_attribute("dir", "rtl")
        expect(page.locator(box)).to_have_css("direction", "rtl")
    family = page.locator(f"{EDITOR} p").evaluate("each => getComputedStyle(each).fontFamily")
    assert family.startswith('"Noto Naskh Arabic"')
    page.locator("#id_language").select_option("en")
    expect(page.locator(EDITOR)).to_have_css("direction", "ltr")
    assert page.locator(EDITOR).evaluate("each => [each.spellcheck, each.lang]") == [True, "en"]
    assert who.complaints == []


def test_headings_and_links_come_by_keys(visit: Visit, people: People) -> None:
    article = make_article(body="<p>Bread</p>")
    _, page = open_form(visit, people, article)
    desk.enter_editor(page)
    page.keyboard.press("Control+Alt+2")
    expect(page.locator("#id_body")).to_have_value("<h2>Bread</h2>\n")
    page.keyboard.press("Control+Alt+3")
    expect(page.locator("#id_body")).to_have_value("<h3>Bread</h3>\n")
    page.keyboard.press("Control+Alt+3")
    expect(page.locator("#id_body")).to_have_value("<p>Bread</p>\n")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog").get_by_role("textbox", name="URL")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_text("Keys", exact=True).click()
    expect(page.get_by_text("save and go on")).to_be_visible()


def test_slugline_and_address_are_proposed_and_kept_so(visit: Visit, people: People) -> None:
    make_section("National")
    who = desk.at_work(visit, people.writer)
    page = desk.open_new_article(who)
    page.get_by_label("Headline").fill("The Bread of Kabul’s bakers is lighter")
    proposed = "bread of kabul’s bakers"
    expect(page.get_by_label("Slugline")).to_have_attribute("placeholder", proposed)
    page.locator("#fold-address summary").click()
    expect(page.locator("#id_slug")).to_have_attribute("placeholder", "the-bread-of-kabuls-bakers-is-lighter")
    page.get_by_label("Section").select_option("National")
    desk.save(page)
    desk.expect_said(page, "was added successfully")
    article = Article.objects.get()
    assert (article.slugline, article.slug) == (proposed, "")
    newest = article.revisions.newest()
    assert newest is not None
    assert '"slug":"the-bread-of-kabuls-bakers-is-lighter"' in newest.content


def test_bylines_are_ordered_by_buttons_and_by_carrying(visit: Visit, people: People) -> None:
    article = make_article(authors=[make_author(name) for name in ("Anna", "Bilal", "Chaman")])
    who, page = open_form(visit, people, article)
    page.locator("#fold-bylines summary").click()
    page.get_by_role("button", name="Move up: Chaman").press("Enter")
    expect(page.locator("#bylines-group [role=status]")).to_have_text("Chaman is number 2 of 3 now.")
    expect(page.get_by_role("button", name="Move up: Chaman")).to_be_focused()
    row = page.locator("#bylines-group tr", has=page.get_by_role("button", name="Move up: Bilal"))
    row.locator(".order__grip").hover()
    first = page.locator("#bylines-group tbody tr").first.bounding_box()
    assert first is not None
    page.mouse.down()
    page.mouse.move(first["x"] + 20, first["y"] + 4, steps=8)
    page.mouse.up()
    page.locator("#fold-bylines summary").click()
    expect(page.locator("#fold-bylines .fold__said")).to_have_text("By Bilal, Anna and Chaman")
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    assert [str(byline.author) for byline in article.bylines.all()] == ["Bilal", "Anna", "Chaman"]
    expect(page.locator("#fold-bylines .fold__said")).to_have_text("By Bilal, Anna and Chaman")
    assert who.complaints == []


def test_a_fold_says_what_was_put_into_it(visit: Visit, people: People) -> None:
    _, page = open_form(visit, people, make_article(section=make_section("National"), slugline="dam"))
    page.locator("#fold-where summary").click()
    page.get_by_label("Dateline").fill("Herat")
    page.locator("#fold-where summary").click()
    expect(page.locator("#fold-where .fold__said")).to_have_text("National · News · English · dam · Herat")
    expect(page.locator("#fold-photo .fold__said")).to_have_text("no photo")
