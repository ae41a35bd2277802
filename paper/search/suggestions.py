"""What can somebody try who found nothing? The words that are printed, and names that are spelt nearly so."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.db.models import Q, QuerySet, Value

from paper import words
from paper.lists import listed
from paper.models import Section
from paper.search.engines import there_alone
from paper.search.finding import Question
from paper.search.spelling import normalise, unique

MOST_ALONE = 12
MOST_WORDS = 4
MOST_CANDIDATES = 300
MOST_NAMES = 6


@dataclass(frozen=True)
class Name:
    """A section, author or topic whose name is near to what was asked; `kind` is the name of its page's address."""

    kind: str
    name: str
    slug: str


@dataclass(frozen=True)
class Suggestions:
    """Which of several words are printed somewhere, and whose names are near."""

    words: list[str]
    names: list[Name]


def suggest(question: Question, *, sections: Sequence[Section], language: str) -> Suggestions:
    """Return what to try instead of a question that found nothing, on pages in a language. Two queries at most."""
    asked = unique(word for phrase in question.words for word in phrase.split())
    alone = there_alone(asked[:MOST_ALONE]) if len(asked) > 1 or question.is_filtered else []
    known = [Name("section", words.section_name(section), section.slug) for section in sections]
    # Unfolded, because names stand in the database as they are printed.
    return Suggestions(alone, _near(question.text, [*known, *_candidates(question.text, language)]))


def _candidates(text: str, language: str) -> Iterable[Name]:
    """Yield authors and topics that readers of a language know, one of whose words begins like one of the asked."""
    beginnings = {word[:2] for word in text.split()[:MOST_WORDS] if len(word) > 2}
    if not beginnings:
        return
    begins = Q()
    for each in beginnings:
        begins |= Q(name__istartswith=each) | Q(name__icontains=f" {each}")
    authors = _named("author", listed.authors(language=language).filter(begins))
    topics = _named("topic", listed.topics(language=language).filter(begins))
    for kind, name, slug in authors.union(topics, all=True)[:MOST_CANDIDATES]:
        yield Name(kind, name, slug)


def _named(kind: str, rows: QuerySet[Any]) -> QuerySet[Any, tuple[str, str, str]]:
    return rows.order_by().values_list(Value(kind), "name", "slug")


def _near(text: str, names: Sequence[Name]) -> list[Name]:
    """Return the names one of whose words is spelt nearly as one of the asked, or as all of them together."""
    by_word: dict[str, list[Name]] = {}
    for name in names:
        folded = normalise(name.name)
        for word in {folded, *folded.split()}:
            by_word.setdefault(word, []).append(name)
    folded = normalise(text)
    asked = [folded, *(word for word in folded.split()[:MOST_WORDS] if len(word) > 2)]
    near = [word for each in asked for word in get_close_matches(each, by_word, n=3, cutoff=0.7)]
    return list(dict.fromkeys(name for word in near for name in by_word[word]))[:MOST_NAMES]
