"""How does somebody keep a question about articles, and let go of one?"""

from django.contrib.auth.models import User

from articles.finding.question import Question
from articles.models import SavedFilter
from articles.moves import MoveRefused

MOST = 30


def keep(question: Question, *, name: str, by: User) -> bool:
    """Keep a question under a name, in place of what had that name; return whether the name is new.

    Raises MoveRefused, with a sentence, for no name or question, a name that is too long, and one too many.
    """
    name = " ".join(name.split())
    longest = SavedFilter._meta.get_field("name").max_length or 0
    if not name:
        raise MoveRefused("Give the filter a name, so that you know it again.")
    if len(name) > longest:
        raise MoveRefused(f"A name of at most {longest} letters fits on the page.")
    if not question.asked:
        raise MoveRefused("Choose something to filter by first: this is the whole list.")
    own = SavedFilter.objects.of(by)
    if own.exclude(name=name).count() >= MOST:
        raise MoveRefused(f"You keep {MOST} filters already: let go of one first.")
    _, is_new = SavedFilter.objects.update_or_create(user=by, name=name, defaults={"question": question.address})
    return is_new


def let_go(key: int, *, by: User) -> str:
    """Let go of one of one's own filters and return what it was called, or nothing when it is gone already."""
    found = SavedFilter.objects.of(by).filter(pk=key).first()
    if found is None:
        return ""
    found.delete()
    return str(found)
