"""Which story is planned for an edition before anybody has written it?"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from editions.models.editions import Edition
from editions.querysets import BudgetQuerySet

LONGEST = 20_000


class BudgetItem(models.Model):
    """A line of an edition's budget: what is to be written, by whom, how long and by when."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="budget", editable=False)
    slugline = models.CharField(max_length=80, help_text="What colleagues call the story.")
    section = models.ForeignKey("paper.Section", on_delete=models.PROTECT, related_name="+")
    # Somebody of the house signs in and writes it; of a contributor the byline alone is known.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    author = models.ForeignKey("authors.Author", on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    words = models.PositiveIntegerField(
        default=0, validators=[MaxValueValidator(LONGEST)], help_text="How long it is to be; 0 while nobody knows."
    )
    wants_photo = models.BooleanField("photo wanted", default=False)
    due = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True, max_length=2000, help_text="What it is about; readers never see it.")
    article = models.OneToOneField(
        "articles.Article", on_delete=models.PROTECT, related_name="budget_item", null=True, editable=False
    )
    carried_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, related_name="carried_to", null=True, editable=False
    )
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False)
    # The same form sent twice makes one line.
    form_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects: ClassVar[BudgetQuerySet] = BudgetQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["section__position", "pk"]
        # Whoever prepares editions keeps their budgets: there is no right of its own to them.
        default_permissions = ()
        constraints = [
            models.CheckConstraint(
                condition=~Q(slugline=""),
                name="budget_item_has_a_slugline",
                violation_error_message="Give the story a slugline, the name that colleagues know it by.",
            ),
            models.CheckConstraint(
                condition=Q(user=None) | Q(author=None), name="budget_item_is_for_a_colleague_or_a_contributor"
            ),
            models.CheckConstraint(condition=Q(words__lte=LONGEST), name="budget_item_is_of_a_length_one_can_print"),
        ]

    def __str__(self) -> str:
        return self.slugline
