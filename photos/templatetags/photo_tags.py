"""Does a page show its pictures, or only links to them?"""

from django import template
from django.template import Context

from photos import saving
from photos.models import Photo

register = template.Library()


@register.simple_tag(takes_context=True)
def saves_data(context: Context) -> bool:
    """Say whether the reader asked to save data; parts that are included with `only` may ask too."""
    return saving.saves_data(getattr(context, "request", None))


@register.filter
def asked_for(photo: Photo) -> dict[str, object]:
    """Return the `address` of a photo for those who ask for it, and its `kilobytes`."""
    address, kilobytes = saving.asked_for(photo.picture)
    return {"address": address, "kilobytes": kilobytes}
