"""How is what is being typed kept, seconds after the keys, without a save, a revision or a move?"""

import datetime
import uuid
from dataclasses import dataclass, field, replace

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles import permissions
from articles.models import Article, Autosave, Presence
from articles.typed import is_said
from paper.text.html import clean

# A form's text is sent every few seconds; more often than this, nobody types.
_ONCE_IN = datetime.timedelta(milliseconds=900)
# Every form that was opened, typed in and left without a save leaves one.
_MOST_PER_PERSON = 40


class NotKept(Exception):
    """A text that the server does not keep; its text is one sentence for people."""


class TooSoon(Exception):
    """The same form's text came a moment ago; nothing is wrong with it but the time."""


@dataclass(frozen=True)
class Typed:
    """What was typed in one form: `tab` is the form, `restored` a kept text that it was filled with.

    `submitted`: the form was sent, and nobody heard what became of it.
    """

    article: Article | None
    tab: uuid.UUID
    base_version: int
    fields: dict[str, str] = field(default_factory=dict)
    restored: int | None = None
    submitted: bool = False


def keep(typed: Typed, *, by: User, at: datetime.datetime) -> Autosave | None:
    """Keep a form's text for `by` alone, over what it held before; three queries.

    Returns None for a text that turns out to be saved: the form was sent, and its save was faster. Raises NotKept and
    TooSoon.
    """
    typed = _of_the_article_it_made(typed, by=by)
    _refuse_who_may_not_write(typed.article, by)
    if _is_saved(typed, by=by):
        return None
    rows = Autosave.objects.in_the_making_by(by)
    row = rows.filter(article=typed.article, tab=typed.tab).first() or Autosave(
        article=typed.article, user=by, tab=typed.tab
    )
    if row.pk and at - row.saved_at < _ONCE_IN:
        raise TooSoon
    if not row.pk and rows.count() >= _MOST_PER_PERSON:
        raise NotKept(f"{_MOST_PER_PERSON} texts of yours wait unsaved: look through those first.")
    row.base_version, row.fields, row.saved_at = typed.base_version, _cleaned(typed.fields), at
    try:
        with transaction.atomic():
            row.save()
            if typed.restored:
                # It lives on in this form's text.
                rows.filter(pk=typed.restored).exclude(pk=row.pk).delete()
    except IntegrityError:
        # The same form's text came twice at one moment, or the key is that of a form of another article.
        raise TooSoon from None
    return row


def forget(article: Article, *, tab: uuid.UUID, restored: int | None, by: User) -> None:
    """Forget a form's text, because it was saved; with it the kept text that the form was filled with."""
    rows = Autosave.objects.in_the_making_by(by)
    rows.filter(tab=tab).delete()
    if restored:
        rows.filter(pk=restored).delete()
    article.presences.filter(user=by, tab=tab).update(saved=True)


def _of_the_article_it_made(typed: Typed, *, by: User) -> Typed:
    """A form that made its article has the article's own key."""
    made = Article.objects.filter(form_key=typed.tab, owner=by).first() if typed.article is None else None
    return replace(typed, article=made) if made else typed


def _is_saved(typed: Typed, *, by: User) -> bool:
    if typed.article is None:
        return False
    made = typed.article.form_key == typed.tab
    saved = made or Presence.objects.filter(article=typed.article, user=by, tab=typed.tab, saved=True).exists()
    return saved and (typed.submitted or is_said(typed.article, typed.fields))


def _refuse_who_may_not_write(article: Article | None, user: User) -> None:
    if article is None:
        if not user.has_perm("articles.add_article"):
            raise NotKept("You cannot add an article.")
    elif not permissions.can_edit(user, article):
        raise NotKept(f"It is {article.get_state_display().lower()} now, so you cannot change it.")


def _cleaned(fields: dict[str, str]) -> dict[str, str]:
    # It goes back into the editor one day, and the editor must never meet HTML that a page would not print.
    return fields | ({"body": clean(fields["body"], ednotes=True)} if "body" in fields else {})
