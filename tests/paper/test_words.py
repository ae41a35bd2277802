"""Has every word of the house a form in Dari and in Pashto, and does a page speak the language of what it shows?"""

import datetime
import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from editions import correction, release
from newsroom.roles import EDITOR_IN_CHIEF
from paper import words
from paper.design.specimens import article, edition
from paper.languages import Language, language_of
from paper.models import PublishedArticle, PublishedEdition, Section, TakeAway
from paper.page import printed
from scripts import words as catalogues
from tests import factories
from tests.factories import make_article, make_released_edition

FOLDERS = {"fa-AF": "fa_AF", "ps": "ps"}
# A byline that was printed without its credits keeps the words that it was stored with.
AS_STORED = {"/as-printed/": {"By"}}


def test_every_language_of_the_paper_but_english_has_a_catalogue() -> None:
    assert catalogues.languages() == sorted(FOLDERS.values())
    assert set(FOLDERS) == set(Language.values) - {Language.ENGLISH}


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_every_word_is_translated_and_none_is_left_over(folder: str) -> None:
    wanted = catalogues.messages()
    assert len(wanted) > 70
    assert catalogues.faults(catalogues.catalogue(folder), wanted) == []


@pytest.mark.parametrize("folder", FOLDERS.values())
def test_the_compiled_catalogue_is_that_of_its_source(folder: str) -> None:
    assert catalogues.file_of(folder).read_bytes() == catalogues.compiled(catalogues.catalogue(folder))


def test_a_word_that_is_missing_spare_or_half_translated_is_noticed() -> None:
    catalogue = catalogues.catalogue("ps")
    del catalogue["Search"]
    catalogue.add("Nobody says this", "هیڅوک دا نه وایي")
    catalogue["Writers"].string = ""
    catalogue["%(minutes)s min"].string = "دقیقې"
    assert sorted(catalogues.faults(catalogue, catalogues.messages())) == [
        "missing: (None, 'Search')",
        "not needed: (None, 'Nobody says this')",
        "not translated: Writers",
        "other placeholders: %(minutes)s min",
    ]


@pytest.mark.parametrize(
    ("path", "language"), [("/", "en"), ("/2024/", "en"), ("/fa-af/2024/", "fa-AF"), ("/ps/", "ps"), ("/psalms/", "en")]
)
def test_an_address_belongs_to_a_language(path: str, language: str) -> None:
    assert language_of(path) == language


def test_names_are_credited_in_the_pages_language() -> None:
    people = [{"name": name, "slug": name.lower(), "credit": "by"} for name in ("Ana", "Bes", "Cia")]
    both = [*people, {"name": "Dor", "slug": "dor", "credit": "photographs"}]
    story = PublishedArticle(byline="By Ana, Bes and Cia. Photographs by Dor", credits=both)
    said = {}
    for language in Language.values:
        with translation.override(language):
            said[language] = words.byline_of(story)
    assert said == {
        "en": "By Ana, Bes and Cia. Photographs by Dor",
        "fa-AF": "به قلم Ana، Bes و Cia. عکس‌ها از Dor",
        "ps": "لیکوال: Ana، Bes او Cia. انځورونه: Dor",
    }


def test_a_section_goes_by_the_name_that_it_was_given_in_a_language() -> None:
    known, named = Section(name="Sport"), Section(name="Sport", name_in_dari="میدان")
    unknown = Section(name="Chess", name_in_pashto="شطرنج")
    said = {}
    for language in Language.values:
        with translation.override(language):
            said[language] = [words.section_name(section) for section in (known, named, unknown)]
    assert said == {
        "en": ["Sport", "Sport", "Chess"],
        "fa-AF": ["ورزش", "میدان", "Chess"],
        "ps": ["لوبې", "لوبې", "شطرنج"],
    }


@pytest.mark.django_db
@pytest.mark.parametrize("language", FOLDERS)
def test_a_page_speaks_the_language_of_its_edition_whatever_the_browser_asks_for(language: str) -> None:
    released = make_released_edition([make_article(state="ready", language=language)], language=language)
    pages = [f"/{language.lower()}/", released.get_absolute_url(), released.articles.get().get_absolute_url()]
    for path in pages:
        page, other = (Client().get(path, headers={"Accept-Language": asked}).content for asked in (language, "en"))
        assert page == other, path
        text = re.sub(r"<[^>]+>", " ", page.decode())
        assert not set(re.findall(r"[A-Za-z’]+", text)) & {"Search", "Archive", "Editor", "Chief", "Opinion", "min"}
    assert translation.get_language() == "en"


def _print(language: str) -> list[str]:
    """Print what has been corrected, withdrawn and recalled, and return the addresses that tell of it."""
    chief, day = factories.person(EDITOR_IN_CHIEF), datetime.date(2026, 3, 13)
    headlines: dict[str, Any] = {"language": language, "headline": "آب", "standfirst": "آب و نان"}
    pieces = [make_article(state="ready", body="<p>آب</p>", **headlines) for _ in range(3)]
    released = make_released_edition(pieces, language=language, issue_date=day)
    make_released_edition([make_article(state="ready", **headlines)], language=language, issue_date=day.replace(day=14))
    told: dict[str, Any] = {"by": chief, "at": factories.NOW, "text": "آب نبود."}
    corrected, killed = (factories.printed_copy(each) for each in pieces[:2])
    factories.make_revision(pieces[0], body="<p>نان</p>")
    correction.correct(pieces[0], kind="correction", **told)
    correction.kill(pieces[1], **told)
    gone = factories.make_edition(state="released", issue_date=day.replace(day=16), language=language, label="late")
    release.recall(gone, by=chief, at=factories.NOW, note="آب نبود.")
    home = f"/{language.lower()}/"
    return [
        *(home, f"{home}2026/03/16/late/", f"{home}2026/03/20/", f"{home}2026/03/", f"{home}archive/"),
        *(released.get_absolute_url(), corrected.get_absolute_url(), killed.get_absolute_url()),
        released.address_of(corrected.slug, as_printed=True),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("language", FOLDERS)
def test_no_english_word_of_the_house_is_left_on_a_page_in_another_language(language: str) -> None:
    names = {"Author", "English", "SHA"}
    for path in _print(language):
        page = Client().get(path, follow=True).content.decode()
        assert f'lang="{language}"' in re.findall("<html[^>]*>", page)[0], path
        assert 'lang="en"' not in re.sub('(lang="en" )?hreflang="en"', "", page).partition("<main")[2], path
        said = re.findall('(?:aria-label|name="description"\\s+content)="([^"]*)"', page)
        bare = re.sub(r"<(script|code|pre)\b.*?</\1>|<[^>]+>|https?://\S+|&#?\w+;", " ", page, flags=re.DOTALL)
        assert set(re.findall("[A-Za-z]{2,}", f"{bare} {said}")) - names == AS_STORED.get(path[-12:], set()), path


def test_what_is_taken_away_is_named_and_weighed_in_the_pages_language() -> None:
    of = edition(language="fa-AF")
    given = {"edition": of, "take_aways": [TakeAway(edition=of, kind="html", size=1_234_567)], "address": ""}
    page = printed("paper/_take_away.html", given, language="fa-AF")
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split()).replace(" ،", "،")
    assert text.startswith("این شماره را با خود ببرید در یک صفحه HTML، ۱٫۲ میگابایت چگونه اصالت آن را بررسی کنید")


@pytest.mark.django_db
def test_an_english_page_stays_english_whatever_the_browser_asks_for() -> None:
    make_released_edition()
    page = Client().get("/", headers={"Accept-Language": "fa-AF,fa;q=0.9"}).content.decode()
    assert "Editor in Chief" in page
    assert "سردبیر" not in page


def _folio(of: PublishedEdition) -> str:
    page = printed("paper/_folio.html", {"edition": of}, language=of.language)
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_masthead_line_has_its_form_in_every_language() -> None:
    assert [_folio(edition(language=language)) for language in ("en", "fa-AF")] == [
        "Editor in Chief: Soraya Wafamand Thursday, April 25th, 2024 No. 4,321",
        "سردبیر: Soraya Wafamand پنجشنبه، ۶ ثور ۱۴۰۳ (۲۵ اپریل ۲۰۲۴) شماره ۴٬۳۲۱",
    ]


def test_something_in_another_language_says_so_for_the_words_around_it() -> None:
    dari = article(of=edition(language="fa-AF"))
    line = printed("paper/_credit.html", {"article": dari}, language="en")
    assert '<span lang="en" dir="ltr">3 min</span>' in line
