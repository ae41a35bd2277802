"""A page becomes an edition, an author and an article, once; who is the archive that takes it in?"""

from dataclasses import replace
from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.models import Article, Revision
from articles.states import State as ArticleState
from authors.models import Author
from editions import archive, placing
from editions.importing import Source, by_date
from editions.models import Edition
from editions.reading import Found, read_page
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF, ROLES, SECTION_EDITOR
from paper.models import Section
from tests.editions.pages import EDITOR, HEADLINE, MAIL, NAME, NOTE, PARAGRAPHS, STANDING, plain_page
from tests.editions.taking_in import DAY, OTHER, page, problems, take_in
from tests.factories import make_article, make_author, make_edition, make_section, person

pytestmark = pytest.mark.django_db


def test_a_page_becomes_an_edition_an_author_and_a_draft_that_is_placed() -> None:
    (report,) = take_in(page())

    edition = Edition.objects.get()
    article = Article.objects.get()
    author = Author.objects.get(name=NAME)
    assert (edition.issue_date, edition.state, edition.language, edition.label) == (DAY, State.PLANNED, "en", "")
    assert edition.editor_in_chief == Author.objects.get(name=EDITOR)
    assert (author.slug, author.standing, author.public_email) == ("nadia-karimi", STANDING, MAIL)
    assert (article.headline, article.state, article.genre, article.section.name) == (
        HEADLINE,
        ArticleState.DRAFT,
        "opinion",
        "Opinion",
    )
    assert str.__str__(article.body) == "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert article.author_note == NOTE
    assert [byline.author for byline in article.bylines.all()] == [author]
    assert [placement.is_lead for placement in edition.placements.all()] == [True]
    assert (report.article, report.problem, report.address) == (article, "", "")
    assert Revision.objects.get().reason == "from the archive"


def test_the_same_page_twice_makes_nothing_twice() -> None:
    take_in(page())

    (report,) = take_in(page())

    assert (Edition.objects.count(), Article.objects.count(), Author.objects.count()) == (1, 1, 2)
    assert (report.filed.made, report.problem, report.filed.notes) == (set(), "", [])
    assert report.filed.kept == {("article", HEADLINE), ("author", NAME), ("edition", "2024-01-16")}


def test_the_same_page_twice_at_once_makes_nothing_twice() -> None:
    take_in(page(), page())

    assert (Edition.objects.count(), Article.objects.count(), Author.objects.count()) == (1, 1, 2)


def test_pages_of_one_date_make_one_edition_in_their_order() -> None:
    take_in(page(), page(head=OTHER), page(head="A Third One", note=""))

    placements = Edition.objects.get().placements.in_order().with_article()
    assert [placement.article.headline for placement in placements] == [HEADLINE, OTHER, "A Third One"]


def test_pages_are_grouped_by_their_dates_and_a_given_date_counts_for_all() -> None:
    sources = [Source(str(number), page()) for number in range(3)]
    dateless = replace(sources[1], page=page(masthead=""))
    pages = [sources[0], dateless, sources[2]]

    assert by_date(pages, issue_date=None) == {DAY: [sources[0], sources[2]], None: [dateless]}
    assert by_date(pages, issue_date=date(2015, 7, 1)) == {date(2015, 7, 1): pages}


def test_an_author_is_found_whatever_the_case_and_the_spaces() -> None:
    author = make_author("nadia KARIMI", slug="nk", standing="poet")

    (report,) = take_in(page(note=NOTE.replace(NAME, "Nadia  Karimi")))

    assert [byline.author for byline in Article.objects.get().bylines.all()] == [author]
    author.refresh_from_db()
    assert (author.name, author.standing, author.public_email) == ("nadia KARIMI", "poet", "")
    assert report.filed.notes[1:] == [
        "nadia KARIMI is known already; the standing stays as it is",
        "nadia KARIMI is known already; the public email stays as it is",
    ]


def test_an_editor_in_chief_who_writes_is_one_author() -> None:
    take_in(page(note=f"{EDITOR} is the {STANDING}. He can be reached at {MAIL}"))

    author = Author.objects.get()
    assert (author.name, author.standing, author.public_email) == (EDITOR, STANDING, MAIL)


def test_an_address_that_is_taken_gives_the_author_another() -> None:
    make_author("Somebody Else", slug="nadia-karimi")

    take_in(page())

    assert Author.objects.get(name=NAME).slug == "nadia-karimi-2"


def test_two_writers_get_two_bylines() -> None:
    take_in(page(note=f"{NAME} and Wali Noori are lecturers in Kabul. They can be reached at {MAIL}"))

    assert [byline.author.name for byline in Article.objects.get().bylines.all()] == [NAME, "Wali Noori"]


def test_a_text_that_differs_is_reported_and_not_written_over() -> None:
    take_in(page())
    before = str.__str__(Article.objects.get().body)

    (report,) = take_in(page(note=NOTE, head=HEADLINE, foot="", masthead=f"Editor in Chief: {EDITOR}"))
    (changed,) = take_in(read_page(plain_page(paragraphs=["Something else stands here now, and it is a sentence."])))

    assert report.filed.notes == []
    assert changed.filed.notes == ["the text differs from the one that is stored; nothing was changed"]
    assert str.__str__(Article.objects.get().body) == before
    assert Revision.objects.count() == 1


def test_an_article_whose_headline_was_corrected_is_known_by_its_address() -> None:
    take_in(page(), release=True)
    Article.objects.update(headline="What a Closed Pass Does", slug="what-a-closed-pass-does-to-the-price-of-bread")

    (report,) = take_in(page(), release=True)

    assert (report.article, report.problem) == (Article.objects.get(), "")


def test_a_headline_without_latin_letters_is_known_by_its_words() -> None:
    dari = page(head="کوتل سالنگ بسته شد")
    take_in(dari)

    (report,) = take_in(dari)

    assert report.article == Article.objects.get()


SECTIONS = {
    "Opinion": ("Opinion", "opinion"),
    "Editorial": ("Opinion", "editorial"),
    "Letters": ("Opinion", "letter"),
    "National": ("National", "news"),
    "Features": ("Features", "feature"),
}


@pytest.mark.parametrize(("label", "section", "genre"), [(label, *found) for label, found in SECTIONS.items()])
def test_the_section_and_the_genre_follow_the_page(label: str, section: str, genre: str) -> None:
    make_section("National", slug="home-news")

    take_in(page(head=f"{label}\n\n{HEADLINE}"))

    article = Article.objects.get()
    assert (article.section.name, article.genre) == (section, genre)
    assert Section.objects.get(name=section).is_opinion is (section == "Opinion")


UNSIGNED = {"nobody at all": ("", "editorial"), "somebody unnamed": (f"The author can be reached at {MAIL}", "opinion")}


@pytest.mark.parametrize(("note", "genre"), UNSIGNED.values(), ids=UNSIGNED.keys())
def test_an_opinion_that_nobody_signed_is_the_papers_own(note: str, genre: str) -> None:
    take_in(page(note=note))

    assert Article.objects.get().genre == genre


def test_an_edition_keeps_its_editor_in_chief_and_says_so() -> None:
    make_edition(issue_date=DAY, articles=0, editor_in_chief=make_author("Sana Amin"))

    (report,) = take_in(page())

    assert str(Edition.objects.get().editor_in_chief) == "Sana Amin"
    assert report.filed.notes == [f"the edition keeps Sana Amin as editor-in-chief; the page says {EDITOR}"]


def test_a_page_without_a_date_is_left_out_with_a_sentence() -> None:
    (report,) = take_in(page(masthead=f"Editor in Chief: {EDITOR} Friday, February 30th, 2024"), day=None)

    assert report.problem == (
        "No issue date was found (“Friday, February 30th, 2024” is no day of any year): give --issue-date."
    )
    assert Article.objects.count() == 0


def test_a_headline_that_does_not_fit_leaves_its_page_out_and_no_other() -> None:
    long = replace(page(), headline=Found("Snow " * 41, "printed twice"))

    reports = take_in(long, page(head=OTHER))

    assert problems(reports) == [
        "Its headline is not kept: Ensure this value has at most 200 characters (it has 205).",
        "",
    ]
    assert [article.headline for article in Article.objects.all()] == [OTHER]
    assert (reports[0].filed.made, Edition.objects.count()) == (set(), 1)


def test_a_page_alone_that_does_not_fit_leaves_no_empty_edition() -> None:
    take_in(replace(page(), headline=Found("Snow " * 41, "printed twice")), release=True)

    assert (Edition.objects.count(), Author.objects.count()) == (0, 0)


def test_nobody_can_sign_in_as_the_archive(client: Client) -> None:
    take_in(page())

    for account in User.objects.filter(username__in=[archive.WRITER, archive.DESK]):
        assert (account.is_active, account.is_staff, account.is_superuser) == (True, False, False)
        assert not account.has_usable_password()
        assert not client.login(username=account.username, password="")


def test_the_archive_has_the_roles_that_its_moves_need_and_no_others() -> None:
    crew = archive.crew()

    assert {group.name for group in crew.writer.groups.all()} == {"writer"}
    assert {group.name for group in crew.desk.groups.all()} == {SECTION_EDITOR.name, EDITOR_IN_CHIEF.name}
    assert {name for names in archive.ROLES.values() for name in names} <= {role.name for role in ROLES}


def test_a_person_under_an_account_of_the_archive_stops_the_import() -> None:
    User.objects.create(username="archive-desk", is_staff=True)

    (report,) = take_in(page())

    assert report.problem == (
        "Somebody signs in as archive-desk: give that login another name, the archive needs this one."
    )
    assert Article.objects.count() == 0


def test_without_roles_nothing_is_taken_in() -> None:
    Group.objects.all().delete()

    (report,) = take_in(page())

    assert report.problem == "The roles are missing: run “manage.py sync_roles” first."
    assert (Article.objects.count(), User.objects.count()) == (0, 0)


def test_an_article_of_that_headline_in_another_edition_is_another_article() -> None:
    other = make_edition(issue_date=date(2024, 1, 17), articles=0)
    placing.place(other, make_article(headline=HEADLINE), by=person(SECTION_EDITOR))

    take_in(page())

    assert Article.objects.filter(headline=HEADLINE).count() == 2
