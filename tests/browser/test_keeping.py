"""Is nothing lost that is typed, whatever happens to the server, the line or the session?"""

import datetime
import re
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.models import Session
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Article, Autosave, Presence
from tests.articles.keeping.sent import fields_of
from tests.browser import desk
from tests.browser.conftest import PASSWORD, with_password
from tests.browser.test_pages_accessible import violations
from tests.browser.visitors import Visitor
from tests.factories import People, make_article, make_autosave, make_presence, make_section

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

Visit = Callable[..., Visitor]
TYPING = re.compile(r"/typing/$")


def form_of(who: Visitor, article: Article) -> Page:
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    expect(page.locator(".cke_wysiwyg_div")).to_be_visible()
    return page


def wait_for_an_answer(page: Page) -> None:
    """Wait until the form was just answered: a sign of life that is under way would come after the tab is gone."""
    with page.expect_response(TYPING):
        pass


def test_what_is_typed_in_the_editor_is_kept_and_offered_on_return(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="Apricots", body="<p>The first text.</p>")
    who = desk.at_work(visit, people.writer)
    page = form_of(who, article)
    desk.enter_editor(page)
    page.keyboard.press("Control+End")
    # A slow typist's first words may be saved before the last ones are typed.
    with page.expect_response(lambda answer: "And what was typed." in (answer.request.post_data or "")):
        page.keyboard.type(" And what was typed.")
    expect(page.locator("[data-line]")).to_have_text(re.compile(r"^saved \d\d:\d\d$"))
    assert "And what was typed." in Autosave.objects.get().fields["body"]
    article.refresh_from_db()
    assert (article.version, article.body) == (1, "<p>The first text.</p>")

    desk.follow(form_of(who, article).get_by_role("link", name="Compare, restore or throw away"))
    expect(page.get_by_label("What stands there now")).to_have_value("The first text.")
    expect(page.get_by_label("What you typed")).to_have_value("The first text. And what was typed.")
    expect(page.locator("ins")).to_contain_text("And what was typed.")
    desk.follow(page.get_by_role("link", name="Put it into the form"))
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
    desk.save_button(page).click()
    expect(page.get_by_label("Headline")).to_have_value("Apricots, typed in a tunnel")
    page.close()
    who.context.set_offline(False)
    who.page = who.another_tab()
    page = form_of(who, article)
    desk.follow(page.get_by_role("link", name="Compare, restore or throw away"))
    expect(page.get_by_label("What you typed")).to_have_value("Apricots, typed in a tunnel")


def test_a_session_that_ended_is_begun_again_beside_the_form(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="Apricots")
    who = desk.at_work(visit, people.writer)
    page = form_of(who, article)
    Session.objects.all().delete()
    page.get_by_label("Headline").fill("Apricots after hours")
    expect(page.locator("[data-line]")).to_have_text("signed out, kept on this device")
    desk.save_button(page).click()
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


def test_who_closed_the_tab_fades(visit: Visit, people: People) -> None:
    article = make_article(people.writer)
    writer, editor = desk.at_work(visit, people.writer), desk.at_work(visit, people.section_editor)
    form_of(editor, article)
    page = form_of(writer, article)
    expect(page.locator("[data-people]")).to_contain_text("section-editor, since")
    assert not Autosave.objects.exists(), "to look at a form is not to type in it"
    wait_for_an_answer(editor.page)
    # The browser died, and two minutes went by.
    editor.context.route(TYPING, lambda route: route.abort())
    editor.page.close()
    Presence.objects.filter(user=people.section_editor).update(seen_at=timezone.now() - datetime.timedelta(minutes=2))
    expect(page.locator("[data-here]")).to_be_hidden()


def test_a_tab_that_is_closed_says_so(visit: Visit, people: People) -> None:
    article = make_article(people.writer)
    writer, editor = desk.at_work(visit, people.writer), desk.at_work(visit, people.section_editor)
    form_of(editor, article)
    page = form_of(writer, article)
    expect(page.locator("[data-people]")).to_contain_text("section-editor, since")
    wait_for_an_answer(editor.page)
    editor.go("/newsroom/")
    expect(page.locator("[data-here]")).to_be_hidden()
    assert Presence.objects.count() == 2


def test_an_article_that_was_never_saved_comes_back(visit: Visit, people: People) -> None:
    make_section("National")
    who = desk.at_work(visit, people.writer)
    page = desk.open_new_article(who)
    page.get_by_label("Headline").fill("Never saved")
    expect(page.locator("[data-line]")).to_have_text(re.compile(r"^saved \d\d:\d\d$"))
    page = desk.open_new_article(who)
    desk.follow(page.get_by_role("link", name="Compare, restore or throw away"))
    desk.follow(page.get_by_role("link", name="Put it into the form"))
    expect(page.get_by_label("Headline")).to_have_value("Never saved")
    page.get_by_label("Slugline").fill("never saved")
    page.get_by_label("Section").select_option("National")
    desk.save(page)
    desk.expect_said(page, "was added successfully")
    assert Autosave.objects.count() == 0
    assert Article.objects.get().headline == "Never saved"


def test_a_second_factor_is_asked_for_in_a_tab_of_its_own(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="Apricots")
    who = desk.at_work(visit, people.writer)
    page = form_of(who, article)
    secret = generate_totp_secret()
    TOTP.activate(people.writer, secret)
    Session.objects.all().delete()
    page.get_by_label("Headline").fill("Apricots, twice locked")
    expect(page.locator("[data-line]")).to_have_text("signed out, kept on this device")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in and go on").click()
    with who.context.expect_page() as opened:
        page.get_by_role("link", name="Enter your second factor in a new tab").click()
    door = opened.value
    door.wait_for_load_state()
    counter = yield_hotp_counters_from_time()
    code = format_hotp_value(hotp_value(secret, next(iter(counter))))
    door.locator("input[name=code]").fill(code)
    door.locator("input[name=code]").press("Enter")
    expect(page.locator("[data-line]")).to_have_text(re.compile(r"^saved \d\d:\d\d$"))
    expect(page.get_by_role("heading", name="You are signed out")).to_be_hidden()
    desk.save(page)
    desk.expect_said(page, "was changed successfully")


def test_another_who_signs_in_is_not_taken_for_who_typed(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="Apricots")
    who = desk.at_work(visit, people.section_editor)
    page = form_of(who, article)
    Session.objects.all().delete()
    page.get_by_label("Headline").fill("Apricots, by the editor")
    other = who.another_tab()
    first, who.page = who.page, other
    desk.sign_in(who, with_password(people.editor_in_chief))
    expect(first.locator("[data-line]")).to_have_text("Somebody else is signed in here now, kept on this device")
    desk.save_button(first).click()
    expect(first.get_by_label("Headline")).to_have_value("Apricots, by the editor")
    form_of(who, article)
    expect(other.locator("#keeping")).not_to_have_attribute("aria-busy", "true")
    expect(other.get_by_text("Apricots, by the editor")).to_have_count(0)
    assert Autosave.objects.count() == 0


def test_without_javascript_what_the_server_kept_is_restored(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="Apricots", authors=[])
    make_autosave(article, fields=fields_of(article, headline="Apricots early", body="<p>They are ripe.</p>"))
    make_presence(article, user=people.section_editor, seen_at=timezone.now())
    who = visit(javascript=False)
    page = desk.sign_in(who, with_password(people.writer))
    page = who.go(f"/newsroom/articles/article/{article.pk}/change/")
    expect(page.locator("[data-people]")).to_contain_text("section-editor")
    desk.follow(page.get_by_role("link", name="Compare, restore or throw away"))
    desk.follow(page.get_by_role("link", name="Put it into the form"))
    expect(page.get_by_label("Headline")).to_have_value("Apricots early")
    desk.save(page)
    desk.expect_said(page, "was changed successfully")
    article.refresh_from_db()
    assert (article.headline, str(article.body)) == ("Apricots early", "<p>They are ripe.</p>")
    assert Autosave.objects.count() == 0


def test_without_javascript_an_article_is_taken_over(visit: Visit, people: People) -> None:
    article = make_article(people.writer, headline="Apricots", authors=[])
    editor, writer = visit(javascript=False), visit(javascript=False)
    desk.sign_in(writer, with_password(people.writer))
    mine = writer.go(f"/newsroom/articles/article/{article.pk}/change/")
    desk.sign_in(editor, with_password(people.section_editor))
    page = editor.go(f"/newsroom/articles/article/{article.pk}/change/")
    page.get_by_text("Take over").first.click()
    page.get_by_label("Why; they are told").fill("The page closes at six.")
    desk.follow(page.get_by_role("button", name="Take over"))
    desk.expect_said(page, "You took this over from writer.")
    mine.get_by_label("Headline").fill("Apricots, too late")
    desk.save(mine)
    desk.expect_said(mine, "The page closes at six.")
    assert Autosave.objects.get(refused=True).fields["headline"] == "Apricots, too late"


@pytest.mark.parametrize("width", [360, 1280])
def test_the_parts_of_keeping_can_be_used_by_everybody(width: int, visit: Visit, people: People) -> None:
    article = make_article(people.writer)
    row = make_autosave(article, fields=fields_of(article, headline="Half a thou"))
    make_presence(article, user=people.section_editor, seen_at=timezone.now())
    who = desk.at_work(lambda: visit(width=width), people.writer)
    page = form_of(who, article)
    page.get_by_text("Take over").first.click()
    Session.objects.all().delete()
    expect(page.get_by_role("heading", name="You are signed out")).to_be_visible()
    for part in (".keeping__bar", ".keeping__here", ".keeping__offer", ".signing"):
        assert violations(page, part) == []
    desk.sign_in(who, people.writer)
    who.go(f"/newsroom/articles/article/typed/{row.pk}/")
    assert violations(page, "#content-main") == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
