"""What editions could a newsroom come up with? Random ones, for properties that hold for every edition."""

import datetime
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from articles.models import Article
from editions import placing
from editions.models import Edition
from editions.states import State
from newsroom.roles import SECTION_EDITOR
from paper.languages import Genre, Label, Language
from tests.factories import (
    bring_edition,
    make_article,
    make_author,
    make_correction,
    make_edition,
    make_photo,
    make_section,
    person,
)

DAY = datetime.date(2026, 3, 16)
_WORDS = {
    Language.ENGLISH: ["Dam", "river & road", "5 < 7", "“quoted”", "Kabul", "winter", "d'Estaing", "the"],
    Language.DARI: ["بند", "آب", "می‌رود", "کابل", "زمستان", "«نقل»"],
    Language.PASHTO: ["اوبه", "ښار", "ژمی", "راځي", "کابل"],
}
_SECTIONS = {"National": False, "World": False, "Opinion": True}
_TOPICS = ["Water", "Roads", "Schools", "آب"]


@dataclass(frozen=True)
class Plan:
    """An edition as it is drawn: its own fields, those of its articles, and what was printed around it."""

    edition: dict[str, Any]
    articles: list[dict[str, Any]]
    lead: int
    neighbours: tuple[int, ...]
    corrected: bool


def _phrase(language: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(_WORDS[Language(language)]), min_size=1, max_size=9).map(" ".join)


def _body(language: str) -> st.SearchStrategy[str]:
    phrase = _phrase(language).map(lambda words: words.replace("&", "&amp;").replace("<", "&lt;"))
    block = st.sampled_from(
        ["<p>{}</p>", "<h2>{}</h2>", "<p><a href='/2026/'>{}</a></p>", "<blockquote><p>{}</p></blockquote>"]
    )
    return st.lists(st.tuples(block, phrase), min_size=1, max_size=5).map(
        lambda parts: "<p>Begins.</p>" + "".join(form.format(words) for form, words in parts)
    )


def _articles(language: str) -> st.SearchStrategy[dict[str, Any]]:
    phrase, nothing = _phrase(language), st.just("")
    return st.fixed_dictionaries(
        {
            "headline": phrase,
            "kicker": nothing | phrase.map(lambda words: words[:60]),
            "standfirst": nothing | phrase,
            "body": _body(language),
            "dateline": nothing | st.sampled_from(["Kabul", "هرات"]),
            "author_note": nothing | phrase,
            "genre": st.sampled_from(Genre.values),
            "tags": st.lists(st.sampled_from(_TOPICS), max_size=3, unique=True).map(", ".join),
            "section": st.sampled_from(list(_SECTIONS)),
            "placed_in": st.sampled_from(list(_SECTIONS)),
            "authors": st.lists(st.integers(0, 2), max_size=2, unique=True),
            "photo": st.booleans(),
            "own_slug": st.booleans(),
        }
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw an edition: languages, labels, sections, opinion, leads, photos, slugs, and what stands before and after."""
    language = draw(st.sampled_from(Language.values))
    articles = draw(st.lists(_articles(language), min_size=1, max_size=5))
    edition = {
        "language": language,
        "label": draw(st.sampled_from(Label.values)),
        "number": draw(st.sampled_from([0, 7, 4321])),
    }
    neighbours = draw(st.sampled_from([(), (-1,), (-9, -1), (-1, 0), (-2, 3)]))
    return Plan(edition, articles, draw(st.integers(0, len(articles) - 1)), neighbours, draw(st.booleans()))


def build(plan: Plan) -> Edition:
    """Make what was printed around the edition and the edition itself, which waits for its approval."""
    authors = [
        make_author(f"Pen {number}", standing="permanent writer" if number else "", public_email=mail)
        for number, mail in enumerate(("", "a@paper.example", ""))
    ]
    for days in plan.neighbours:
        _printed_beside(plan, days=days, authors=authors)
    edition = make_edition(issue_date=DAY, articles=0, **plan.edition)
    for number, drawn in enumerate(plan.articles):
        article = _article(plan, drawn, number=number, authors=authors)
        section = make_section(drawn["placed_in"], is_opinion=_SECTIONS[drawn["placed_in"]])
        placing.place(edition, article, by=person(SECTION_EDITOR), section=section, is_lead=number == plan.lead)
    return bring_edition(edition, to=State.IN_APPROVAL)


def _article(plan: Plan, drawn: dict[str, Any], *, number: int, authors: list[Any]) -> Article:
    plain = ("kicker", "standfirst", "body", "dateline", "author_note", "genre", "tags")
    credited = [authors[place] for place in drawn["authors"]]
    if not credited and drawn["genre"] not in {Genre.EDITORIAL, Genre.LETTER}:
        credited = [authors[1]]
    return make_article(
        state="ready",
        # No two may stand at one address.
        headline=f"{drawn['headline']} {number}",
        slug=f"story-{number}" if drawn["own_slug"] else "",
        language=plan.edition["language"],
        section=make_section(drawn["section"], is_opinion=_SECTIONS[drawn["section"]]),
        authors=credited,
        lead_photo=make_photo() if drawn["photo"] else None,
        **{name: drawn[name] for name in plain},
    )


def _printed_beside(plan: Plan, *, days: int, authors: list[Any]) -> None:
    """Release another edition so many days after this one; of the same day it has another label."""
    language = plan.edition["language"]
    article = make_article(state="ready", language=language, tags="Water, Roads", authors=[authors[1]])
    label = next(label for label in Label.values if days or label != plan.edition["label"])
    day = DAY + datetime.timedelta(days=days)
    make_edition(state=State.RELEASED, articles=[article], issue_date=day, label=label, language=language)
    if plan.corrected:
        make_correction(article)
