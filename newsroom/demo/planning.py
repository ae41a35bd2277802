"""What stands on the budget of the demo paper's edition in the making: what is being written, and what is not yet?"""

import datetime
import uuid
from collections.abc import Sequence
from typing import Any, Final

from articles.models import Article
from editions.models import BudgetItem, Edition
from editions.planning import budget
from newsroom.demo.pieces import Piece
from newsroom.demo.week import day_before, moment
from newsroom.demo.writing import Desk

# Longer than what is asked for has never been written.
_ROUND: Final = 50
# Slugline, section, who (a login, or the slug of a contributor), words, hour of the day before, photo, note.
_TO_WRITE: Final = (
    ("bread prices", "economy", "writer-city", 650, 17, True, "What a loaf costs in four districts, and since when."),
    ("the school roof", "society", "writer", 450, 16, False, "Has the carpenter come? Ask Mr Mohsini once more."),
    ("letter from Herat", "culture", "writer-west", 500, 18, True, ""),
    ("what the river carries", "opinion", "laila-mirzad", 700, 15, False, "She has promised it for the afternoon."),
)


def plan_stories(edition: Edition, written: Sequence[tuple[Piece, Article]], *, desk: Desk) -> None:
    """Put what is placed in the edition on its budget, and what nobody has begun to write."""
    eve = day_before(edition.issue_date)
    for piece, article in written:
        if piece.is_placed:
            length = -(-max(piece.words, 300) // _ROUND) * _ROUND
            line = _add(
                edition,
                desk=desk,
                slugline=article.slugline,
                section=article.section,
                user=article.owner,
                words=length,
                wants_photo=bool(piece.photo),
                due=moment(eve, 18),
            )
            BudgetItem.objects.filter(pk=line.pk).update(article=article)
    for slugline, section, who, words, hour, wants_photo, note in _TO_WRITE:
        _add(
            edition,
            desk=desk,
            slugline=slugline,
            section=desk.staff.sections[section],
            user=desk.staff.users.get(who),
            author=desk.staff.authors.get(who),
            words=words,
            wants_photo=wants_photo,
            due=moment(eve, hour),
            note=note,
        )


def _add(edition: Edition, *, desk: Desk, due: datetime.datetime, **plan: Any) -> BudgetItem:
    line, _ = budget.add(edition, by=desk.editor, form_key=uuid.uuid4(), due=due, **plan)
    return line
