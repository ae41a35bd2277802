"""How do the demo paper's people, bylines, sections and pictures come into the database?"""

import datetime
import io
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import Group, User
from django.core.files.storage import default_storage

from articles.models import StaffProfile
from authors.models import Author
from editions.models import Chair
from newsroom.demo import people
from newsroom.demo.passwords import new_password
from newsroom.demo.people import Login
from newsroom.demo.pictures import CREDIT, Picture
from newsroom.roles import sync_roles
from paper.models import Section
from photos.adding import add_photo
from photos.models import Photo
from photos.renditions import storage_name

# English, Dari, Pashto.
SECTIONS: Final = (
    ("National", "کشور", "هېواد"),
    ("World", "جهان", "نړۍ"),
    ("Economy", "اقتصاد", "اقتصاد"),
    ("Society", "جامعه", "ټولنه"),
    ("Culture", "فرهنگ", "فرهنګ"),
    ("Opinion", "دیدگاه", "لیدلوری"),
)
_CHAIR_TAKEN: Final = datetime.timedelta(days=1461)


class DemoRefused(Exception):
    """The demo paper cannot be made here; the message is one sentence that says why."""


@dataclass(frozen=True)
class Staff:
    """Everybody and everything that articles point to, by username, by slug and by picture."""

    users: dict[str, User]
    authors: dict[str, Author]
    sections: dict[str, Section]
    photos: dict[str, Photo]
    passwords: dict[str, str]


def hire(*, photos: dict[str, Photo], first_day: datetime.date, acting_on: datetime.date) -> Staff:
    """Make roles, sections, logins and bylines, and fill the editor-in-chief's chair; return them all.

    One login of each role gets a password; the others wait until the administrator gives them one. Raises DemoRefused.
    """
    sync_roles()
    taken = User.objects.filter(username__in=[login.username for login in people.LOGINS]).first()
    if taken:
        raise DemoRefused(f"Somebody signs in as “{taken}” already: make the demo paper in an empty database.")
    authors = {author.slug: _author(author, portrait=photos.get(author.slug)) for author in people.AUTHORS}
    passwords = {login.username: new_password() for login in first_of_each_role()}
    users = {login.username: _user(login, password=passwords.get(login.username)) for login in people.LOGINS}
    for login in people.LOGINS:
        if login.writes_as:
            StaffProfile.objects.create(user=users[login.username], author=authors[login.writes_as])
    Chair.objects.create(author=authors[people.CHAIR], since=first_day - _CHAIR_TAKEN)
    Chair.objects.create(author=authors[people.ACTING], since=acting_on, until=acting_on, is_acting=True)
    return Staff(users, authors, _sections(), photos, passwords)


def first_of_each_role() -> list[Login]:
    """Return the first login of each role."""
    return list({login.role: login for login in reversed(people.LOGINS)}.values())[::-1]


@contextmanager
def hung(
    pictures: Iterable[tuple[str, Picture, str]], *, tick: Callable[[], object], pixels_per_unit: float
) -> Iterator[dict[str, Photo]]:
    """Draw (name, picture, caption) rows and take them in as photos; the files go again when the block fails."""
    photos: dict[str, Photo] = {}
    try:
        for name, picture, caption in pictures:
            photos[name] = _photo(picture, caption=caption, pixels_per_unit=pixels_per_unit)
            tick()
        yield photos
    except BaseException:
        for photo in photos.values():
            _take_down(photo)
        raise


def _photo(picture: Picture, *, caption: str, pixels_per_unit: float) -> Photo:
    stream = io.BytesIO()
    # Hardly compressed: the intake decodes it at once.
    picture.drawn(pixels_per_unit=pixels_per_unit).save(stream, "PNG", compress_level=1)
    stream.seek(0)
    details = {"alt_text": picture.alt, "caption": caption, "credit_line": CREDIT, "focal_y": picture.focal_y}
    return add_photo(stream, **details)


def _take_down(photo: Photo) -> None:
    folder = storage_name(photo.token, "")
    for file in default_storage.listdir(folder)[1]:
        default_storage.delete(storage_name(photo.token, file))


def _sections() -> dict[str, Section]:
    made = {}
    for position, (name, dari, pashto) in enumerate(SECTIONS, start=1):
        details = {
            "name": name,
            "name_in_dari": dari,
            "name_in_pashto": pashto,
            "position": position,
            "is_opinion": name == "Opinion",
        }
        made[name.lower()], _ = Section.objects.get_or_create(slug=name.lower(), defaults=details)
    return made


def _author(author: people.PublicAuthor, *, portrait: Photo | None) -> Author:
    return Author.objects.create(
        slug=author.slug,
        name=author.name,
        standing=author.standing,
        bio=author.bio,
        public_email=author.public_email,
        portrait=portrait,
    )


def _user(login: Login, *, password: str | None) -> User:
    user = User.objects.create_user(login.username, f"{login.username}@newsroom.example", password, is_staff=True)
    user.groups.add(Group.objects.get(name=login.role.name))
    return user
