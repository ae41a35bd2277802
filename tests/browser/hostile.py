"""Which house do the payloads live in? Every text that a page shows is one, stored through the models."""

import re
from dataclasses import dataclass

from django.utils import timezone

from articles import notes
from articles.models import Article
from articles.models.notes import LONGEST_NOTE
from articles.passages import Found
from articles.states import State
from authors.models import Author
from editions import release
from editions.correcting import requests
from editions.models import Edition, Placement
from editions.states import State as EditionState
from paper.text.html import clean
from tests import factories
from tests.payloads import xss_payloads

LONGEST_HEADLINE = 200
# In every article, for the search to find them all.
COMMON = "<p>A quiet morning in the bazaar.</p>"


@dataclass(frozen=True)
class Hostile:
    """The articles full of payloads: released ones, one of them with all, and drafts that nobody released."""

    released: list[Placement]
    everything: Placement
    draft: Article


def text(payload: str) -> str:
    """Return a payload as a plain text field takes it: no form lets a NUL in, and PostgreSQL keeps none."""
    return payload.replace("\0", "")


def packs() -> list[list[str]]:
    """Return all payloads in packs that fit into one headline each."""
    packed: list[list[str]] = [[]]
    for payload in map(text, xss_payloads()):
        if packed[-1] and len(" ".join([*packed[-1], payload])) > LONGEST_HEADLINE:
            packed.append([])
        packed[-1].append(payload)
    return packed


def body_of(payloads: list[str]) -> str:
    """Return a body of payloads, each cleaned alone, so that none swallows the next; preflight wants alt texts."""
    cleaned = (clean(payload) for payload in payloads)
    return COMMON + "".join(re.sub(r"<img (?![^>]*\balt=)", '<img alt="x" ', each) for each in cleaned)


def furnish() -> Hostile:
    """Store all payloads and release them, twenty articles in an edition; one more has all of them in one body."""
    articles = [_article(pack, serial) for serial, pack in enumerate(packs())]
    every = xss_payloads()
    long = "\n".join(map(text, every))
    everything = _article(list(map(text, every))[:3], len(articles), body=body_of(every), long=long)
    for article in (*articles, everything):
        factories.bring(article, to=State.READY)
    _remark(everything, list(map(text, every)))
    for first in range(0, len(articles), 20):
        factories.make_edition(state=EditionState.RELEASED, articles=articles[first : first + 20])
    factories.make_edition(state=EditionState.RELEASED, articles=[everything])
    # What stands in the working copy now would be a correction: the same payloads in another order.
    factories.make_revision(everything, headline=" ".join(packs()[-1]), standfirst=long[::-1])
    placements = list(Placement.objects.select_related("edition", "article").order_by("article_id"))
    draft = _article(packs()[0], len(articles) + 1, body=body_of(every))
    return Hostile(placements[:-1], placements[-1], draft)


def _remark(article: Article, every: list[str]) -> None:
    """Say every payload in notes on an article, in the passages that they are about and in the replies to them."""
    editor = factories.make_people().section_editor
    for first in range(0, len(every), 20):
        words = "\n".join(every[first : first + 20])[:LONGEST_NOTE]
        about = Found(words[:80], words[:500], words[-80:])
        note = notes.add(article, by=editor, text=words, at=factories.NOW, about=about)
        notes.reply(note, by=article.owner, text=words, at=factories.NOW)


def proofed() -> Edition:
    """Return an edition in approval of which two proofs were pulled: half of the payloads went, the others came."""
    every = xss_payloads()
    gone, new = every[: len(every) // 2], every[len(every) // 2 :]
    article = _article(list(map(text, gone))[:3], 900, body=body_of(gone), long="\n".join(map(text, gone)))
    factories.bring(article, to=State.READY)
    edition = factories.make_edition(articles=[article])
    factories.make_proof(edition)
    words = "\n".join(map(text, new))
    factories.make_revision(
        article, headline=" ".join(packs()[-1]), body=body_of(new), standfirst=words, tags=words[:200]
    )
    factories.make_proof(edition)
    factories.make_revision(article, body=body_of(gone), author_note=words)
    return factories.bring_edition(edition, to=EditionState.IN_APPROVAL)


def told(hostile: Hostile) -> list[str]:
    """Tell readers payloads, and let somebody ask for it; return the desk's pages that show them."""
    words, people = "\n".join(map(text, xss_payloads())), factories.make_people()
    asked = requests.ask(
        hostile.everything, by=people.section_editor, at=factories.NOW, kind="correction", text=words, note=words
    )
    recalled = factories.make_edition(state=EditionState.RELEASED)
    release.recall(recalled, by=people.editor_in_chief, at=factories.NOW, note=words)
    edition, request = "/newsroom/editions/edition", "/newsroom/editions/correctionrequest"
    # Named in a note on what nobody released, the editor-in-chief finds it all in the list of what is new.
    notes.add(hostile.draft, by=people.section_editor, text=f"@editor-in-chief {words[:4900]}", at=factories.NOW)
    return [
        "/newsroom/articles/notification/",
        f"{request}/",
        f"{request}/{asked.pk}/",
        f"{request}/{asked.pk}/page/",
        f"{edition}/{recalled.pk}/recall/",
        f"/newsroom/editions/move/edition/{recalled.pk}/",
    ]


def talked_of(hostile: Hostile) -> list[str]:
    """Let colleagues write payloads around an article; return the editor-in-chief's pages that show them."""
    article, people = hostile.everything.article, factories.make_people()
    chief, every = people.editor_in_chief, "\n".join(map(text, xss_payloads()))
    asked = notes.add(article, by=chief, text=every[:LONGEST_NOTE], at=factories.NOW)
    notes.reply(asked, by=people.section_editor, text=every[-LONGEST_NOTE:], at=factories.NOW)
    fields = dict.fromkeys(("headline", "standfirst", "lead_caption", "kicker", "ednote", "tags"), every)
    fields["body"] = "".join(map(text, xss_payloads()))
    typed = factories.make_autosave(article, user=chief, fields=fields)
    kept = factories.make_autosave(article, user=chief, fields=fields, refused=True)
    first = article.revisions.order_by("number")[0]
    _, secret = factories.make_link(first, name=text(xss_payloads()[0])[:80], by=chief, at=timezone.now())
    factories.make_saved_filter(chief, name=text(xss_payloads()[0])[:40])
    desk = f"/newsroom/articles/article/{article.pk}"
    return [
        "/newsroom/",
        "/newsroom/articles/article/?q=quiet+morning",
        "/newsroom/articles/notification/",
        f"{desk}/change/",
        f"{desk}/revisions/",
        f"{desk}/compare/?from=1&to=2",
        f"{desk}/revisions/1/restore/",
        f"{desk}/preview/",
        f"{desk}/links/",
        f"{desk}/kept/",
        f"{desk}/kept/{kept.pk}/",
        f"/newsroom/articles/article/typed/{typed.pk}/",
        f"/newsroom/shared/{secret}/",
    ]


def address(placement: Placement) -> str:
    """Return the public address of a released article."""
    return f"/{placement.edition.issue_date:%Y/%m/%d}/{placement.article.slug}/"


def _article(payloads: list[str], serial: int, *, body: str = "", long: str = "") -> Article:
    joined = " ".join(payloads)
    return factories.make_article(
        authors=[_author(payloads[-1], serial)],
        slug=f"payload-{serial}",
        slugline=joined[:80],
        kicker=payloads[0][:60],
        headline=joined,
        standfirst=long or joined,
        body=body or body_of(payloads),
        author_note=long or joined,
        lead_caption=long or joined,
        lead_photo=factories.make_photo(
            alt_text=joined, caption=long or joined, credit_line=joined, usage_terms=joined
        ),
        dateline=payloads[0][:60],
        tags=joined,
        ednote=long or joined,
    )


def _author(payload: str, serial: int) -> Author:
    return factories.make_author(payload[:120], slug=f"author-{serial}", standing=payload, bio=payload)
