"""What happens to somebody's words and patience when things go wrong at the desk?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article
from photos.models import Photo
from tests.browser import desk
from tests.browser.conftest import with_password
from tests.browser.visitors import Visitor
from tests.factories import People, make_article, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]


def test_a_stale_save_shows_both_texts_and_loses_neither(visit: Visit, people: People) -> None:
    article = make_article(headline="Apricots", slug="apricots", body="<p>The first text.</p>")
    who = desk.at_work(visit, people.writer)
    address = f"/newsroom/articles/article/{article.pk}/change/"
    first, second = who.go(address), who.another_tab()
    second.goto(first.url)
    write_over(first, headline="Apricots, from the first tab", body="Written in the first tab.")
    desk.expect_said(first, "was changed successfully")
    write_over(second, headline="Apricots, from the second tab", body="Written in the second tab.")

    expect(second.get_by_text("Your text was not saved, and it is kept.")).to_be_visible()
    headline = second.get_by_role("group", name="Headline: both of you changed it")
    expect(headline.locator("ins")).to_contain_text(["second tab", "first tab"])
    text = second.get_by_role("group", name="Text, paragraph 1: both of you changed it")
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Apricots, from the first tab", "<p>Written in the first tab.</p>")

    desk.follow(who.go(address).get_by_role("link", name="1 text kept for you"))
    first.get_by_text("All that was typed").click()
    expect(first.get_by_label("headline")).to_have_value("Apricots, from the second tab")

    headline.get_by_label("What you wrote").check()
    text.get_by_label("Both, one after the other").check()
    desk.follow(second.get_by_role("button", name="Put together, then read it"))
    desk.expect_said(second, "Put together and not saved yet")
    expect(second.locator(".cke_wysiwyg_div p")).to_have_text(
        ["Written in the first tab.", "Written in the second tab."]
    )
    desk.save(second)
    desk.expect_said(second, "was changed successfully")
    article.refresh_from_db()
    assert article.headline == "Apricots, from the second tab"
    assert article.body == "<p>Written in the first tab.</p><p>Written in the second tab.</p>"
    assert article.revisions.count() == 3
    expect(second.get_by_role("link", name="1 text kept for you")).to_be_visible()
    assert who.strangers == []
    assert all("409 (Conflict)" in complaint for complaint in who.complaints)


def write_over(page: Page, *, headline: str, body: str) -> None:
    """Replace headline and body in a form that is open, and save."""
    page.get_by_label("Headline").fill(headline)
    desk.enter_editor(page)
    page.keyboard.press("Control+a")
    page.keyboard.type(body)
    desk.save(page)


def test_a_form_that_arrives_twice_makes_one_article(visit: Visit, people: People) -> None:
    make_section("National")
    who = desk.at_work(visit, people.writer)
    page = desk.open_new_article(who)
    page.get_by_label("Slugline").fill("sent twice")
    page.get_by_label("Headline").fill("Sent Twice")
    page.get_by_label("Section").select_option("National")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        desk.save(page)
    desk.expect_said(page, "was added successfully")
    again = who.context.request.post(
        sent.value.url,
        data=sent.value.post_data_buffer or b"",
        headers={"content-type": sent.value.headers["content-type"], "origin": who.home},
    )
    assert (again.status, again.url) == (200, page.url)
    assert "This form was sent twice; the article was made once, and this is it." in again.text()
    assert Article.objects.count() == 1


def test_a_wrong_password_gets_a_sentence_and_nothing_else(visit: Visit, people: People) -> None:
    who = visit()
    page = desk.sign_in(who, with_password(people.writer), password="not the lantern at all")
    expect(page.locator(".errorlist")).to_have_text("The username and/or password you specified are not correct.")
    assert who.path == "/newsroom/account/login/"
    who.go("/newsroom/")
    expect(page.get_by_role("heading", name="Sign in to the newsroom")).to_be_visible()


def test_an_empty_photo_gets_a_sentence(visit: Visit, people: People) -> None:
    who = desk.at_work(visit, people.photo_editor)
    page = who.go("/newsroom/photos/photo/add/")
    page.get_by_label("Picture").set_input_files({"name": "bazaar.jpg", "mimeType": "image/jpeg", "buffer": b""})
    page.get_by_label("Credit line").fill("Photographer")
    desk.save(page)
    expect(page.locator(".errorlist li")).to_have_text("The submitted file is empty.")
    assert Photo.objects.count() == 0
    assert (who.complaints, who.strangers) == ([], [])
