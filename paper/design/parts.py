"""In which states are the parts shown that lead on, answer a search, own up to mistakes or speak of the paper?

Contexts for `paper.design.styleguide`, of what stands in memory.
"""

import datetime
from typing import Any

from django.conf import settings

from paper.about.mastheads import Span
from paper.calendar.periods import Periods, Year
from paper.corrections.differences import differences
from paper.design.specimens import (
    DAY,
    SECTIONS,
    TEXTS,
    TOPICS,
    article,
    correction,
    edition,
    policy,
    signing_key,
    take_aways,
)
from paper.languages import Genre, Language
from paper.links import Link
from paper.models import ManifestVersion, Policy, PublishedArticle
from paper.proving.versions import Version
from paper.search.finding import RANKED, Answer, Hit, Question
from paper.search.snippets import Snippet
from paper.search.suggestions import Name, Suggestions

States = dict[str, dict[str, Any]]

_YEARS = [Year(DAY), Year(DAY.replace(year=2023)), Year(DAY.replace(year=2019), after_gap=True)]
_MONTHS = [datetime.date(2024, 4, 1), datetime.date(2024, 3, 1)]


def of_search(language: str) -> dict[str, States]:
    """Return {part: {state: context}} for the parts of the search page."""
    words = TEXTS[Language(language)]
    asked = Question(words["kicker"])
    narrowed = Question(words["kicker"], section=SECTIONS[0], author=words["writer"], genre=Genre.NEWS, since=2023)
    passage = Snippet([(words["standfirst"], False), (words["kicker"], True), (words["dateline"], False)], False, True)
    hit = Hit(article(of=edition(language=language)), passage)
    names = [Name("section", "National", "national"), Name("topic", TOPICS[Language(language)][0], "water")]
    filters = {"sections": SECTIONS, "genres": Genre.choices}
    return {
        "_search_form.html": {
            "empty": {"question": Question()},
            "asked": filters | {"question": asked},
            "narrowed down": filters | {"question": narrowed},
        },
        "_found.html": {
            "one": {"question": asked, "answer": Answer([hit], 1, None)},
            "more than stand here": {"question": asked, "answer": Answer([hit], 321, 1)},
            "more than are looked at": {"question": asked, "answer": Answer([hit], RANKED, 1)},
            "older ones": {"question": Question(words["kicker"], before=1), "answer": Answer([hit], 1, None)},
        },
        "_hit.html": {"found": {"article": hit.article, "snippet": hit.snippet}},
        "_search_turn.html": {
            "the best": {"older": "?q=water&before=2", "best": ""},
            "in the middle": {"older": "?q=water&before=1", "best": "?q=water"},
            "the oldest": {"older": "", "best": "?q=water"},
        },
        "_suggestions.html": {
            "nothing near": {"suggestions": Suggestions([], []), "question": asked},
            "words and names": {"suggestions": Suggestions(words["dateline"].split(), names), "question": narrowed},
            "nothing older": {"suggestions": Suggestions([], []), "question": asked, "best": "?q=water"},
        },
    }


def of_corrections(language: str) -> dict[str, States]:
    """Return {part: {state: context}} for what tells readers that something was changed."""
    of = edition(language=language)
    piece, killed = article(of=of), article(2, of=of, withdrawn=PublishedArticle.Withdrawn.KILLED)
    first = article(of=of, headline=TEXTS[Language(language)]["first_headline"], kicker="")
    corrected, clarified = correction("correction", of=piece, replaced="{}"), correction("clarification", of=piece)
    retracted, kill = correction("retraction", of=piece), correction("kill", of=killed)
    years = [(2024, _MONTHS[0]), (2023, datetime.date(2023, 11, 1))]
    return {
        "_amended.html": {"corrected": {"corrections": [corrected]}, "clarified": {"corrections": [clarified]}},
        "_corrections.html": {
            "two": {"corrections": [corrected, clarified], "article": piece},
            "above the text": {"corrections": [retracted], "article": piece, "first": True},
        },
        "_correction.html": {
            "grave": {"correction": corrected},
            "not grave": {"correction": clarified},
            "of a killed article": {"correction": kill},
        },
        "_correction_months.html": {
            "the newest": {"years": years, "months": _MONTHS, "shown": None},
            "a month": {"years": years, "months": _MONTHS, "shown": _MONTHS[1]},
            "the first year": {"years": years[:1], "months": _MONTHS, "shown": None},
        },
        "_differences.html": {
            "a headline and a kicker": {"differences": differences(first, piece), "article": piece},
            "of the words nothing": {"differences": [], "article": piece},
        },
        "_lately.html": {
            "both": {"earlier": of, "corrections": [corrected, kill]},
            "nothing corrected": {"earlier": of, "corrections": []},
            "the first edition": {"earlier": None, "corrections": [corrected]},
        },
    }


def of_ways_on(language: str) -> dict[str, States]:
    """Return {part: {state: context}} for what leads from a page to others, and for the lists that they hold."""
    of, late = edition(language=language), edition(language=language, label="late", number=0)
    before = edition(language=language, issue_date=DAY - datetime.timedelta(days=30))
    story, view, older = article(of=of), article(2, of=of, section=6), article(3, of=before)
    section, address = SECTIONS[0], "/authors/maryam-shahdost/"
    years = {"periods": Periods(_MONTHS, _YEARS), "address": address}
    return {
        "_akin.html": {"news and opinion": {"articles": [Link.of(older), Link.of(view)]}},
        "_in_section.html": {
            "in the middle": {"section": section, "earlier": Link.of(older), "later": Link.of(story)},
            "the newest": {"section": section, "earlier": Link.of(older), "later": None},
        },
        "_months.html": {"a month": {"section": section, "periods": years["periods"], "shown": _MONTHS[1]}},
        "_near_editions.html": {"one": {"editions": [of]}, "two": {"editions": [before, late]}},
        "_take_away.html": {
            "all files": {"edition": of, "take_aways": take_aways(of=of), "address": settings.SITE_URL}
        },
        "_topics.html": {"two": {"tags": TOPICS[Language(language)]}},
        "_work_years.html": {"the newest": years | {"shown": None}, "a year": years | {"shown": 2023}},
        "_works.html": {
            "the newest": {"articles": [story, view, older], "year": None, "heading": "In the paper"},
            "a year": {"articles": [story, view, older], "year": DAY.year},
        },
    }


def of_proving(language: str) -> dict[str, States]:
    """Return {part: {state: context}} for the parts of the page on which an edition is verified."""
    of, key = edition(language=language, signature="c2lnbmF0dXJl"), signing_key()
    told = correction("correction", of=article(of=of))
    row = ManifestVersion(edition=of, number=2, correction=told, sha256="7c" * 32)
    first, withheld, second = Version(of, 1, of), Version(of, 1, of, withheld=True), Version(of, 2, row, told)
    steps = {"site_url": settings.SITE_URL, "version": first}
    return {
        "_fits.html": {
            "signed": {"fits": True, "signed": of.signature, "key": key},
            "not signed": {"fits": True, "signed": "", "key": None},
            "altered": {"fits": False, "signed": of.signature, "key": None},
        },
        "_version.html": {
            "the first": {"version": first},
            "a correction, not signed": {"version": second},
            "withheld": {"version": withheld},
        },
        "_verify_steps.html": {"signed": steps | {"key": key}, "not signed": steps | {"key": None}},
    }


def of_the_house(language: str) -> dict[str, States]:
    """Return {part: {state: context}} for the parts in which the paper speaks of itself."""
    words = TEXTS[Language(language)]
    spans = [
        Span(words["writer"], DAY.replace(year=2023), DAY, is_open=True),
        Span("Soraya Wafamand", DAY.replace(year=2019), DAY.replace(year=2022), is_open=False),
    ]
    paper_name = edition(language=language).paper_name
    return {
        "_about_pages.html": {here: {"here": here} for here in ("about", "masthead", "ethics", "corrections")},
        "_policy.html": {
            **{
                f"{kind}, as usual": {"policy": None, "kind": kind, "paper_name": paper_name}
                for kind in Policy.Kind.values
            },
            "written by the house": {"policy": policy("ethics", language=language)},
        },
        "_spans.html": {
            "two": {"heading": "Editors in chief", "spans": spans, "key": "editor"},
            "one": {"heading": "Publishers", "spans": spans[:1], "key": "publisher"},
        },
    }
