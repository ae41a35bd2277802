"""Which questions are asked about articles, revisions and notes?"""

from typing import TYPE_CHECKING, Any, Self

from django.contrib.auth.models import User
from django.db import models

from articles.states import State

if TYPE_CHECKING:
    from articles.models import Article, Revision


class ArticleQuerySet(models.QuerySet[Any]):
    """Questions about working copies."""

    def visible_to(self, user: User) -> Self:
        """Filter to what `user` may open: an editor everything, a writer their own and nothing else."""
        if user.has_perm("articles.edit_any_article"):
            return self
        if user.has_perm("articles.view_article"):
            return self.filter(owner=user)
        return self.none()

    def ready(self) -> Self:
        """Filter to what is cleared."""
        return self.filter(state=State.READY)

    def unplaced(self) -> Self:
        """Filter to what stands in no edition."""
        return self.filter(placement=None)

    def in_language(self, language: str) -> Self:
        """Filter by language tag."""
        return self.filter(language=language)

    def in_section(self, section: int) -> Self:
        """Filter to those written for a section, by its key."""
        return self.filter(section=section)

    def called(self, words: str) -> Self:
        """Filter to those with these words in headline or slugline."""
        return self.filter(models.Q(headline__icontains=words) | models.Q(slugline__icontains=words))

    def for_card(self) -> Self:
        """Load what a card on a board shows: four queries for any number of articles."""
        return self.select_related("section", "lead_photo").prefetch_related("bylines__author").defer("ednote")

    def with_content(self) -> Self:
        """Load all that a revision's content is made of: four queries for any number of articles."""
        return self.select_related("section", "lead_photo").prefetch_related("bylines__author__portrait")

    def for_list(self) -> Self:
        """Load what a list of articles shows, and not the text."""
        return self.select_related("section", "owner").defer("body", "standfirst", "ednote")


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
    """Questions about what somebody typed and no revision holds."""

    def refused_to(self, user: User, *, article: "Article") -> Self:
        """Filter to this person's texts that were kept from saves of an article that came too late, newest first."""
        return self.filter(article=article, user=user, refused=True)


class NoteQuerySet(models.QuerySet[Any]):
    """Questions about colleagues' remarks."""

    def open(self) -> Self:
        """Filter to what nobody has resolved."""
        return self.filter(resolved_at=None)


class ProtectionQuerySet(models.QuerySet[Any]):
    """Questions about whose name must not be printed."""

    def in_force(self) -> Self:
        """Filter to what nobody has lifted."""
        return self.filter(lifted_at=None)

    def for_list(self) -> Self:
        """Load what a list shows, which is not the reason."""
        return self.select_related("author", "set_by", "lifted_by").defer("reason")
