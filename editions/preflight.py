"""May this edition be approved? A registry of small checks, each giving findings with a way to mend them."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from articles.revisions import slug_of
from articles.states import State
from editions.models import Edition, Placement
from editions.pieces import editor_of
from paper.languages import Genre
from paper.models import Section
from paper.text.html import plain_text

LONGEST_HEADLINE = 110
# Nobody makes these ready again for this edition.
_GONE = (State.HELD, State.SPIKED, State.RETRACTED, State.KILLED)
_LEFTOVER = re.compile(r"(?<![^\W_])(?:(?:TK)+|XXX+)(?![^\W_])|\[\s*(?i:check)\b[^\]\n]{0,80}\]?")
_IN_ATTRIBUTES = re.compile(r" (?:alt|title)=\"([^\"]*)\"")
_PICTURE = re.compile(r"<img(?P<attributes>[^<>]*)>")
_SAYS_WHAT_IT_SHOWS = re.compile(r" alt=\"[^\"]*\S[^\"]*\"")
_TEXTS = ("kicker", "headline", "standfirst", "body", "author_note", "lead_caption", "dateline", "tags", "slug")


class Severity(StrEnum):
    """What a finding does: it stops approval, it asks for a reason, or it tells."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True)
class Finding:
    """One thing that preflight found, in a sentence, with the address of the field that mends it."""

    severity: Severity
    code: str
    message: str
    article: Article | None
    fix_url: str

    @property
    def key(self) -> str:
        """What an override names: the check and the article."""
        return f"{self.code}:{self.article.pk}" if self.article else self.code


Check = Callable[[Edition, Sequence[Placement]], Iterable[Finding]]
CHECKS: list[Check] = []


def register(check: Check) -> Check:
    """Add a check to the registry; it gets the edition and its placements `with_article()` in running order."""
    CHECKS.append(check)
    return check


def check(edition: Edition, placements: Sequence[Placement]) -> list[Finding]:
    """Run all checks and return what they found, the gravest first. Costs no query beyond what the checks load."""
    found = [finding for each in CHECKS for finding in each(edition, placements)]
    return sorted(found, key=lambda finding: list(Severity).index(finding.severity))


@register
def edition_is_headed(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find an edition without an editor-in-chief, a lead or any article."""
    if not editor_of(edition):
        yield _of_edition(
            edition, Severity.BLOCK, "no_editor", "Nobody is editor-in-chief: name one or fill the chair."
        )
    if not placements:
        yield _of_edition(edition, Severity.BLOCK, "empty", "Nothing is placed in this edition.")
    elif not any(placement.is_lead for placement in placements):
        yield _of_edition(edition, Severity.BLOCK, "no_lead", "No article leads this edition: make one the lead.")


@register
def articles_are_ready(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find articles that are not cleared."""
    for article in _articles(placements):
        state = article.get_state_display().lower()
        if article.state in _GONE:
            message = f"“{article}” is {state}: take it out of the running order."
            address = reverse("admin:editions_edition_change", args=[edition.pk])
            yield Finding(Severity.BLOCK, "not_ready", message, article, f"{address}#running-order")
        elif article.state != State.READY:
            yield _of(article, Severity.BLOCK, "not_ready", f"“{article}” is {state} and not ready.", "state")


@register
def articles_are_complete(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find articles without headline, text, standfirst or byline."""
    for article in _articles(placements):
        if not article.headline.strip():
            yield _of(article, Severity.BLOCK, "no_headline", f"“{article}” has no headline.", "headline")
        if not plain_text(article.body).strip():
            yield _of(article, Severity.BLOCK, "no_text", f"“{article}” has no text.", "body")
        if not article.standfirst.strip():
            yield _of(article, Severity.WARN, "no_standfirst", f"“{article}” has no standfirst.", "standfirst")
        # An editorial is the paper's own voice and a letter names its writer in the text.
        if not article.bylines.all() and article.genre not in {Genre.EDITORIAL, Genre.LETTER}:
            yield _of(article, Severity.BLOCK, "no_byline", f"“{article}” has no byline.", "bylines")


@register
def photos_are_credited(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find lead photos without credit line or alt text."""
    for article in _articles(placements):
        photo = article.lead_photo
        if photo is None:
            continue
        address = reverse("admin:photos_photo_change", args=[photo.pk])
        if not photo.credit_line.strip():
            message = f"The photo of “{article}” has no credit line."
            yield Finding(Severity.BLOCK, "no_credit", message, article, f"{address}#id_credit_line")
        if not photo.alt_text.strip() and not photo.decorative:
            message = f"The photo of “{article}” has no alt text."
            yield Finding(Severity.BLOCK, "no_alt_text", message, article, f"{address}#id_alt_text")


@register
def nothing_is_left_over(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find marks that writers leave for later: TK, XXX, [check …]."""
    for article in _articles(placements):
        for field in _TEXTS:
            left = _LEFTOVER.search(_words(article, field))
            if left:
                message = f"“{article}” still says “{left.group()}” in its {field.replace('_', ' ')}."
                yield _of(article, Severity.BLOCK, "leftover", message, field)
        photo = article.lead_photo
        caption = photo.caption if photo and not article.lead_caption else ""
        left = _LEFTOVER.search(f"{caption}\n{photo.alt_text}\n{photo.credit_line}") if photo else None
        if photo and left:
            message = f"The photo of “{article}” still says “{left.group()}”."
            address = reverse("admin:photos_photo_change", args=[photo.pk])
            yield Finding(Severity.BLOCK, "photo_leftover", message, article, f"{address}#id_caption")


@register
def notes_are_resolved(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find open notes of colleagues."""
    for article in _articles(placements):
        if any(note.resolved_at is None for note in article.notes.all()):
            yield _of(article, Severity.WARN, "open_note", f"A note on “{article}” is still open.", "notes")


@register
def headlines_fit(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find headlines that are too long for the page or stand twice in the edition, and addresses that collide."""
    headlines = Counter(article.headline.casefold() for article in _articles(placements))
    addresses = Counter(slug_of(article) for article in _articles(placements))
    for article in _articles(placements):
        length = len(article.headline)
        if length > LONGEST_HEADLINE:
            message = f"The headline of “{article}” has {length} characters; {LONGEST_HEADLINE} fit."
            yield _of(article, Severity.WARN, "long_headline", message, "headline")
        if article.headline and headlines[article.headline.casefold()] > 1:
            message = f"Two articles have the headline “{article}”."
            yield _of(article, Severity.WARN, "duplicate_headline", message, "headline")
        if addresses[slug_of(article)] > 1:
            message = f"Two articles would stand at the address “{slug_of(article)}”."
            yield _of(article, Severity.BLOCK, "duplicate_address", message, "slug")


@register
def embargoes_are_over(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find embargoes that end after the edition's release; without a time of release the issue date's end counts."""
    for article in _articles(placements):
        if article.embargo_until and article.embargo_until > released_by(edition):
            until = timezone.localtime(article.embargo_until)
            message = f"“{article}” is under embargo until {until:%d %B %Y, %H:%M}."
            yield _of(article, Severity.BLOCK, "embargo", message, "embargo_until")


@register
def languages_agree(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find articles in another language than the edition's."""
    for article in _articles(placements):
        if article.language != edition.language:
            message = f"“{article}” is in {article.get_language_display()}, the edition is not."
            yield _of(article, Severity.WARN, "language", message, "language")


@register
def sections_are_filled(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Tell which sections of the paper have nothing today."""
    filled = {placement.section_id for placement in placements}
    empty = [section.name for section in Section.objects.exclude(pk__in=filled)]
    if empty and placements:
        yield _of_edition(edition, Severity.INFO, "empty_section", f"Nothing stands in {', '.join(empty)}.")


@register
def pictures_in_the_text_are_described(edition: Edition, placements: Sequence[Placement]) -> Iterable[Finding]:
    """Find pictures in the text without alt text."""
    for article in _articles(placements):
        pictures = _PICTURE.finditer(str.__str__(article.body))
        if any(not _SAYS_WHAT_IT_SHOWS.search(picture["attributes"]) for picture in pictures):
            message = f"A picture in the text of “{article}” has no alt text."
            yield _of(article, Severity.BLOCK, "no_alt_text_in_body", message, "body")


def released_by(edition: Edition) -> datetime.datetime:
    """Return when the edition goes out: at its time of release, or else at the end of its issue date."""
    end_of_day = datetime.datetime.combine(
        edition.issue_date, datetime.time.max, tzinfo=timezone.get_default_timezone()
    )
    return edition.release_at or end_of_day


def _words(article: Article, field: str) -> str:
    """The words of a field; of the text also those that only a tag holds, as what a picture shows."""
    text = str(getattr(article, field))
    if field == "slug":
        return slug_of(article).upper() if text else ""
    return "\n".join([plain_text(text), *_IN_ATTRIBUTES.findall(text)]) if field == "body" else text


def _articles(placements: Sequence[Placement]) -> list[Article]:
    return [placement.article for placement in placements]


def _of(article: Article, severity: Severity, code: str, message: str, field: str) -> Finding:
    address = reverse("admin:articles_article_change", args=[article.pk])
    return Finding(severity, code, message, article, f"{address}#id_{field}")


def _of_edition(edition: Edition, severity: Severity, code: str, message: str) -> Finding:
    return Finding(severity, code, message, None, reverse("admin:editions_edition_change", args=[edition.pk]))
