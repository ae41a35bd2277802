"""Whose name must not be printed is said by few, read by few, and holds until it is lifted."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from articles import protecting
from articles.models import Protection
from articles.moves import MoveRefused
from editions import release
from editions.models import Edition
from editions.states import State
from newsroom.roles import ADMINISTRATOR, EDITOR_IN_CHIEF, ROLES
from paper.models import PublishedEdition
from tests.factories import NOW, People, make_article, make_author, make_edition, make_photo, make_protection, person

pytestmark = pytest.mark.django_db

ADDRESS = "/newsroom/articles/protection/"
REASON = "Letters came to the house."


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.name)
def test_who_may_say_that_somebody_is_not_to_be_named(role: object) -> None:
    user: User = person(role)  # type: ignore[arg-type]
    may = role in (EDITOR_IN_CHIEF, ADMINISTRATOR)
    author = make_author()
    if not may:
        with pytest.raises(MoveRefused, match="You may not say who is not to be named"):
            protecting.protect(author, by=user, at=NOW, reason=REASON)
        protection = make_protection(author)
        with pytest.raises(MoveRefused, match="You may not lift this"):
            protecting.lift(protection, by=user, at=NOW)
        assert Protection.objects.in_force().get() == protection
        return
    protection = protecting.protect(author, by=user, at=NOW, reason=f" {REASON} ")
    assert (protection.reason, protection.set_by, protection.since) == (REASON, user, NOW)
    protecting.lift(protection, by=user, at=NOW)
    protecting.lift(protection, by=person(EDITOR_IN_CHIEF), at=timezone.now())
    protection.refresh_from_db()
    assert (protection.lifted_by, protection.lifted_at) == (user, NOW)


def test_a_protection_needs_a_reason(people: People) -> None:
    with pytest.raises(MoveRefused, match="Say why"):
        protecting.protect(make_author(), by=people.editor_in_chief, at=NOW, reason="  ")


def test_it_is_set_and_lifted_on_its_page(administrator_client: Client, people: People) -> None:
    author = make_author("Laila Sadat")
    answer = administrator_client.post(f"{ADDRESS}add/", {"author": author.pk, "reason": REASON}, follow=True)
    assert "Preflight stops every edition that credits this author" in answer.text
    protection = Protection.objects.get()
    assert (protection.author, protection.reason, protection.set_by) == (author, REASON, people.administrator)
    answer = administrator_client.post(f"{ADDRESS}add/", {"author": author.pk, "reason": "Again."})
    assert "This author is protected already." in answer.text
    change = f"{ADDRESS}{protection.pk}/change/"
    administrator_client.post(change, {"reason": REASON, "author": make_author().pk})
    protection.refresh_from_db()
    assert (protection.author, protection.lifted_at) == (author, None)
    administrator_client.post(change, {"reason": REASON, "lifted": "on"})
    assert not Protection.objects.in_force().exists()
    assert administrator_client.post(change, {"reason": "Rewritten."}).status_code == 403


def test_the_reason_stands_on_its_own_page_alone(
    editor_in_chief_client: Client, section_editor_client: Client, writer_client: Client, people: People
) -> None:
    author = make_author("Laila Sadat")
    protection = make_protection(author, reason=REASON)
    article = make_article(people.writer, authors=[author])
    edition = make_edition(articles=[make_article(state="ready", authors=[author])])
    own = f"{ADDRESS}{protection.pk}/change/"
    assert REASON in editor_in_chief_client.get(own).text
    pages = [
        ADDRESS,
        own,
        f"/newsroom/articles/article/{article.pk}/change/",
        f"/newsroom/authors/author/{author.pk}/change/",
    ]
    pages.append(f"/newsroom/editions/edition/{edition.pk}/change/")
    for client in (section_editor_client, writer_client):
        assert [REASON in client.get(page).text for page in pages] == [False] * len(pages)
    assert "who must not be named" in section_editor_client.get(pages[-1]).text


def approved(**fields: Any) -> Edition:
    return make_edition(state=State.APPROVED, articles=[make_article(state="ready", **fields)])


def test_whoever_comes_into_danger_after_the_approval_is_not_printed(people: People) -> None:
    author = make_author("Laila Sadat")
    editions = [
        approved(authors=[author]),
        approved(lead_photo=make_photo(credit_line="Laila Sadat")),
        approved(author_note="Laila Sadat writes from Kabul."),
        make_edition(state=State.APPROVED, editor_in_chief=author),
    ]
    other = approved()
    protection = make_protection(author)
    for edition in editions:
        with pytest.raises(MoveRefused, match="Laila Sadat must not be named: reopen the edition"):
            release.release(edition, by=people.editor_in_chief, at=NOW)
    assert not PublishedEdition.objects.exists()
    release.release(other, by=people.editor_in_chief, at=NOW)
    # The control: once it is lifted, the very same editions go out.
    protecting.lift(protection, by=people.editor_in_chief, at=NOW)
    for edition in editions:
        release.release(edition, by=people.editor_in_chief, at=NOW)
    assert PublishedEdition.objects.readable().count() == len(editions) + 1
