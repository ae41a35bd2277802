"""Which one row stands for each kind of thing in an address, when every address is asked once?"""

import datetime
from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles.models import Article, Notification
from articles.states import State as ArticleState
from editions.states import State
from newsroom.roles import WRITER
from paper.calendar.almanac import solar_year_of
from paper.languages import Language
from paper.models import PublishedArticle
from tests import factories
from tests.security.addresses import Address

Values = dict[str, Any]


class Specimens:
    """A small house: one draft of somebody else, one edition that is planned and one that was released, and so on."""

    def __init__(self) -> None:
        self.owner = factories.make_user(WRITER)
        self.draft = factories.make_article(self.owner)
        self.typed = factories.make_autosave(self.draft)
        self.link, self.secret = factories.make_link(self.draft.revisions.get(), at=timezone.now())
        self.note = factories.make_note(self.draft)
        self.kept = factories.make_autosave(self.draft, refused=True)
        self.planned = factories.make_edition()
        self.item = factories.make_budget_item(self.planned, user=self.owner)
        factories.make_proof(self.planned)
        main, self.main = self._printed(issue_date=datetime.date(2026, 2, 27))
        self.correction = factories.make_correction(main)
        self.request = factories.make_request(main)
        late, self.late = self._printed(issue_date=datetime.date(2026, 2, 28), label="late", language="fa-AF")
        factories.make_correction(late)
        self.chair = factories.make_chair()
        self.holiday = factories.make_holiday(datetime.date(2027, 3, 21))
        self.photo = factories.make_photo()
        self.author = main.bylines.get().author
        self.topic = self.main.topics.get()
        self._rows: dict[str, Any] = {
            "articles/article": self.draft,
            "articles/notification": Notification.objects.get(note=self.note, user=self.owner),
            "editions/edition": self.planned,
            "editions/chair": self.chair,
            "editions/holiday": self.holiday,
            "articles/protection": factories.make_protection(),
            "editions/correctionrequest": self.request,
            "editions/move": self.planned,
            "auth/user": self.owner,
            "auth/group": Group.objects.get(name=WRITER.name),
            "paper/section": self.draft.section,
            "paper/publishededition": self.main.edition,
            "paper/publishedarticle": self.main,
            "paper/correction": self.correction,
            "paper/policy": factories.make_policy(),
            "authors/author": self.author,
            "photos/photo": self.photo,
        }

    def path(self, address: Address) -> str:
        """Return the address of the specimen of its kind."""
        return address.spell(self._values(address))

    def _values(self, address: Address) -> Values:
        known: dict[str, Callable[[Address], Any]] = {
            "object_id": self._key,
            "key": self._key,
            "id": self._key,
            "number": lambda _: 1,
            "typed": lambda _: self.typed.pk,
            "link": lambda _: self.link.pk,
            "secret": lambda _: self.secret,
            "note": lambda _: self.note.pk,
            "text": lambda _: self.kept.pk,
            "item": lambda _: self.item.pk,
            "article": lambda _: self.request.article_id,
            "placement": lambda _: self.planned.placements.get().pk,
            "verb": lambda _: "submit",
            "address": lambda _: "",
            "content_type_id": lambda _: ContentType.objects.get_for_model(PublishedArticle).pk,
            "app_label": lambda _: "articles",
            "url": lambda _: "no/such/page/",
            "rest": lambda _: "no/such/document/",
            "uidb36": lambda _: "1",
            "pk": lambda _: 1,
            "token": lambda _: self.photo.token,
            "width": lambda _: 320,
            "extension": lambda address: "jpg" if address.name.startswith("photos:") else "epub",
            "version": lambda _: 2,
            "language": lambda _: self.late.edition.language,
            "label": lambda _: self.late.edition.label,
            "issue_date": lambda address: self._copy(address).edition.issue_date,
            "month": self._month,
            "year": lambda address: self._copy(address).edition.issue_date.year,
            "solar_year": lambda address: solar_year_of(self._copy(address).edition.issue_date),
            "slug": self._slug,
        }
        return {name: known[name](address) for name in address.arguments}

    def _key(self, address: Address) -> Any:
        parts = address.route.split("/")
        if address.name == "admin:view_on_site":
            return self.main.pk
        row = self._rows.get("/".join(parts[1:3]))
        # No row for what only a superuser may see (addresses, authenticators) or what is no model's.
        return row.pk if row else "1-abc"

    def _copy(self, address: Address) -> PublishedArticle:
        """Return the printed article that an address is about: the late one where it names label or language."""
        return self.late if {"label", "language"} & address.arguments else self.main

    def _month(self, address: Address) -> datetime.date:
        # What was corrected is listed by the month of the correction, which is not that of the edition.
        by_correction = address.name == "paper:corrections"
        return self.correction.day if by_correction else self._copy(address).edition.issue_date

    def _slug(self, address: Address) -> str:
        if "issue_date" in address.arguments:
            return str(self._copy(address).slug)
        if "topic" in address.name:
            return str(self.topic.slug)
        copy = self._copy(address)
        return str((copy.authorships.get().author if "author" in address.name else copy.section).slug)

    def _printed(self, **edition: Any) -> tuple[Article, PublishedArticle]:
        """Return an article and its printed copy in a released edition of its own."""
        language = edition.get("language", Language.ENGLISH)
        article = factories.make_article(state=ArticleState.READY, tags="Water", language=language)
        factories.make_edition(state=State.RELEASED, articles=[article], **edition)
        article.refresh_from_db()
        return article, factories.printed_copy(article)
