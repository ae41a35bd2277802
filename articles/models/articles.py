"""What is written: the working copy of an article, its bylines and its moves?"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.moves import MoveRecord
from articles.querysets import ArticleQuerySet
from articles.states import State
from paper.languages import Genre, Language, direction
from paper.reserved import refuse_reserved_slug
from paper.text.fields import SafeHTMLField


class Article(models.Model):
    """The working copy of an article. Its state changes in `articles.workflow` alone."""

    slugline = models.CharField(max_length=80, help_text="What colleagues call the story; readers never see it.")
    slug = models.SlugField(
        max_length=120,
        blank=True,
        validators=[refuse_reserved_slug],
        help_text="The story's part of its address; made from the headline when left empty.",
    )
    kicker = models.CharField(max_length=60, blank=True, help_text="A word or two above the headline.")
    headline = models.CharField(max_length=200, blank=True)
    standfirst = models.TextField(blank=True, help_text="One or two sentences under the headline.")
    body = SafeHTMLField(blank=True, ednotes=True)
    section = models.ForeignKey("paper.Section", on_delete=models.PROTECT, related_name="+")
    genre = models.CharField(max_length=12, choices=Genre, default=Genre.NEWS)
    language = models.CharField(max_length=8, choices=Language, default=Language.ENGLISH)
    dateline = models.CharField(max_length=60, blank=True, help_text="Where the story was filed from.")
    author_note = models.TextField(
        blank=True, help_text="The line about the writer at the end; made from the bylines when left empty."
    )
    lead_photo = models.ForeignKey("photos.Photo", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lead_caption = models.TextField(blank=True, help_text="The caption here; the photo's own when left empty.")
    tags = models.CharField(max_length=200, blank=True, help_text="Topics, separated by commas.")
    embargo_until = models.DateTimeField(null=True, blank=True, help_text="Nobody may release it before.")
    ednote = models.TextField(blank=True, help_text="A note to colleagues; readers never see it.")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="articles")
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(editable=False)
    # The same form sent twice (a bad line, an impatient finger) makes one article.
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects: ClassVar[ArticleQuerySet] = ArticleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-changed_at", "-pk"]
        permissions = [
            ("edit_any_article", "Can edit and move anybody's article"),
            ("clear_article", "Can clear an article of somebody else"),
            ("withdraw_article", "Can retract or kill a released article"),
        ]
        indexes = [
            # All that a list is narrowed down by stands in it, so that no row is opened that is not shown.
            models.Index(
                fields=["-changed_at", "-id", "state", "section", "genre", "language", "owner"],
                name="article_by_change",
            ),
            models.Index(fields=["state", "-changed_at"], name="article_by_state_and_change"),
            models.Index(fields=["owner", "-changed_at"], name="article_by_owner_and_change"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="article_is_in_a_known_state"),
            models.CheckConstraint(condition=Q(version__gte=1), name="article_has_a_version"),
            models.CheckConstraint(condition=Q(genre__in=Genre.values), name="article_has_a_known_genre"),
            models.CheckConstraint(condition=Q(language__in=Language.values), name="article_has_a_known_language"),
            models.CheckConstraint(
                condition=~Q(slugline=""),
                name="article_has_a_slugline",
                violation_error_message="Give the story a slugline, the name that colleagues know it by.",
            ),
        ]

    def __str__(self) -> str:
        return self.headline or self.slugline

    @property
    def direction(self) -> str:
        """The direction of writing, as HTML's `dir` wants it."""
        return direction(self.language)


class Byline(models.Model):
    """Who is credited for an article, as printed; not who may edit it."""

    class Credit(models.TextChoices):
        BY = "by", "By"
        PHOTOGRAPHS = "photographs", "Photographs by"
        TRANSLATED = "translated", "Translated by"

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey("authors.Author", on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField(default=0)
    credit = models.CharField(max_length=12, choices=Credit, default=Credit.BY)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author", "credit"],
                name="one_byline_per_article_author_and_credit",
                violation_error_message="This author is credited for that already.",
            ),
            models.CheckConstraint(
                condition=Q(credit__in=["by", "photographs", "translated"]), name="byline_credits_for_something_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_credit_display()} {self.author}"


class Move(MoveRecord):
    """A move of an article."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="moves")
