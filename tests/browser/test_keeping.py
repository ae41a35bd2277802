"""Is nothing lost that is typed, whatever happens to the server, the line or the session?"""

import re
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from articles.models import Article, Autosave
from tests.browser import desk
from tests.browser.conftest import PASSWORD
from tests.browser.visitors import Visitor
from tests.factories import People, make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
TYPING = re.compile(r"/typing/$")


def form_of(who: Visitor, article: Article) -> Page:
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    expect(page.locator(".cke_wysiwyg_div")).to_be_visible()
    return page


def line(page: Page) -> object:
    return expect(page.locator("[data-line]"))


def test_what_is_typed_in_the_editor_is_kept_and_offered_on_return(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="Apricots", body="<p>The first text.</p>")
    who = desk.at_work(visit, people.writer)
    page = form_of(who, article)
    desk.enter_editor(page)
    page.keyboard.press("Control+End")
    page.keyboard.type(" And what was typed.")
    expect(page.locator("[data-line]")).to_have_text(re.compile(r"^saved \d\d:\d\d$"))
    assert "And what was typed." in Autosave.objects.get().fields["body"]
    article.refresh_from_db()
    assert (article.version, article.body) == (1, "<p>The first text.</p>")

    form_of(who, article).get_by_role("link", name="Compare, restore or throw away").click()
    expect(page.get_by_label("What stands there now")).to_have_value("The first text.")
    expect(page.get_by_label("What you typed")).to_have_value("The first text. And what was typed.")
    expect(page.locator("ins")).to_contain_text("And what was typed.")
    page.get_by_role("link", name="Put it into the form").click()
    expect(page.locator(".cke_wysiwyg_div")).to_contain_text("And what was typed.")
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    article.refresh_from_db()
    assert article.body == "<p>The first text. And what was typed.</p>"
    assert Autosave.objects.count() == 0
    assert (who.complaints, who.strangers) == ([], [])


def test_offline_words_stay_on_the_device_and_reach_the_server_with_the_line(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="Apricots")
    who = desk.at_work(visit, people.writer)
    page = form_of(who, article)
    who.context.set_offline(True)
    page.get_by_label("Headline").fill("Apricots, typed in a tunnel")
    expect(page.locator("[data-line]")).to_have_text("offline, kept on this device")
    desk.save(page)
    expect(page.get_by_label("Headline")).to_have_value("Apricots, typed in a tunnel")
    page.close()
    who.context.set_offline(False)
    who.page = who.another_tab()
    page = form_of(who, article)
    page.get_by_role("link", name="Compare, restore or throw away").click()
    expect(page.get_by_label("What you typed")).to_have_value("Apricots, typed in a tunnel")


def test_a_session_that_ended_is_begun_again_beside_the_form(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="Apricots")
    who = desk.at_work(visit, people.writer)
    page = form_of(who, article)
    Session.objects.all().delete()
    page.get_by_label("Headline").fill("Apricots after hours")
    expect(page.locator("[data-line]")).to_have_text("signed out, kept on this device")
    desk.save(page)
    page.get_by_label("Password").fill("not the lantern at all")
    page.get_by_role("button", name="Sign in and go on").click()
    expect(page.locator(".signing__said")).to_contain_text("not correct")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in and go on").click()
    desk.expect_said(page, "was changed successfully")
    article.refresh_from_db()
    assert article.headline == "Apricots after hours"


def test_two_see_each_other_and_one_takes_over(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="Apricots")
    writer, editor = desk.at_work(visit, people.writer), desk.at_work(visit, people.section_editor)
    first = form_of(writer, article)
    second = form_of(editor, article)
    expect(second.locator("[data-people]")).to_contain_text("writer, since")
    expect(first.locator("[data-people]")).to_contain_text("section-editor, since")
    first.get_by_label("Headline").fill("Apricots, half a thou")
    second.get_by_text("Take over").first.click()
    second.get_by_label("Why; they are told").fill("The page closes at six.")
    second.get_by_role("button", name="Take over").click()
    expect(second.locator("[data-taken]")).to_have_text("You took this over from writer.")
    expect(first.locator("[data-taken]")).to_contain_text("section-editor took this over")
    expect(first.locator("[data-taken]")).to_contain_text("The page closes at six.")
    expect(first.get_by_label("Headline")).not_to_be_editable()
    assert Autosave.objects.get().fields["headline"] == "Apricots, half a thou"
