"""What the paper promises is written by the editor-in-chief, stands at once, and what it promised before is kept."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from paper.about.policies import as_html, as_typed, write
from paper.models import Policy, PolicyRevision
from paper.store import stamp
from paper.text.html import clean
from tests.factories import NOW, People, make_policy
from tests.paper.outline import Outline

pytestmark = pytest.mark.django_db
LATER = NOW + datetime.timedelta(days=1)
PAGES = {"about": "/about/", "ethics": "/about/ethics/", "corrections": "/about/corrections/"}
TYPED = """We ask twice & print once.

## Names

- A number has a source.
- Two who were told by a third are one.

Say <em>who</em> told you."""


def read(path: str) -> Outline:
    answer = Client().get(path)
    assert answer.status_code == 200
    return Outline(answer.content.decode())


def test_a_text_is_put_in_force_and_every_form_of_it_is_kept() -> None:
    first = make_policy(body="<p>We ask once.</p>")
    before = stamp.number()
    second = write(kind="ethics", language="en", body="<p>We ask twice.</p>", at=LATER)
    assert (second.pk, second.body, second.changed_at) == (first.pk, "<p>We ask twice.</p>", LATER)
    assert list(PolicyRevision.objects.values_list("number", "body", "saved_at")) == [
        (2, "<p>We ask twice.</p>", LATER),
        (1, "<p>We ask once.</p>", NOW),
    ]
    assert stamp.number() == before + 1


def test_writing_what_stands_there_changes_nothing() -> None:
    make_policy(body="<p>We ask.</p><script>x</script>")
    before = stamp.number()
    assert write(kind="ethics", language="en", body="<p>We ask.</p>", at=LATER).changed_at == NOW
    assert (PolicyRevision.objects.count(), stamp.number()) == (1, before)


def test_what_is_written_is_cleaned_like_all_that_is_printed() -> None:
    assert make_policy(body="<p onclick=x>We ask.<script>alert(1)</script></p>").body == "<p>We ask.</p>"
    assert PolicyRevision.objects.get().body == "<p>We ask.</p>"


@pytest.mark.parametrize("kind", Policy.Kind.values)
def test_a_paper_that_has_written_nothing_still_promises_something(kind: str) -> None:
    page = read(PAGES[kind])
    assert len(page.all("h1")) == 1
    (text,) = [each for each in page.all("div") if "policy" in each.attributes.get("class", "").split()]
    assert len(text.text.split()) > 60
    assert "In this form since" not in text.text


@pytest.mark.parametrize("kind", Policy.Kind.values)
@pytest.mark.parametrize("language", ["fa-af", "ps"])
def test_what_papers_usually_promise_is_said_in_every_language(kind: str, language: str) -> None:
    page = read(f"/{language}{PAGES[kind]}")
    (text,) = [each for each in page.all("div") if "policy" in each.attributes.get("class", "").split()]
    assert len(text.text.split()) > 60
    assert not re.search("[A-Za-z]", text.text)


@pytest.mark.parametrize("kind", Policy.Kind.values)
def test_what_the_house_has_written_stands_instead_with_its_date(kind: str) -> None:
    make_policy(kind, body="<p>In our own words.</p>")
    page = read(PAGES[kind])
    (text,) = [each for each in page.all("div") if "policy" in each.attributes.get("class", "").split()]
    assert text.text == "In our own words. In this form since Saturday, March 14th, 2026"
    assert Policy.objects.get().get_absolute_url() == PAGES[kind]


def test_each_language_has_a_text_of_its_own_in_its_own_direction() -> None:
    policy = make_policy(language="fa-AF", body="<p>دو بار می‌پرسیم.</p>")
    page = read("/fa-af/about/ethics/")
    assert (page.one("html").attributes["lang"], page.one("html").attributes["dir"]) == ("fa-AF", "rtl")
    (text,) = [each for each in page.all("div") if "policy" in each.attributes.get("class", "").split()]
    assert text.text == "دو بار می‌پرسیم. به این صورت از شنبه، ۲۳ حوت ۱۴۰۴ (۱۴ مارچ ۲۰۲۶)"
    assert policy.get_absolute_url() == "/fa-af/about/ethics/"
    assert "دو بار" not in read("/about/ethics/").one("main").text


def test_the_pages_about_the_paper_lead_to_each_other() -> None:
    for path in (*PAGES.values(), "/about/masthead/"):
        nav = [
            link for link in read(path).all("a") if "main" in link.around and link.attributes["href"] != "/corrections/"
        ]
        assert {*PAGES.values(), "/about/masthead/"} <= {link.attributes["href"] for link in nav}
        here = [link.attributes["href"] for link in nav if link.attributes.get("aria-current") == "page"]
        assert here == [path]


def test_typed_text_becomes_paragraphs_subheads_and_lists() -> None:
    assert as_html(TYPED.replace("\n", "\r\n")) == (
        "<p>We ask twice &amp; print once.</p>\n<h2>Names</h2>\n"
        "<ul><li>A number has a source.</li><li>Two who were told by a third are one.</li></ul>\n"
        "<p>Say <em>who</em> told you.</p>"
    )
    assert as_html("<blockquote>Quoted.</blockquote>\n\n  ") == "<blockquote>Quoted.</blockquote>"
    assert clean(as_html("<b>Always</b> ask.\n\n<a>\n\nTwice.")) == "<p><b>Always</b> ask.</p><p>Twice.</p>"


def test_what_was_typed_comes_back_as_it_was_typed() -> None:
    assert as_typed(clean(as_html(TYPED))) == TYPED


@given(st.lists(st.text(alphabet="ab &<>;#-é\n", min_size=1, max_size=30), min_size=1, max_size=6))
def test_saving_a_form_that_was_only_opened_changes_nothing(blocks: list[str]) -> None:
    once = clean(as_html("\n\n".join(blocks)))
    again = clean(as_html(as_typed(once)))
    assert clean(as_html(as_typed(again))) == again


def test_the_editor_in_chief_writes_it_in_the_admin(people: People, sign_in: Callable[[User], Client]) -> None:
    client = sign_in(people.editor_in_chief)
    sent = {"kind": "ethics", "language": "en", "body": TYPED, **_no_rows()}
    assert client.post("/newsroom/paper/policy/add/", sent).status_code == 302
    policy = Policy.objects.get()
    assert policy.body.startswith("<p>We ask twice &amp; print once.</p>")
    address = f"/newsroom/paper/policy/{policy.pk}/change/"
    form = client.get(address).content.decode()
    assert "- A number has a source.\n- Two who" in form
    sent = {"body": "We ask three times.", **_no_rows(1)}
    assert client.post(address, sent).status_code == 302
    assert "We ask three times." in read("/about/ethics/").one("main").text
    assert [revision.number for revision in policy.revisions.all()] == [2, 1]


def _no_rows(already: int = 0) -> dict[str, int]:
    return (
        {"revisions-TOTAL_FORMS": 0, "revisions-INITIAL_FORMS": 0}
        if not already
        else {
            "revisions-TOTAL_FORMS": already,
            "revisions-INITIAL_FORMS": already,
        }
    )


@pytest.mark.parametrize("body", ["", "   ", "<script>alert(1)</script>"])
def test_nothing_is_no_promise(body: str, editor_in_chief_client: Client) -> None:
    sent = {"kind": "ethics", "language": "en", "body": body, **_no_rows()}
    assert editor_in_chief_client.post("/newsroom/paper/policy/add/", sent).status_code == 200
    assert Policy.objects.count() == 0


def test_a_second_text_of_the_same_kind_is_refused_with_a_sentence(editor_in_chief_client: Client) -> None:
    make_policy()
    sent = {"kind": "ethics", "language": "en", "body": "Another.", **_no_rows()}
    answer = editor_in_chief_client.post("/newsroom/paper/policy/add/", sent)
    assert "This text is there already in that language: change it instead." in answer.content.decode()
    assert Policy.objects.get().body == "<p>We ask twice.</p>"


@pytest.mark.parametrize("who", ["writer_client", "section_editor_client", "administrator_client"])
def test_nobody_else_writes_it(who: str, request: pytest.FixtureRequest) -> None:
    client: Client = request.getfixturevalue(who)
    policy = make_policy()
    for address in ("/newsroom/paper/policy/add/", f"/newsroom/paper/policy/{policy.pk}/change/"):
        sent = {"kind": "about", "language": "en", "body": "Ours now.", **_no_rows()}
        assert client.post(address, sent).status_code == 403
    assert Policy.objects.get().body == "<p>We ask twice.</p>"


def test_rows_are_called_what_people_call_them() -> None:
    policy = make_policy()
    assert (str(policy), str(policy.revisions.get())) == ("How we work, English", f"{policy.pk}, 2026-03-14")
    assert settings.PAPER_NAME in read("/about/corrections/").one("main").text
