"""Who may see, edit and move which article? The admin, the moves and the tests all ask here."""

from django.contrib.auth.models import User

from articles.models import Article
from articles.states import EDITABLE_BY_EDITORS, EDITABLE_BY_OWNER, TRANSITIONS, State, Who


def can_see(user: User, article: Article) -> bool:
    """Say whether the working copy may be opened: by its owner and by editors."""
    if user.has_perm("articles.edit_any_article"):
        return True
    return article.owner_id == user.pk and user.has_perm("articles.view_article")


def can_edit(user: User, article: Article) -> bool:
    """Say whether the text may be changed now: a draft by its owner, anything alive by an editor."""
    if user.has_perm("articles.edit_any_article"):
        return article.state in EDITABLE_BY_EDITORS
    return (
        article.owner_id == user.pk and user.has_perm("articles.change_article") and article.state in EDITABLE_BY_OWNER
    )


def can_share(user: User, article: Article) -> bool:
    """Say whether `user` may let somebody outside read the article: an editor, while it is alive.

    The house answers for what leaves it, so a writer asks the desk.
    """
    return user.has_perm("articles.edit_any_article") and article.state in EDITABLE_BY_EDITORS


def can_move(user: User, article: Article, verb: str) -> bool:
    """Say whether `user` may make this move in whatever state the article is; the state is the table's question."""
    transition = TRANSITIONS[verb]
    if not transition.permission or not user.has_perm(transition.permission):
        return False
    owns = article.owner_id == user.pk
    return {Who.ANYBODY: True, Who.OWNER: owns, Who.NOT_OWNER: not owns}[transition.who]


def moves_open_to(user: User, article: Article) -> list[str]:
    """Return the verbs that `user` can use on the article now, in the table's order."""
    return [
        verb
        for verb, transition in TRANSITIONS.items()
        if State(article.state) in transition.sources and can_move(user, article, verb)
    ]
