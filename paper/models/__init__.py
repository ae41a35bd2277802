"""What do readers see? Editions, sections, articles as printed, their corrections and lists, the paper's own texts."""

from paper.models.articles import PublishedArticle
from paper.models.corrections import Correction
from paper.models.editions import PublishedEdition
from paper.models.lists import Authorship, Tagging, Topic
from paper.models.manifests import ManifestVersion
from paper.models.policies import Policy, PolicyRevision
from paper.models.sections import Section
from paper.models.stamps import Stamp
from paper.models.take_aways import TakeAway

__all__ = [
    "Authorship",
    "Correction",
    "ManifestVersion",
    "Policy",
    "PolicyRevision",
    "PublishedArticle",
    "PublishedEdition",
    "Section",
    "Stamp",
    "Tagging",
    "TakeAway",
    "Topic",
]
