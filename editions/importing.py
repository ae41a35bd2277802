"""How do pages of an old paper become editions with articles, once and never twice?"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from articles.models import Article
from articles.moves import MoveRefused
from articles.revisions import slug_of
from editions import archive
from editions.archive import Crew
from editions.filing import Filed, edition_of, file_article, file_edition
from editions.models import Edition, Placement
from editions.reading import Page
from editions.reading.lines import key
from editions.states import State
from paper.text.html import clean


@dataclass(frozen=True)
class Source:
    """A page and the name of the file that it was read from."""

    name: str
    page: Page


@dataclass
class ImportReport:
    """What became of one page: what was made of it, where readers find it, or why it was left out."""

    source: Source
    issue_date: datetime.date | None
    filed: Filed = field(default_factory=Filed)
    article: Article | None = None
    address: str = ""
    problem: str = ""


def by_date(sources: Iterable[Source], *, issue_date: datetime.date | None) -> dict[datetime.date | None, list[Source]]:
    """Return {issue date: pages} in the order of the pages; a given date counts for all; None: no date was found."""
    editions: dict[datetime.date | None, list[Source]] = {}
    for source in sources:
        editions.setdefault(issue_date or source.page.issue_date.value, []).append(source)
    return editions


def import_edition(
    issue_date: datetime.date | None, sources: Sequence[Source], *, release: bool, at: datetime.datetime
) -> list[ImportReport]:
    """Make what is missing of the edition of a date, one article per page, and with `release` carry it to readers.

    The articles are made in one transaction and released in another, so that an edition that preflight blocks keeps
    what was imported. A further page for an edition that the archive itself released is added in a single one: it is
    recalled and released again with the page, or stays as it is. What is there already is never written over.
    """
    if issue_date is None:
        return [
            ImportReport(
                source, None, problem=f"No issue date was found ({source.page.issue_date.how}): give --issue-date."
            )
            for source in sources
        ]
    try:
        reports = _file_all(sources, issue_date=issue_date, release=release, at=at)
    except MoveRefused as refusal:
        return [ImportReport(source, issue_date, problem=str(refusal)) for source in sources]
    try:
        if release:
            _release(reports, issue_date=issue_date, at=at)
    except MoveRefused as refusal:
        for report in reports:
            report.problem = report.problem or f"Not released: {refusal}"
    for report in reports:
        report.address = _address(report.article) if report.article else ""
    return reports


@transaction.atomic
def _file_all(
    sources: Sequence[Source], *, issue_date: datetime.date, release: bool, at: datetime.datetime
) -> list[ImportReport]:
    crew = archive.crew()
    reports = [ImportReport(source, issue_date) for source in sources]
    reopened = release and _reopen_for(sources, edition=edition_of(issue_date), by=crew, at=at)
    for report in reports:
        _file(report, issue_date=issue_date, by=crew, at=at)
    if reopened:
        _release(reports, issue_date=issue_date, at=at)
    return reports


def _release(reports: Sequence[ImportReport], *, issue_date: datetime.date, at: datetime.datetime) -> None:
    edition = edition_of(issue_date) if any(report.article for report in reports) else None
    if edition:
        archive.carry_to_readers(edition, by=archive.crew(), at=at)


def _reopen_for(sources: Sequence[Source], *, edition: Edition | None, by: Crew, at: datetime.datetime) -> bool:
    """Open an edition of the archive's own when a page is new to it, and say whether that was done."""
    if edition is None or not archive.released_it(edition, by=by):
        return False
    if all(_already_there(source.page, edition=edition) for source in sources):
        return False
    archive.reopen(edition, by=by, at=at)
    return True


def _file(report: ImportReport, *, issue_date: datetime.date, by: Crew, at: datetime.datetime) -> None:
    page = report.source.page
    edition = edition_of(issue_date)
    report.article = _already_there(page, edition=edition) if edition else None
    if edition and report.article:
        _keep(report, report.article)
    elif edition and edition.state != State.PLANNED:
        report.problem = _closed(edition)
    else:
        _make(report, issue_date=issue_date, by=by, at=at)


def _make(report: ImportReport, *, issue_date: datetime.date, by: Crew, at: datetime.datetime) -> None:
    page = report.source.page
    try:
        with transaction.atomic():
            edition = file_edition(issue_date, page=page, filed=report.filed)
            report.article = file_article(page, edition=edition, by=by, at=at, filed=report.filed)
    except ValidationError as error:
        report.filed = Filed()
        report.problem = " ".join(
            f"Its {name} is not kept: {' '.join(said)}" for name, said in error.message_dict.items()
        )


def _already_there(page: Page, *, edition: Edition) -> Article | None:
    """The article of that headline in an edition: by its words, or by the address that it had from the start."""
    headline = page.headline.value or ""
    address = slug_of(Article(headline=headline)) if slugify(headline) else ""
    placements = edition.placements.in_order().with_article()
    articles: list[Article] = [placement.article for placement in placements]
    return next(
        (article for article in articles if key(article.headline) == key(headline) or slug_of(article) == address), None
    )


def _keep(report: ImportReport, article: Article) -> None:
    filed = report.filed
    filed.kept.add(("article", article.headline))
    filed.kept.add(("edition", f"{report.issue_date}"))
    filed.kept |= {("author", byline.author.name) for byline in article.bylines.all()}
    if clean(report.source.page.body_html) != str.__str__(article.body):
        filed.notes.append("the text differs from the one that is stored; nothing was changed")


def _closed(edition: Edition) -> str:
    then = "recall it first" if edition.state == State.RELEASED else "reopen it first"
    return f"Left out: the edition of {edition.issue_date} is {edition.get_state_display().lower()} already; {then}."


def _address(article: Article) -> str:
    """Where readers find an article now, or an empty string."""
    placement = Placement.objects.filter(article=article).select_related("edition", "printed__edition").first()
    if placement is None or placement.printed is None or placement.edition.state != State.RELEASED:
        return ""
    address: str = placement.printed.get_absolute_url()
    return address
