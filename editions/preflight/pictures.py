"""Is every picture there, credited, described and captioned?"""

from collections.abc import Iterable, Mapping

from editions.preflight.findings import Finding, blocks, register, warns
from editions.preflight.galleys import Forme, Galley
from paper.search.spelling import normalise
from photos.models import Photo
from photos.renditions import ADDRESS

NO_CREDIT = blocks("no_credit", "A photo, above the text or in it, has no credit line")
NO_ALT_TEXT = blocks("no_alt_text", "A photo above the text has no alt text and is not decorative")
NO_ALT_IN_BODY = blocks("no_alt_text_in_body", "A picture in the text has no alt text")
NO_CAPTION = warns("no_caption", "A photo above the text has no caption, neither its own nor one on the article")
UNKNOWN_PICTURE = warns("unknown_picture", "A picture in the text is none of the paper's photos, and may be missing")
NO_CREDIT_IN_BODY = warns(
    "no_credit_in_body",
    "The words under a picture in the text do not give the photo's credit line, which is printed nowhere else",
)


@register
def photos_are_credited(forme: Forme) -> Iterable[Finding]:
    """Find lead photos without credit line, alt text or caption."""
    for galley in forme.galleys:
        photo = galley.article.lead_photo
        if photo is None:
            continue
        if not photo.credit_line.strip():
            message = f"The photo of “{galley}” has no credit line."
            yield NO_CREDIT.of_photo(galley, photo, message, field="credit_line")
        if not photo.alt_text.strip() and not photo.decorative:
            message = f"The photo of “{galley}” has no alt text."
            yield NO_ALT_TEXT.of_photo(galley, photo, message, field="alt_text")
        if not f"{galley.article.lead_caption}{photo.caption}".strip() and not photo.decorative:
            yield NO_CAPTION.of(galley, f"The photo of “{galley}” has no caption.", field="lead_caption")


@register
def pictures_in_the_text_are_described(forme: Forme) -> Iterable[Finding]:
    """Find pictures in the text without alt text."""
    for galley in forme.galleys:
        if any(not picture.alt.strip() for picture in galley.pictures):
            message = f"A picture in the text of “{galley}” has no alt text."
            yield NO_ALT_IN_BODY.of(galley, message, field="body")


@register
def pictures_in_the_text_are_ours(forme: Forme) -> Iterable[Finding]:
    """Find pictures in the text that are no photo of the paper's, or are printed without their credit line."""
    tokens = {_token(picture.source) for galley in forme.galleys for picture in galley.pictures}
    photos = {photo.token: photo for photo in Photo.objects.filter(token__in=tokens)} if tokens else {}
    for galley in forme.galleys:
        yield from _of_pictures(galley, photos)


def _of_pictures(galley: Galley, photos: Mapping[str, Photo]) -> Iterable[Finding]:
    uncredited = ""
    for picture in galley.pictures:
        photo = photos.get(_token(picture.source))
        if photo is None:
            message = f"A picture in the text of “{galley}” is not among the paper’s photos."
            yield UNKNOWN_PICTURE.of(galley, message, field="body")
            return
        if not photo.credit_line.strip():
            message = f"A photo in the text of “{galley}” has no credit line."
            yield NO_CREDIT.of_photo(galley, photo, message, field="credit_line")
        elif not uncredited and normalise(photo.credit_line.strip()) not in normalise(picture.caption):
            uncredited = photo.credit_line.strip()
    if uncredited:
        message = f"A picture in the text of “{galley}” is printed without its credit, “{uncredited}”."
        yield NO_CREDIT_IN_BODY.of(galley, message, field="body")


def _token(source: str) -> str:
    found = ADDRESS.fullmatch(source)
    return found[1] if found else ""
