"""In which ways can a save come too late, and what becomes of the words in it? Each is one case, sent from a real page.

A case opens the form, as two tabs do at one moment, saves or moves the article with the first and then sends the
second. The words of either are marked, so that it can be asked afterwards where they are.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Page

from articles import workflow
from articles.models import Article, Autosave, Revision
from articles.typed import of_article
from authors.models import Author
from tests.browser.desk import save
from tests.factories import NOW, People, make_article, make_author, make_photo

# Fetches a form as a tab would load it, and gives back all that it holds; sends one, and says what came back.
_OPEN = """async address => {
  const answer = await fetch(address, {credentials: 'same-origin'});
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const form = page.querySelector('#article_form') || page.querySelector('form[enctype], #content-main form');
  return form ? [...new FormData(form)].filter(([name, value]) => typeof value === 'string') : null;
}"""
_SEND = """async ([address, fields, redirect]) => {
  const answer = await fetch(address, {
    method: 'POST', credentials: 'same-origin', redirect, body: new URLSearchParams(fields),
    headers: {'content-type': 'application/x-www-form-urlencoded'},
  });
  return {status: answer.status, address: answer.url, text: await answer.text()};
}"""

Fields = dict[str, str]


@dataclass(frozen=True)
class Kind:
    """A way of coming too late: what the first tab types (or moves), what the second types, and how it is sent."""

    name: str
    first: str
    second: str
    twice: bool = False
    signed_out: bool = False
    by_hand: bool = False


_TEXTS = ("headline", "body", "standfirst", "ednote", "kicker", "slugline", "lead_caption", "author_note", "tags")
KINDS = [
    *(Kind(f"{one}/{two}", one, two) for one in ("headline", "body", "bylines") for two in _TEXTS),
    *(Kind(f"{one}/bylines", one, "bylines") for one in ("headline", "body", "ednote", "bylines")),
    *(Kind(f"move/{two}", "move", two) for two in ("headline", "body", "bylines", "ednote")),
    *(Kind(f"{two} sent twice", "headline", two, twice=True) for two in ("headline", "body", "bylines")),
    *(Kind(f"{one}/headline by hand", one, "headline", by_hand=True) for one in ("headline", "move")),
    *(Kind(f"{two} after the session", "body", two, signed_out=True) for two in ("headline", "body")),
]


@dataclass
class Tally:
    """What became of the late saves: how many were told of, how many not, and which words are nowhere."""

    cases: int = 0
    told: int = 0
    silent: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.cases} late saves: {self.told} told of, {len(self.silent)} silent, {len(self.lost)} texts lost"


def kinds(number: int, *, seed: int = 5) -> list[Kind]:
    """Return so many kinds, each as often as any other, in an order that is the same every time."""
    chosen = (KINDS * (number // len(KINDS) + 1))[:number] if number >= len(KINDS) else KINDS[:]
    random.Random(seed).shuffle(chosen)
    return chosen[:number]


@dataclass
class Desk:
    """One signed-in page from which forms are opened and sent, and the address of their change form."""

    page: Page
    user: User
    change: Callable[[int], str]

    def open(self, article: Article) -> Fields:
        """Return what the article's form holds."""
        return dict(self.page.evaluate(_OPEN, self.change(article.pk)))

    def send(self, article: Article, fields: Fields, *, follow: bool = True) -> dict[str, Any]:
        """Send a form, and return status, address and text of what came back."""
        asked = [self.change(article.pk), list(fields.items()), "follow" if follow else "manual"]
        answer: dict[str, Any] = self.page.evaluate(_SEND, asked)
        return answer

    def open_by_hand(self, article: Article) -> None:
        """Open the form in the page itself."""
        self.page.goto(urljoin(self.page.url, self.change(article.pk)))

    def send_by_hand(self, word: str) -> dict[str, Any]:
        """Type a word into the headline of the form in the page and press the button, as people do."""
        headline = self.page.locator("#id_headline")
        headline.fill(f"{headline.input_value()} {word}")
        with self.page.expect_response(lambda answer: answer.request.method == "POST" and _is_form(answer.url)) as sent:
            save(self.page)
        return {"status": sent.value.status, "text": self.page.content()}


def _is_form(address: str) -> bool:
    return urlsplit(address).path.endswith("/change/")


def try_out(desk: Desk, kind: Kind, tally: Tally, people: People) -> None:
    """Come too late once, and count what became of the words of both."""
    article = make_article(people.writer, body="<p>The dam is low.</p><p>It holds.</p>", lead_photo=make_photo())
    word = f"w{article.pk:05d}"
    early = late = desk.open(article)
    if kind.by_hand:
        desk.open_by_hand(article)
    if kind.first == "move":
        workflow.submit(Article.objects.get(pk=article.pk), by=people.writer, at=NOW)
    else:
        desk.send(article, typed(early, kind.first, f"early{word}"), follow=False)
    asked = _come_too_late(desk, article, late, kind=kind, word=f"late{word}")
    tally.cases += 1
    if asked["status"] in {403, 409}:
        tally.told += 1
    elif f"late{word}" not in asked["text"]:
        tally.silent.append(kind.name)
    wanted = {f"early{word}", f"late{word}"} if kind.first != "move" else {f"late{word}"}
    tally.lost += [f"{kind.name}: {each}" for each in sorted(wanted) if not is_somewhere(article, each)]


def _come_too_late(desk: Desk, article: Article, late: Fields, *, kind: Kind, word: str) -> dict[str, Any]:
    if kind.by_hand:
        return desk.send_by_hand(word)
    sent = typed(late, kind.second, word)
    if kind.signed_out:
        return _after_the_session(desk, article, sent)
    asked = desk.send(article, sent)
    return desk.send(article, sent) if kind.twice else asked


def typed(fields: Fields, what: str, word: str) -> Fields:
    """Return a form with something typed into it that holds a word."""
    if what == "bylines":
        row = int(fields["bylines-TOTAL_FORMS"]) - 1
        author = make_author(word)
        return fields | {f"bylines-{row}-author": str(author.pk), f"bylines-{row}-position": "7"}
    if what == "body":
        return fields | {"body": fields["body"].replace("It holds.", f"It holds {word}.")}
    return fields | {what: f"{fields[what]} {word}".strip()}


def is_somewhere(article: Article, word: str) -> bool:
    """Tell whether a word that somebody typed can still be read: in the article, a revision or a text that was kept."""
    revisions = Revision.objects.filter(article=article)
    kept = Autosave.objects.filter(article=article, user=article.owner, refused=True)
    texts = [each.content + str(each.typed) for each in revisions] + [str(each.fields) for each in kept]
    texts.append(str(of_article(Article.objects.get(pk=article.pk))))
    # Who is credited is kept by key.
    words = [word, *(f"'{author.pk}'" for author in Author.objects.filter(name=word))]
    return any(each in text for each in words for text in texts)


def _after_the_session(desk: Desk, article: Article, sent: Fields) -> dict[str, Any]:
    """Send a late form when nobody is signed in any more, sign in again in the same browser, and send it once more."""
    context = desk.page.context
    cookies = context.cookies()
    kept = {each["name"]: each for each in cookies}
    session = next(each for name, each in kept.items() if "session" in name)
    context.clear_cookies(name=session["name"])
    refused = desk.send(article, sent)
    assert refused["status"] == 403, refused["status"]
    assert Session.objects.exists()
    context.add_cookies(cookies)  # type: ignore[arg-type]
    return desk.send(article, sent)
