"""What did somebody do with the running order of an edition: where did a piece stand before, and where after?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from editions.models.editions import Edition
from editions.querysets import BoardStepQuerySet


class BoardStep(models.Model):
    """One act of placing, with who and when. Taking one back is a step of its own; the database refuses to alter one.

    `before` and `after` hold what an undo needs, by the articles' keys: `behind` whom the piece stood in the whole
    running order, `is_lead`, the `lead` itself, or the whole `order`.
    """

    class Act(models.TextChoices):
        PLACE = "place", "Placed"
        MOVE = "move", "Moved"
        LEAD = "lead", "Chose the lead"
        TAKE_OUT = "take_out", "Took out"
        ORDER = "order", "Put in order"

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="steps")
    version = models.PositiveIntegerField(help_text="The edition's version that this step made.")
    act = models.CharField(max_length=8, choices=Act)
    # Nobody where the order was written anew as a whole.
    article = models.ForeignKey("articles.Article", on_delete=models.PROTECT, related_name="steps", null=True)
    from_section = models.ForeignKey("paper.Section", on_delete=models.PROTECT, related_name="+", null=True)
    to_section = models.ForeignKey("paper.Section", on_delete=models.PROTECT, related_name="+", null=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, related_name="undone_by", null=True)

    objects: ClassVar[BoardStepQuerySet] = BoardStepQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-version", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "version"], name="one_step_makes_one_version_of_an_edition"),
            models.CheckConstraint(
                condition=Q(act__in=["place", "move", "lead", "take_out", "order"]), name="board_step_is_a_known_act"
            ),
            models.CheckConstraint(
                condition=(Q(act="order") & Q(article=None)) | (~Q(act="order") & Q(article__isnull=False)),
                name="board_step_names_an_article_unless_the_whole_order_is_new",
            ),
        ]
        indexes = [
            models.Index(fields=["edition", "by", "-version"], name="board_step_by_person"),
            models.Index(fields=["-at", "-id"], name="board_step_by_date"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """What was done, as people say it: “moved “Bread prices” from National to Business”."""
        return f"took back: {self._done}" if self.undoes_id else self._done

    @property
    def _done(self) -> str:
        piece = f"“{self.article}”"
        match self.act:
            case self.Act.PLACE:
                return f"placed {piece} in {self.to_section}"
            case self.Act.TAKE_OUT:
                return f"took {piece} out of {self.from_section}"
            case self.Act.LEAD:
                return f"made {piece} the lead" if self.after.get("lead") else f"took the lead from {piece}"
            case self.Act.MOVE if self.from_section_id == self.to_section_id:
                return f"moved {piece} within {self.to_section}"
            case self.Act.MOVE:
                return f"moved {piece} from {self.from_section} to {self.to_section}"
        return "put the running order anew"
