"""What does the database refuse of a photo, and what does a photo say of itself?"""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from photos.models import Photo
from tests.factories import make_photo

REFUSED: dict[str, dict[str, Any]] = {
    "photo_has_a_credit_line": {"credit_line": ""},
    "photo_decorative_has_no_alt_text": {"decorative": True, "alt_text": "A street"},
    "photo_focal_point_is_inside_the_picture": {"focal_x": 1.01},
    "photo_width_and_height_are_positive": {"height": 0},
    "photo_token_is_32_characters": {"token": "ab"},
    "photo_sha256_is_64_characters": {"sha256": "ab"},
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", [each.name for each in Photo._meta.constraints])
def test_the_database_refuses_what_the_constraint_names(name: str) -> None:
    photo = make_photo()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Photo.objects.filter(pk=photo.pk).update(**REFUSED[name])


@pytest.mark.django_db
def test_no_two_photos_share_a_token() -> None:
    photo = make_photo()
    assert len({photo.token, make_photo().token}) == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        make_photo(token=photo.token)


@pytest.mark.django_db
def test_a_photo_may_come_in_without_alt_text_or_as_decorative() -> None:
    missing, decorative = make_photo(alt_text=""), make_photo(alt_text="", decorative=True)
    make_photo(alt_text="A street")
    assert list(Photo.objects.missing_alt_text()) == [missing]
    assert list(Photo.objects.newest_first())[1:] == [decorative, missing]


@pytest.mark.django_db
def test_a_person_reads_a_sentence_for_what_they_can_get_wrong() -> None:
    photo = make_photo()
    photo.decorative, photo.focal_y = True, -0.1
    with pytest.raises(ValidationError) as refused:
        photo.full_clean()
    assert sorted(refused.value.messages) == [
        "A decorative photo has no alt text: clear one of the two.",
        "The focal point lies between 0 and 1.",
    ]


@pytest.mark.django_db
def test_a_photo_is_called_by_the_first_thing_that_says_what_it_shows() -> None:
    assert str(make_photo(alt_text="A street", caption="In spring.")) == "A street"
    assert str(make_photo(alt_text="", caption="In spring.")) == "In spring."
    nameless = make_photo(alt_text="", caption="", credit_line="Photographer")
    assert str(nameless) == f"Photographer, {nameless.token[:8]}"


@pytest.mark.django_db
def test_a_photo_and_its_pinned_picture_have_the_same_addresses() -> None:
    photo = make_photo(width=700, height=350)
    pinned = photo.picture
    assert (photo.src, photo.jpg_srcset, photo.webp_srcset, photo.aspect, photo.url(400)) == (
        pinned.src, pinned.jpg_srcset, pinned.webp_srcset, pinned.aspect, pinned.url(400),
    )  # fmt: skip


def test_nothing_on_a_photo_says_who_took_it_in() -> None:
    assert [field.name for field in Photo._meta.get_fields() if field.many_to_one or field.many_to_many] == []
