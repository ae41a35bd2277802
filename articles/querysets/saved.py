"""Which questions are asked about revisions, and about what is typed and not saved yet?"""

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import User
from django.db import models

if TYPE_CHECKING:
    from articles.models import Article, Revision


class RevisionQuerySet(models.QuerySet[Any]):
    """Questions about revisions."""

    def newest(self) -> "Revision | None":
        """Return the revision with the highest number."""
        return self.order_by("-number").first()

    def as_of(self, version: int) -> "Revision | None":
        """Return the newest revision of the article as it stood at a version, or None where no revision says."""
        return self.filter(version__lte=version).order_by("-number").first()

    def newest_of_each(self) -> Self:
        """Filter to the newest revision of every article."""
        newest = self.model._default_manager.filter(article=models.OuterRef("article")).order_by("-number")
        return self.filter(pk=models.Subquery(newest.values("pk")[:1])).defer("typed")

    def for_list(self) -> Self:
        """Load what a list of revisions shows, and not the content."""
        return self.select_related("saved_by").defer("content", "typed")


class AutosaveQuerySet(models.QuerySet[Any]):
    """Questions about what was typed and not saved."""

    def in_the_making_by(self, user: User) -> Self:
        """Filter to what `user` is typing, or typed and never saved."""
        return self.filter(user=user, refused=False)

    def refused_to(self, user: User, *, article: "Article") -> Self:
        """Filter to this person's texts that were kept from saves of an article that came too late, newest first."""
        return self.filter(article=article, user=user, refused=True)
