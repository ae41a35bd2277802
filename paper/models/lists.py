"""Which article stands in which author's and which topic's list, and since when?"""

from typing import ClassVar

from django.db import models
from django.urls import reverse

from paper.languages import Language
from paper.models.articles import PublishedArticle
from paper.querysets import ListQuerySet


class Topic(models.Model):
    """What articles are about, made of the tags that were printed."""

    name = models.CharField(max_length=80)
    slug = models.SlugField(max_length=100, unique=True, allow_unicode=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the topic's page in English; `paper.ways` knows those in other languages."""
        return reverse("paper:topic", kwargs={"slug": self.slug})


class Authorship(models.Model):
    """Whom readers find an article under, and when it appeared: an author's list of works is one range of an index."""

    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="authorships")
    author = models.ForeignKey("authors.Author", on_delete=models.PROTECT, related_name="authorships")
    issue_date = models.DateField()
    language = models.CharField(max_length=8, choices=Language, default=Language.ENGLISH)

    objects: ClassVar[ListQuerySet] = ListQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["author", "-issue_date", "-article"], name="authorship_by_author_and_date"),
            models.Index(fields=["author", "language", "-issue_date", "-article"], name="authorship_by_language"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "author"], name="one_authorship_per_article_and_author")
        ]

    def __str__(self) -> str:
        return f"{self.author_id} wrote {self.article_id}"


class Tagging(models.Model):
    """Which article is about which topic, and when it appeared."""

    article = models.ForeignKey(PublishedArticle, on_delete=models.CASCADE, related_name="taggings")
    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="taggings")
    issue_date = models.DateField()
    language = models.CharField(max_length=8, choices=Language, default=Language.ENGLISH)

    objects: ClassVar[ListQuerySet] = ListQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        indexes = [
            models.Index(fields=["topic", "-issue_date", "-article"], name="tagging_by_topic_and_date"),
            models.Index(fields=["topic", "language", "-issue_date", "-article"], name="tagging_by_language"),
            models.Index(fields=["-issue_date", "topic"], name="tagging_by_date"),
        ]
        constraints = [models.UniqueConstraint(fields=["article", "topic"], name="one_tagging_per_article_and_topic")]

    def __str__(self) -> str:
        return f"{self.article_id} is about {self.topic_id}"
