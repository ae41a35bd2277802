"""What is an article as readers see it now?"""

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from paper.languages import VIEWS, Genre, Language, direction
from paper.models.editions import PublishedEdition
from paper.models.sections import Section
from paper.querysets import PublishedArticleQuerySet
from paper.text.fields import SafeHTMLField
from paper.text.reading import minutes

if TYPE_CHECKING:
    from paper.models.corrections import Correction
    from paper.models.lists import Tagging, Topic


class PublishedArticle(models.Model):
    """An article as readers see it now. Only `editions.release` and `editions.correction` write here."""

    class Withdrawn(models.TextChoices):
        NO = "", "no"
        RETRACTED = "retracted", "retracted"
        KILLED = "killed", "killed"

    edition = models.ForeignKey(PublishedEdition, on_delete=models.PROTECT, related_name="articles")
    issue_date = models.DateField(help_text="The edition's, so that lists by date read one index and join nothing.")
    position = models.PositiveSmallIntegerField()
    is_lead = models.BooleanField(default=False)
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="articles")
    slug = models.SlugField(max_length=120)
    kicker = models.CharField(max_length=60, blank=True)
    headline = models.CharField(max_length=200)
    standfirst = models.TextField(blank=True)
    body = SafeHTMLField()
    genre = models.CharField(max_length=12, choices=Genre)
    language = models.CharField(max_length=8, choices=Language, default=Language.ENGLISH)
    dateline = models.CharField(max_length=60, blank=True)
    byline = models.TextField(blank=True, help_text="As printed.")
    credits = models.JSONField(default=list, help_text="Who is credited: name, slug, credit, standing, portrait.")
    author_note = models.TextField(blank=True)
    authors = models.ManyToManyField("authors.Author", through="Authorship", related_name="works")
    photo = models.ForeignKey("photos.Photo", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    photo_alt = models.TextField(blank=True)
    photo_caption = models.TextField(blank=True)
    photo_credit = models.CharField(max_length=200, blank=True)
    tags = models.JSONField(default=list, help_text="As printed.")
    topics: "models.ManyToManyField[Topic, Tagging]" = models.ManyToManyField(
        "Topic", through="Tagging", related_name="articles"
    )
    words = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, help_text="Of the content as canonical JSON.")
    first_released_at = models.DateTimeField()
    version_created_at = models.DateTimeField()
    version = models.PositiveSmallIntegerField(default=1)
    withdrawn = models.CharField(max_length=10, choices=Withdrawn, blank=True)

    objects: ClassVar[PublishedArticleQuerySet] = PublishedArticleQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "released article"
        ordering = ["position", "pk"]
        indexes = [
            models.Index(fields=["section", "-issue_date", "position"], name="article_by_section_and_date"),
            models.Index(fields=["section", "language", "-issue_date", "position"], name="article_by_section_language"),
            models.Index(fields=["-issue_date", "position"], name="article_by_date"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["edition", "slug"], name="one_article_per_address"),
            models.UniqueConstraint(
                fields=["edition"], condition=models.Q(is_lead=True), name="one_lead_per_released_edition"
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn__in=["", "retracted", "killed"]),
                name="published_article_is_withdrawn_in_a_known_way",
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="published_article_has_a_version"),
            models.CheckConstraint(
                condition=models.Q(genre__in=Genre.values), name="published_article_has_a_known_genre"
            ),
        ]

    def __str__(self) -> str:
        return self.headline

    def get_absolute_url(self) -> str:
        """Return the article's page in its edition."""
        return self.edition.address_of(self.slug)

    def corrections_so_far(self) -> "list[Correction]":
        """Return the corrections that made this version, newest first, and none that came after it was read.

        Otherwise a reader could meet the notice of a correction above the text that it corrects.
        """
        return list(self.corrections.filter(number__lt=self.version))

    @property
    def direction(self) -> str:
        """The direction of writing, as HTML's `dir` wants it."""
        return direction(self.language)

    @property
    def minutes(self) -> int:
        """How long it takes to read, in whole minutes."""
        return minutes(self.words)

    @property
    def was_changed(self) -> bool:
        """Whether it was corrected, retracted or killed after it was printed: each makes another version."""
        return self.version > 1

    @property
    def was_ahead(self) -> bool:
        """Whether readers had it before its edition, or have it while the edition is not out. Load the edition."""
        return self.edition.is_ahead or self.first_released_at < self.edition.released_at

    @property
    def is_opinion(self) -> bool:
        """Whether it is a view rather than news, by its section or its genre."""
        return self.section.is_opinion or self.genre in VIEWS
