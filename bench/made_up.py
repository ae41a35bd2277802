"""What does an archive look like that nobody wrote? Editions of forty articles, day by day, Fridays without a paper."""

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any, Final

from django.db.models import Model
from django.utils.text import slugify

from authors.models import Author
from bench.words import Prose
from paper.languages import Genre
from paper.manifest import canonical, sha256_of
from paper.models import Authorship, PublishedArticle, PublishedEdition, Section, Tagging, Topic
from paper.search import index as search
from photos.models import Photo

PER_EDITION: Final = 40
AUTHORS, TOPICS = 200, 500
FRIDAY: Final = 4
# section → how many of an edition's forty articles stand in it
SECTIONS: Final = {
    "National": 12, "World": 7, "Business": 6, "Opinion": 5, "Culture": 4, "Sport": 3, "Health": 2, "Letters": 1,
}  # fmt: skip
MASTHEAD: Final = {
    "paper_name": "The Long Archive",
    "motto": "Forty pieces a day",
    "editor_in_chief": "Somebody Else",
    "publisher": "Bench Press",
    "address": "Everywhere",
}

Rows = dict[type[Model], list[dict[str, Any]]]


@dataclass
class Batch:
    """Rows to be written together: of models, by their attributes, and of both searches, in their order."""

    models: Rows = field(default_factory=dict)
    index: list[tuple[Any, ...]] = field(default_factory=list)
    desk_index: list[tuple[int, str, str]] = field(default_factory=list)
    articles: int = 0

    def add(self, model: type[Model], **values: Any) -> None:
        """Add a row of a model."""
        self.models.setdefault(model, []).append({name: as_written(value) for name, value in values.items()})


def issue_dates(count: int, *, until: datetime.date) -> list[datetime.date]:
    """Return the dates of so many daily editions, the last of them on `until` or the day before, oldest first."""
    days = (until - datetime.timedelta(days=back) for back in range(2 * count + 7))
    return sorted(day for day in days if day.weekday() != FRIDAY)[-count:]


class Archive:
    """A made-up archive: what stands still first, then editions, oldest first. The same for the same seed."""

    def __init__(self, *, seed: int = 7) -> None:
        self.prose = Prose(seed)
        self.authors = [self._name(word) for word in self.prose.words[1000 : 1000 + AUTHORS]]
        self.topics = [word.capitalize() for word in self.prose.words[300 : 300 + TOPICS]]
        self._places = {name: place for place, name in enumerate(self.authors, start=1)}
        self._topics = {name: place for place, name in enumerate(self.topics, start=1)}
        self._sections = [place for place, count in enumerate(SECTIONS.values(), start=1) for _ in range(count)]
        self._previous, self._article, self._photo, self._entry = "", 0, 0, 0

    def ground(self) -> Batch:
        """Return the sections, authors and topics."""
        batch = Batch()
        for place, name in enumerate(SECTIONS, start=1):
            opinion = name in {"Opinion", "Letters"}
            batch.add(Section, id=place, name=name, slug=slugify(name), position=place, is_opinion=opinion)
        for name, place in self._places.items():
            batch.add(Author, id=place, name=name, slug=slugify(name), bio=self.prose.passage(20, 40)[0])
        for name, place in self._topics.items():
            batch.add(Topic, id=place, name=name, slug=slugify(name))
        return batch

    def editions(self, dates: Iterable[datetime.date], *, first: int, most: int) -> Batch:
        """Return the editions of some dates, numbered from `first` on, with at most so many articles in all."""
        batch = Batch()
        for number, day in enumerate(dates, start=first):
            self._edition(batch, day, number=number, articles=min(PER_EDITION, most - batch.articles))
        return batch

    def _edition(self, batch: Batch, day: datetime.date, *, number: int, articles: int) -> None:
        released = datetime.datetime.combine(day, datetime.time(3, 0), tzinfo=datetime.UTC)
        printed = [
            self._printed(batch, day, edition=number, position=position, at=released)
            for position in range(1, articles + 1)
        ]
        edition = {"issue_date": day.isoformat(), "number": number, "label": "", "language": "en"}
        manifest = canonical({"edition": edition, "masthead": MASTHEAD, "articles": printed})
        batch.add(
            PublishedEdition,
            id=number,
            issue_date=day,
            number=number,
            released_at=released,
            manifest=manifest,
            sha256=sha256_of(manifest),
            previous_sha256=self._previous,
            **MASTHEAD,
        )
        self._previous = sha256_of(manifest)

    def _printed(
        self, batch: Batch, day: datetime.date, *, edition: int, position: int, at: datetime.datetime
    ) -> dict[str, Any]:
        self._article += 1
        batch.articles += 1
        values, text = self._article_values(position)
        values |= {
            "id": self._article,
            "edition_id": edition,
            "issue_date": day,
            "position": position,
            "is_lead": position == 1,
            "photo_id": self._photo_of(batch, at=at),
            "first_released_at": at,
            "version_created_at": at,
        }
        batch.index.append(search.row(SimpleNamespace(pk=self._article, **values), text=text))  # type: ignore[arg-type]
        self._enter(batch, day, names=[credit["name"] for credit in values["credits"]], tags=values["tags"])
        batch.add(PublishedArticle, **values)
        path = f"/{day:%Y/%m/%d}/{values['slug']}/"
        return {"path": path, "position": position, "revision": 1, "sha256": values["sha256"]}

    def _article_values(self, position: int) -> tuple[dict[str, Any], str]:
        prose = self.prose
        headline = prose.passage(5, 9)[0].capitalize().replace(".", "")
        paragraphs = [prose.passage(50, 66) for _ in range(3)]
        texts = [text for text, _ in paragraphs]
        texts[-1] = f"{texts[-1]} {prose.rare()} {prose.rare()}."
        authors = prose.chosen(self.authors, most=2)
        section = self._sections[position - 1]
        genre = Genre.OPINION if section == 4 else Genre.LETTER if section == 8 else Genre.NEWS
        values = {
            "section_id": section,
            "slug": f"{slugify(headline)[:100]}-{position}",
            "kicker": prose.passage(1, 2)[0].strip("."),
            "headline": headline,
            "standfirst": prose.passage(15, 25)[0],
            "body": "".join(f"<p>{text}</p>" for text in texts),
            "genre": genre.value,
            "language": "en",
            "dateline": "Kabul",
            "byline": "By " + " and ".join(authors),
            "credits": [
                {"name": name, "slug": slugify(name), "credit": "by", "standing": "", "portrait": None}
                for name in authors
            ],
            "tags": prose.chosen(self.topics, most=3),
            "words": sum(count for _, count in paragraphs) + 2,
        }
        values["sha256"] = sha256_of(f"{values['slug']} {values['body']}")
        return values, "\n".join(texts)

    def _photo_of(self, batch: Batch, *, at: datetime.datetime) -> int | None:
        if self._article % 10 != 1:
            return None
        self._photo += 1
        token = f"{self._photo:032x}"
        batch.add(
            Photo,
            id=self._photo,
            token=token,
            alt_text="A street in the morning",
            credit_line="Bench Press",
            width=1600,
            height=1000,
            sha256=sha256_of(token),
            added_at=at,
        )
        return self._photo

    def _enter(self, batch: Batch, day: datetime.date, *, names: list[str], tags: list[str]) -> None:
        for name in names:
            batch.add(Authorship, article_id=self._article, author_id=self._places[name], issue_date=day)
        for tag in tags:
            batch.add(Tagging, article_id=self._article, topic_id=self._topics[tag], issue_date=day)

    def _name(self, word: str) -> str:
        return f"{word.capitalize()} {self.prose.rare().capitalize()}"


def batches(
    articles: int, *, until: datetime.date, editions: int = 125, archive: Archive | None = None
) -> Iterator[Batch]:
    """Yield an archive of so many articles in batches, the oldest edition first."""
    archive = archive or Archive()
    yield archive.ground()
    dates = issue_dates(-(-articles // PER_EDITION), until=until)
    for start in range(0, len(dates), editions):
        most = articles - start * PER_EDITION
        yield archive.editions(dates[start : start + editions], first=start + 1, most=most)


def as_written(value: Any) -> Any:
    """Return a value as a bulk load writes it: JSON as text, everything else as it is."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
