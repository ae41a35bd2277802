"""What is a photo?"""

import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from photos.querysets import PhotoQuerySet
from photos.renditions import Picture

models.CharField.register_lookup(Length)


def new_token() -> str:
    """Draw 128 random bits, so that a photo's address cannot be guessed."""
    return secrets.token_hex(16)


class Photo(models.Model):
    """A picture that never changes: another upload is another photo.

    Everything here is public, so nothing says who took it in. The files lie under ``photos/<token>/``
    in the default storage; the token is random, so that one photo's address tells nothing of another's.
    """

    token = models.CharField(_("token"), max_length=32, unique=True, default=new_token, editable=False)
    alt_text = models.CharField(
        _("alt text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture tells nothing that the text does not; it needs no alt text."),
    )
    caption = models.TextField(_("caption"), blank=True)
    credit_line = models.CharField(_("credit line"), max_length=200, help_text=_("Who made it, as printed."))
    usage_terms = models.CharField(
        _("usage terms"),
        max_length=300,
        blank=True,
        help_text=_("What the licence allows; for colleagues choosing a picture."),
    )
    taken_on = models.DateField(_("taken on"), null=True, blank=True)
    focal_x = models.FloatField(
        _("focal point across"),
        default=0.5,
        help_text=_("0 is the left edge, 1 the right: what stays in sight when the picture is cropped."),
    )
    focal_y = models.FloatField(_("focal point down"), default=0.5, help_text=_("0 is the top edge, 1 the bottom."))
    width = models.PositiveIntegerField(_("width in pixels"), editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), editable=False)
    sha256 = models.CharField(_("SHA-256 of the master"), max_length=64, editable=False)
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("-added_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(credit_line=""),
                name="photo_has_a_credit_line",
                violation_error_message=_("A photo needs a credit line."),
            ),
            models.CheckConstraint(
                condition=Q(decorative=False) | Q(alt_text=""),
                name="photo_decorative_has_no_alt_text",
                violation_error_message=_("A decorative photo has no alt text: clear one of the two."),
            ),
            models.CheckConstraint(
                condition=Q(focal_x__range=(0, 1), focal_y__range=(0, 1)),
                name="photo_focal_point_is_inside_the_picture",
                violation_error_message=_("The focal point lies between 0 and 1."),
            ),
            models.CheckConstraint(condition=Q(width__gt=0, height__gt=0), name="photo_width_and_height_are_positive"),
            models.CheckConstraint(condition=Q(token__length=32), name="photo_token_is_32_characters"),
            models.CheckConstraint(condition=Q(sha256__length=64), name="photo_sha256_is_64_characters"),
        )

    def __str__(self) -> str:
        return self.alt_text or self.caption[:80] or f"{self.credit_line}, {self.token[:8]}"

    @property
    def picture(self) -> Picture:
        """The files and their addresses."""
        return Picture(token=self.token, width=self.width, height=self.height)

    @property
    def aspect(self) -> float:
        return self.picture.aspect

    @property
    def src(self) -> str:
        return self.picture.src

    @property
    def jpg_srcset(self) -> str:
        return self.picture.jpg_srcset

    @property
    def webp_srcset(self) -> str:
        return self.picture.webp_srcset

    def url(self, width: int, *, extension: str = "jpg") -> str:
        """Give the address of the narrowest rendition at least so many pixels wide, else of the widest."""
        return self.picture.url(width, extension=extension)
