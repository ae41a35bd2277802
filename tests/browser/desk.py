"""What do people do at their desks? One function per thing that somebody does in the newsroom's pages."""

import re
from collections.abc import Callable, Mapping

from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PASSWORD, with_password
from tests.browser.visitors import Visitor


def follow(lead: Locator) -> None:
    """Click a link, or a button that sends a form, and wait until the page that it leads to is there, and its scripts.

    A click may be over while the old page still stands, or when half of the new one is there. What is asked for then is
    answered by the old page, what is absent is absent too early, and what is clicked next breaks off what was sent.
    """
    with lead.page.expect_navigation():
        lead.click()


def send(button: Locator, *, javascript: bool) -> None:
    """Press a button that acts on its page in place, and without scripts leads to the page anew."""
    if javascript:
        button.click()
    else:
        follow(button)


def sign_in(who: Visitor, user: User, *, password: str = PASSWORD) -> Page:
    """Sign in through the form that `/newsroom/` leads to, and return the newsroom's first page."""
    page = who.go("/newsroom/")
    page.get_by_label("User name or e-mail").fill(user.username)
    page.get_by_label("Password").fill(password)
    follow(page.get_by_role("button", name="Sign in", exact=True))
    return page


def at_work(arrive: Callable[[], Visitor], user: User) -> Visitor:
    """Return somebody who has come with a browser of their own and signed in."""
    who = arrive()
    page = sign_in(who, with_password(user))
    expect(page.get_by_role("heading", name="Newsroom", exact=True)).to_be_visible()
    return who


def open_new_article(who: Visitor) -> Page:
    """Go from the newsroom's first page to the form of a new article."""
    who.go("/newsroom/")
    follow(who.page.get_by_role("link", name="Write an article"))
    expect(who.page).to_have_url(f"{who.home}/newsroom/articles/article/add/")
    return who.page


def write_in_editor(page: Page, *, plain: str, bold: str, link: tuple[str, str], second: str) -> None:
    """Type two paragraphs in the editor: words, bold words and a link in the first, words in the second."""
    enter_editor(page)
    page.keyboard.type(plain)
    page.keyboard.press("Control+b")
    page.keyboard.type(bold)
    page.keyboard.press("Control+b")
    page.keyboard.type(" ")
    insert_link(page, text=link[0], address=link[1])
    page.locator(".cke_wysiwyg_div").press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.type(second)


def enter_editor(page: Page) -> None:
    """Click into the editor and wait until it has put the cursor into a paragraph."""
    editor = page.locator(".cke_wysiwyg_div")
    editor.click()
    expect(page.locator(".cke_focus")).to_be_visible()
    expect(editor.locator("p")).not_to_have_count(0)


def insert_link(page: Page, *, text: str, address: str) -> None:
    """Insert a link by the editor's own dialog."""
    page.get_by_role("button", name=re.compile("^Link")).click()
    dialog = page.get_by_role("dialog")
    # The dialog fills its own fields first and then puts the cursor here.
    expect(dialog.get_by_role("textbox", name="URL")).to_be_focused()
    dialog.get_by_label("Display Text").fill(text)
    dialog.get_by_role("textbox", name="URL").fill(address)
    dialog.get_by_role("button", name="OK").click()
    expect(dialog).to_be_hidden()


def pick_byline(page: Page, name: str, *, row: int = 0) -> None:
    """Choose an author through the autocomplete of a byline's row."""
    page.locator(f"#bylines-{row} .select2-selection").click()
    page.locator(".select2-search__field").fill(name)
    page.get_by_role("option", name=name, exact=True).click()


def pick(page: Page, label: str, name: str) -> None:
    """Choose something through the autocomplete of a field, named by the field's id."""
    page.locator(f"#id_{label} + .select2 .select2-selection").click()
    page.locator(".select2-search__field").fill(name)
    page.get_by_role("option", name=name, exact=True).click()


def plan_edition(who: Visitor, *, issue_date: str, editor_in_chief: str = "") -> Page:
    """Plan the edition of a date and stay on its page; nobody named means whoever holds the chair."""
    page = who.go("/newsroom/editions/edition/add/")
    page.get_by_label("Issue date").fill(issue_date)
    if editor_in_chief:
        pick(page, "editor_in_chief", editor_in_chief)
    save(page)
    expect_said(page, "was added successfully")
    return page


def open_from_list(who: Visitor, kind: str, name: str) -> Page:
    """Go to the list of articles or editions and open one by its name."""
    page = who.go(f"/newsroom/{kind}/")
    follow(page.locator("#result_list").get_by_role("link", name=name, exact=True))
    expect(page.locator(".state").first).to_be_visible()
    return page


def save(page: Page) -> None:
    """Save, and wait for the page that comes back."""
    follow(save_button(page))


def save_button(page: Page) -> Locator:
    """Return the button that saves; where the page itself holds a save back, it leads nowhere."""
    return page.get_by_role("button", name="Save and continue editing")


def move(page: Page, label: str, *, note: str = "") -> None:
    """Press the button of a move, with a note where it asks for one."""
    form = page.locator("form").filter(has=page.get_by_role("button", name=label, exact=True))
    if note:
        form.get_by_label("Why", exact=True).fill(note)
    follow(form.get_by_role("button", name=label, exact=True))


def approve(page: Page, *, reasons: Mapping[str, str] | None = None, waiver: str = "") -> None:
    """Go from an edition's page to its approval, give reasons by what they are for, approve, and come back.

    Whatever else preflight warns of may stay because it was read again.
    """
    follow(page.get_by_role("link", name="Approve…"))
    for field in page.get_by_label("Why this may stay:").all():
        field.fill("Read again.")
    for warning, reason in (reasons or {}).items():
        page.get_by_label(f"Why this may stay: {warning}").fill(reason)
    if waiver:
        page.get_by_label("Why can nobody else approve it?").fill(waiver)
    follow(page.get_by_role("button", name=re.compile("^Approve th(is|ese)")))
    expect_said(page, "The edition is approved")
    follow(page.get_by_role("link", name="Back to the edition"))


def release(page: Page) -> None:
    """Go from an edition's page to what its release means, and let it go out."""
    follow(page.get_by_role("link", name="Release to readers…"))
    follow(page.get_by_role("button", name="Release to readers now"))
    expect_said(page, "The edition is released")


def expect_said(page: Page, sentence: str) -> None:
    """Wait for a message on the page that holds this sentence."""
    expect(page.locator(".messagelist")).to_contain_text(sentence)
