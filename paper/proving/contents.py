"""What exactly is the content of a released article that its hash is computed of, and which photos does it show?"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from paper.models import PublishedArticle
from photos.models import Photo
from photos.renditions import ADDRESS

_COPIED = ("slug", "kicker", "headline", "standfirst", "genre", "language", "dateline", "byline", "credits",
           "author_note", "tags")  # fmt: skip


def content_of(article: PublishedArticle) -> dict[str, Any]:
    """Return what stands in an article's row, in the shape of the revision that was approved. Load its photo."""
    content = {name: getattr(article, name) for name in _COPIED}
    return content | {"body": str.__str__(article.body), "photo": _photo(article)}


def tokens_in(content: Mapping[str, Any]) -> set[str]:
    """Return the tokens of all photos that a content shows: above it, inside it, of its writers."""
    shown = [content.get("photo"), *(credit.get("portrait") for credit in content.get("credits", []))]
    return {each["token"] for each in shown if each} | {found[0] for found in ADDRESS.findall(content["body"])}


def hashes_of(contents: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return {token: SHA-256} of all photos that some contents show. One query; none when there are no photos."""
    tokens = {token for content in contents for token in tokens_in(content)}
    return dict(Photo.objects.filter(token__in=tokens).values_list("token", "sha256")) if tokens else {}


def photos_in(content: Mapping[str, Any], *, hashes: Mapping[str, str]) -> list[dict[str, str]]:
    """Return the photos of a content as a manifest lists them, by token; one whose row is missing has no hash."""
    return [{"token": token, "sha256": hashes.get(token, "")} for token in sorted(tokens_in(content))]


def replaced_by(text: str) -> dict[str, Any] | None:
    """Return the content that a correction replaced; None when it kept none, as a kill does."""
    found: dict[str, Any] | None = json.loads(text) if text else None
    return found


def _photo(article: PublishedArticle) -> dict[str, Any] | None:
    photo = article.photo
    if photo is None:
        return None
    return {
        "token": photo.token,
        "width": photo.width,
        "height": photo.height,
        "sha256": photo.sha256,
        "alt": article.photo_alt,
        "caption": article.photo_caption,
        "credit": article.photo_credit,
    }
