"""Has the database lost what a mirror still has? Then what is gone from the paper may not have been withdrawn."""

import re
from collections.abc import Iterable

from paper.converters import EditionLabel, IssueDate, OtherLanguage
from paper.languages import Label, Language
from paper.models import PublishedEdition

_EDITION = re.compile(
    rf"(?:(?P<language>{OtherLanguage.regex})/)?(?P<date>{IssueDate.regex})/(?:(?P<label>{EditionLabel.regex})/)?"
)


def lost_editions(files: Iterable[str]) -> set[str]:
    """Return the folders of editions among some files that were never released as far as the database knows.

    One that was recalled is known. Costs a query for each edition among the files.
    """
    folders = {match[0]: match for file in files if (match := _EDITION.match(file))}
    return {folder for folder, match in folders.items() if not _is_known(match)}


def _is_known(match: re.Match[str]) -> bool:
    try:
        issue_date = IssueDate().to_python(match["date"])
    except ValueError:
        return False
    language = OtherLanguage().to_python(match["language"]) if match["language"] else Language.ENGLISH.value
    released = PublishedEdition.objects.of(issue_date, language=language, label=match["label"] or Label.MAIN)
    return released.exists()
