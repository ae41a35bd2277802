"""What do the cases of preflight consist of? Editions with one thing wrong, or with what only looks like it."""

import datetime
from typing import Any

from articles import revisions, workflow
from articles.models import Article
from editions.models import Edition
from editions.preflight import Finding, check
from newsroom.roles import SECTION_EDITOR
from tests.factories import NOW, make_article, make_edition, make_note, make_photo, make_released_edition, person

HOUR = datetime.timedelta(hours=1)
SATURDAY, FRIDAY = datetime.date(2026, 5, 16), datetime.date(2026, 5, 15)
PICTURE = '<p>Look.</p><figure><img src="/media/photos/{}/640.jpg" alt="{}"><figcaption>{}</figcaption></figure>'
DARI = "سد آب کابل امروز دوباره باز شد و مردم محل می‌گویند که باغ‌ها پس از سه سال خشکی سیراب خواهند شد. "
PASHTO = "د کابل د اوبو بند نن بیا پرانیستل شو او د سیمې خلک وایي چې باغونه به له درې کلونو وروسته خړوب شي، ښه خبر دی. "


def found(edition: Edition, *, at: datetime.datetime = NOW) -> list[Finding]:
    return check(edition, list(edition.placements.in_order().with_article()), at=at)


def codes(edition: Edition) -> list[tuple[str, str]]:
    return [(str(finding.severity), finding.code) for finding in found(edition)]


def ready(**fields: Any) -> Article:
    return make_article(state="ready", **fields)


def edition_of(**fields: Any) -> Edition:
    return make_edition(articles=[ready(**fields)])


def without_lead() -> Edition:
    edition = make_edition(articles=2)
    edition.placements.update(is_lead=False)
    return edition


def without_editor() -> Edition:
    edition = make_edition()
    Edition.objects.filter(pk=edition.pk).update(editor_in_chief=None)
    edition.refresh_from_db()
    return edition


def noted(*, resolved: bool) -> Edition:
    edition = edition_of()
    make_note(edition.placements.get().article, resolved=resolved)
    return edition


def embargoed(*, hours: int, release_at: datetime.datetime | None = None) -> Edition:
    article = ready(embargo_until=NOW + hours * HOUR)
    return make_edition(articles=[article], issue_date=NOW.date(), release_at=release_at)


def linking(address: str, **fields: Any) -> Edition:
    """An edition with a link; the database keeps what the cleaner lets pass."""
    return edition_of(body=f'<p>It <a href="{address}">says</a> so.</p>', **fields)


def pictured(*, token: str = "", alt: str = "A dam", caption: str = "The dam. Photographer", **photo: Any) -> Edition:
    """An edition with one of the paper's photos in a text."""
    token = token or make_photo(**photo).token
    return edition_of(body=PICTURE.format(token, alt, caption))


def printed_before(headline: str, *days: int, language: str = "en", **fields: Any) -> Edition:
    """An edition that has a headline, and so had editions as many days before."""
    body = "<p>It rained.</p>" if language == "en" else f"<p>{DARI}</p>"
    for number, before in enumerate(days):
        slug = f"printed-{number}"
        article = make_article(state="ready", headline=headline, slug=slug, language=language, body=body)
        day = SATURDAY - datetime.timedelta(days=before)
        make_released_edition([article], issue_date=day, number=0, language=language)
    article = ready(headline=fields.pop("now", headline), slug="now", language=language, body=body)
    return make_edition(articles=[article], issue_date=SATURDAY, number=0, language=language, **fields)


def numbered(number: int, *, after: int = 76, days: int = 1, **fields: Any) -> Edition:
    """An edition of a number, so many days after one of another number."""
    make_edition(issue_date=SATURDAY, number=after)
    return make_edition(issue_date=SATURDAY + datetime.timedelta(days=days), number=number, **fields)


def changed(*, back: bool = False, **fields: object) -> Edition:
    """An edition whose article was cleared and an hour later saved with these fields."""
    article = ready()
    before = {name: getattr(article, name) for name in fields}
    save(article, at=NOW + HOUR, **fields)
    if back:
        save(article, at=NOW + 2 * HOUR, **before)
    return make_edition(articles=[article])


def cleared_again() -> Edition:
    article = ready()
    save(article, at=NOW + HOUR, headline="Another headline")
    desk = person(SECTION_EDITOR)
    workflow.return_to_writer(article, by=desk, at=NOW + HOUR, note="Once more, please.")
    workflow.submit(article, by=article.owner, at=NOW + HOUR)
    workflow.clear(article, by=desk, at=NOW + 2 * HOUR)
    return make_edition(articles=[article])


def save(article: Article, *, at: datetime.datetime, **fields: object) -> None:
    """Save an article as the section editor does."""
    Article.objects.filter(pk=article.pk).update(**fields)
    article.refresh_from_db()
    revisions.snapshot(article, by=person(SECTION_EDITOR), at=at)
