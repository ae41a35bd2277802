"""What does the paper answer to a reader who looks for something?"""

import re
from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from paper import questions
from paper.languages import Genre
from paper.models import Section
from paper.page import Page
from paper.search.finding import LONGEST_QUERY, Question, find
from paper.search.suggestions import suggest


@require_safe
def search(request: HttpRequest, *, language: str) -> HttpResponse:
    """Render `paper/search.html`: the field and its filters, hits with snippets, or what to try instead.

    What is found may be in any language of the paper: who types a name wants all of it. The page speaks `language`.
    Context: `question`; `answer`, a paper.search.finding.Answer; `older` and `best`, addresses of the next page and of
    the first, or nothing; `suggestions` where nothing was found; `sections`, `genres`, `language`.
    """
    sections = questions.sections()
    question = asked(request.GET, sections=sections)
    answer = find(question)
    nothing = not answer.hits and answer.older is None and not question.is_empty
    context = {
        "question": question,
        "answer": answer,
        "older": address(question, before=answer.older) if answer.older is not None else "",
        "best": address(question, before=None) if question.before is not None else "",
        "suggestions": suggest(question, sections=sections, language=language) if nothing else None,
        "genres": Genre.choices,
        "sections": sections,
        "language": language,
    }
    return Page("paper/search.html", context).answer(request)


def asked(given: QueryDict, *, sections: Sequence[Section]) -> Question:
    """Return the question of a query string; a filter that makes no sense counts as not given."""
    since, until = _year(given.get("from", "")), _year(given.get("to", ""))
    if since and until and since > until:
        since, until = until, since
    genre = given.get("genre", "")
    return Question(
        text=_text(given.get("q", "")),
        section=next((section for section in sections if section.slug == given.get("section")), None),
        author=_text(given.get("author", "")),
        genre=genre if genre in Genre.values else "",
        since=since,
        until=until,
        before=_number(given.get("before", "")),
    )


def address(question: Question, *, before: int | None) -> str:
    """Return the query string of a question that goes on from a key, or that begins anew."""
    filters = {
        "q": question.text,
        "section": question.section.slug if question.section else "",
        "author": question.author,
        "genre": question.genre,
        "from": question.since,
        "to": question.until,
        "before": before,
    }
    return "?" + urlencode({name: value for name, value in filters.items() if value})


def _text(text: str) -> str:
    return text.replace("\0", "")[:LONGEST_QUERY].strip()


def _year(text: str) -> int | None:
    # In whichever digits: readers of Dari type their own.
    return int(text) if re.fullmatch(r"\d{4}", text.strip()) and int(text) else None


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,19}", text) else None
