"""How does a pulled proof become sheets to read with a pencil: every article as it stood, in running order?"""

import datetime
from dataclasses import dataclass

from articles.printing import photos_of, print_content
from editions.models import Proof
from editions.proofing.sheets import sheet_pulled
from paper.models import PublishedArticle, PublishedEdition, Section


@dataclass(frozen=True)
class Printable:
    """A proof on paper: the edition with its masthead, and unsaved copies of its articles with their revisions."""

    edition: PublishedEdition
    articles: list[tuple[PublishedArticle, int]]

    @property
    def words(self) -> int:
        """How many words there are to read."""
        return sum(article.words for article, _ in self.articles)


def printable(proof: Proof) -> Printable:
    """Return what a proof showed, as it showed it, whatever became of the articles since. Costs two queries.

    Raises MoveRefused when what it showed does not fit its hash.
    """
    sheet = sheet_pulled(proof)
    contents = sheet.load([entry.article for entry in sheet.entries])
    edition = PublishedEdition(
        **{**sheet.edition, "issue_date": datetime.date.fromisoformat(sheet.edition["issue_date"])},
        **sheet.masthead,
        released_at=proof.at,
    )
    photos = photos_of(list(contents.values()))
    articles = []
    for entry in sheet.entries:
        article = PublishedArticle(
            edition=edition,
            issue_date=edition.issue_date,
            position=entry.position,
            is_lead=entry.is_lead,
            section=Section(name=entry.section_name, slug=entry.section),
        )
        print_content(article, contents[entry.article], photos=photos)
        articles.append((article, entry.revision))
    return Printable(edition, articles)
