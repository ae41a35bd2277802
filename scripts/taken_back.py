"""What is put right and taken back in a demo, so that readers' pages of it can be seen? Django has to be set up."""

import json
import sys
from typing import cast

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article
from editions import correction, release
from editions.ahead import letting
from editions.models import Edition, Placement
from paper.models import PublishedArticle, PublishedEdition

_TAGS = {"en": "en", "fa-af": "fa-AF"}


def main() -> None:
    """Do the step that the first argument names, for every language; print {language: {page: address}} as JSON."""
    step = STEPS[sys.argv[1]]
    print(json.dumps({language: step(language) for language in _TAGS}))


def mend(language: str) -> dict[str, str]:
    """Correct an article of the Dari edition; the English ones have a correction."""
    if language == "en":
        return {}
    printed = _printed("bread-by-weight")
    article = _written(printed)
    for name in ("body", "standfirst"):
        setattr(article, name, str(getattr(article, name)).replace("پانزده", "شانزده"))
    article.save()
    text = "در این نوشته نخست از پانزده نانوایی یاد شده بود. شمار آن‌ها شانزده است."
    correction.correct(article, by=_chief(), at=timezone.now(), kind="correction", text=text)
    first = printed.edition.address_of(printed.slug, as_printed=True)
    return {"corrected": printed.get_absolute_url(), "as-printed": first}


def withdraw(language: str) -> dict[str, str]:
    """Kill an article, and retract another of the language that has one to spare."""
    if language != "en":
        text = "در این نوشته نام کسی آمده بود که خواسته بود از او نام برده نشود. نوشته پس گرفته شد."
        return {"withdrawn": _kill("library-over-the-pass", text=text)}
    retracted = _printed("a-weighbridge-for-two")
    text = "The weighbridge has not been agreed on. We were shown a draft and took it for a treaty."
    correction.retract(_written(retracted), by=_chief(), at=timezone.now(), text=text)
    text = "The article named a man who had asked us not to be named. We have withdrawn it."
    return {"withdrawn": _kill("kunduz-bridge", text=text), "retracted": retracted.get_absolute_url()}


def recall(language: str) -> dict[str, str]:
    """Recall the oldest edition of a language."""
    tag = _TAGS[language]
    printed = PublishedEdition.objects.readable().in_language(tag).order_by("issue_date")[0]
    edition = Edition.objects.get(issue_date=printed.issue_date, language=tag, label=printed.label)
    note = {
        "en": "It was released with the front page of another day, and will appear again this afternoon.",
        "fa-af": "این شماره با صفحهٔ اول روز دیگری نشر شده بود و پس از چاشت دوباره می‌آید.",
    }[language]
    release.recall(edition, by=_chief(), at=timezone.now(), note=note)
    return {"recalled": str(printed.get_absolute_url())} | _taken_back(language)


def _taken_back(language: str) -> dict[str, str]:
    """Let an article of the edition in the making out before it, and take it back."""
    if language != "en":
        return {}
    ready = Placement.objects.select_related("edition", "article").filter(article__state="ready")
    placement = ready.get(is_lead=True, edition__language="en")
    chief, now = _chief(), timezone.now()
    ahead = letting.let_out(placement, by=chief, at=now, note="Readers ask for it.", waiver="Nobody else is in.")
    address = ahead.get_absolute_url()
    letting.take_back(placement, by=chief, at=now, note="The depth of the wells has to be measured once more.")
    return {"taken-back": address}


STEPS = {"mend": mend, "withdraw": withdraw, "recall": recall}


def _kill(slug: str, *, text: str) -> str:
    printed = _printed(slug)
    correction.kill(_written(printed), by=_chief(), at=timezone.now(), text=text)
    return printed.get_absolute_url()


def _printed(slug: str) -> PublishedArticle:
    return cast(PublishedArticle, PublishedArticle.objects.with_edition().get(slug=slug))


def _written(printed: PublishedArticle) -> Article:
    placement = Placement.objects.select_related("article").get(printed=printed)
    return cast(Article, placement.article)


def _chief() -> User:
    return User.objects.get(username="editor-in-chief")
