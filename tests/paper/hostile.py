"""What would somebody write who wants to break out of a page, a feed or a document? One released article full of it."""

from typing import Any

from articles.states import State
from paper.models import PublishedArticle
from tests import factories

# It ends a script, opens a comment, closes CDATA, and holds what XML cannot write.
BREAKING = "</script><script>alert(1)</script><!-- ]]> & \x01\x0b\x1f\x7f\ufffe “x”\u2028\u2029"
# What is left of it for readers, in a document that knows how to write every character that can be written.
LEFT = "</script><script>alert(1)</script><!-- ]]> &  “x”\u2028\u2029"
BODY = (
    '<p title="href=&quot;/x&quot;">See <a href="/about/">us</a>, <a href="https://elsewhere.example/">them</a> and '
    '<a href="//evil.example/">nobody</a>; href="/plain" stays. <script>alert(1)</script></p>'
)


def print_hostile(**fields: Any) -> PublishedArticle:
    """Release an article with hostile words in every field that is printed, and return it as readers see it."""
    author = factories.make_author(f"Karima {BREAKING}", slug="karima", standing=BREAKING, bio=BREAKING)
    words: dict[str, Any] = dict.fromkeys(("kicker", "headline", "standfirst", "author_note", "dateline"), BREAKING)
    given = words | {"kicker": BREAKING[:60], "dateline": BREAKING[:60], "body": BODY, "slug": "hostile"} | fields
    section = factories.make_section("Harmless", slug="harmless")
    article = factories.make_article(state=State.READY, authors=[author], section=section, **given)
    # Tags part at commas, so that they are written as they are printed.
    printed = factories.make_released_edition([article]).articles.get()
    PublishedArticle.objects.filter(pk=printed.pk).update(tags=[BREAKING])
    hostile: PublishedArticle = PublishedArticle.objects.with_edition().get(pk=printed.pk)
    return hostile
