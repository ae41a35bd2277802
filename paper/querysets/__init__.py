"""Which questions are asked about what was released?"""

from paper.querysets.afterwards import CorrectionQuerySet, ManifestVersionQuerySet, TakeAwayQuerySet
from paper.querysets.articles import ListQuerySet, PublishedArticleQuerySet
from paper.querysets.editions import PublishedEditionQuerySet
from paper.querysets.policies import PolicyQuerySet

__all__ = [
    "CorrectionQuerySet",
    "ListQuerySet",
    "ManifestVersionQuerySet",
    "PolicyQuerySet",
    "PublishedArticleQuerySet",
    "PublishedEditionQuerySet",
    "TakeAwayQuerySet",
]
