"""What is written: the working copy of an article and everything that the staff keep about it?"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.moves import MoveRecord
from articles.querysets import ArticleQuerySet, NoteQuerySet, ProtectionQuerySet, RevisionQuerySet
from articles.states import State
from paper.languages import Genre, Language, direction
from paper.reserved import refuse_reserved_slug
from paper.text.fields import SafeHTMLField


class StaffProfile(models.Model):
    """Which login writes under which byline. Private: nothing on the public side can reach it."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_profile")
    author = models.ForeignKey(
        "authors.Author",
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The byline that is proposed for what this person writes.",
    )

    def __str__(self) -> str:
        return f"{self.user} writes as {self.author}"


class Protection(models.Model):
    """Somebody whose name must not be printed, because it would put them in danger. Private, and why most of all."""

    author = models.ForeignKey("authors.Author", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(help_text="Only editors-in-chief and administrators read it.")
    since = models.DateTimeField(editable=False)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    lifted_at = models.DateTimeField(null=True, editable=False)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, editable=False
    )

    objects: ClassVar[ProtectionQuerySet] = ProtectionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["author"],
                condition=Q(lifted_at=None),
                name="one_protection_per_author_at_a_time",
                violation_error_message="This author is protected already.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="protection_has_a_reason",
                violation_error_message="Say why the name must not be printed.",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at=None, lifted_by=None) | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="protection_is_lifted_by_somebody_at_some_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author} is not to be named" if self.lifted_at is None else f"{self.author} may be named again"


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
    body = SafeHTMLField(blank=True)
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


class Note(models.Model):
    """A colleague's remark on an article, open until somebody resolves it."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[NoteQuerySet] = NoteQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
                name="note_is_resolved_by_somebody_at_some_time",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Revision(models.Model):
    """An immutable snapshot of all of an article that could be printed. The database refuses to alter one."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    content = models.TextField(help_text="Canonical JSON; `articles.revisions.content_of` gives its shape.")
    sha256 = models.CharField(max_length=64)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[RevisionQuerySet] = RevisionQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-number", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revisions_of_an_article_are_numbered"),
            models.CheckConstraint(condition=Q(sha256__length=64), name="revision_has_the_hash_of_its_content"),
        ]

    def __str__(self) -> str:
        return f"Revision {self.number}"


class Autosave(models.Model):
    """What somebody typed and no revision holds: a text in the making, or one that was refused and kept."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="autosaves")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    base_version = models.PositiveIntegerField(help_text="The version that the form was opened at.")
    fields = models.JSONField(help_text="The form's texts by field name.")
    saved_at = models.DateTimeField()
    refused = models.BooleanField(default=False, help_text="Kept from a save that came too late.")

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "user"], condition=Q(refused=False), name="one_text_in_the_making_per_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.saved_at:%Y-%m-%d %H:%M}"


class Move(MoveRecord):
    """A move of an article."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="moves")
