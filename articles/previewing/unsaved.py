"""What of a form that nobody saved yet could be printed?"""

from typing import Any

from django.http import HttpRequest

from articles import typed
from articles.forms import ArticleForm
from articles.models import Article
from articles.revisions import content_of
from paper.models import Section


def content_typed(request: HttpRequest, article: Article) -> dict[str, Any]:
    """Return the content of a form as a revision would hold it, cleaned as that is; a wrong field is as it was saved.

    The article takes on what was typed, and is not saved.
    """
    # Nobody asks whether it may be saved: what fits is shown, and the form itself says what does not.
    ArticleForm(request.POST, instance=article).is_valid()
    before = typed.of_article(article) if article.pk else typed.NOTHING
    held = typed.of_form(request.POST.dict(), otherwise=before)
    return content_of(article, bylines=typed.as_bylines(held["bylines"]))


def has_section(article: Article) -> bool:
    """Tell whether the article stands in a section, the first one for want of another; False in a house without."""
    if article.section_id is None:
        section = Section.objects.first()
        if section is None:
            return False
        article.section = section
    return True
