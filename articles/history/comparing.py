"""What differs between two revisions, in what readers would read and in what only colleagues do?"""

from typing import Final

from articles.differences import Part, differences
from articles.models import Revision
from articles.naming import label_of, shown
from articles.revisions import read
from articles.typed import of_revision
from paper.text.differing import paragraphs
from paper.text.html import ednotes_in

# What no part of the printed content tells.
_FOR_COLLEAGUES: Final = ("slugline", "section", "embargo_until", "ednote")


def compare(before: Revision, after: Revision) -> list[Part]:
    """Return the parts that differ, what is printed first. Costs a query for each section."""
    return [*differences(read(before), read(after)), *_for_colleagues(before, after)]


def _for_colleagues(before: Revision, after: Revision) -> list[Part]:
    old, new = of_revision(before), of_revision(after)
    if old is None or new is None:
        return []
    pairs = {name: (old["fields"][name], new["fields"][name]) for name in _FOR_COLLEAGUES}
    found = [
        Part(label_of(name), paragraphs(shown(name, one), shown(name, two)), new["fields"]["language"])
        for name, (one, two) in pairs.items()
        if one != two
    ]
    marked = [each for each in (old, new) if "<mark" in each["fields"]["body"]]
    if marked and old["fields"]["body"] != new["fields"]["body"]:
        passages = [", ".join(ednotes_in(each["fields"]["body"])) for each in (old, new)]
        if passages[0] != passages[1]:
            found.append(Part("Passages for colleagues", paragraphs(*passages), new["fields"]["language"]))
    return found
