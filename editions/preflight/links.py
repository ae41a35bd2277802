"""Do the links in the texts lead somewhere, where readers can follow?"""

from collections.abc import Iterable, Mapping, Set
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve, reverse

from editions.preflight.addresses import Fault, fault_of
from editions.preflight.findings import Finding, blocks, register, warns
from editions.preflight.galleys import Forme
from paper.languages import Label, Language
from paper.models import PublishedArticle, PublishedEdition

LOCAL = blocks("local_link", "A link leads into somebody's own network, to a file on a machine or into the newsroom")
MALFORMED = warns(
    "malformed_link",
    "A link that cannot work: two schemes, none, no site, a space, a comma at its end, a broken e-mail address",
)
UNRELEASED = warns(
    "unreleased_link", "A link to a page of the paper that readers do not have, and that this edition does not bring"
)

_SHOWN = 60
# An edition's page (no slug) or an article's: date, label, language, slug.
_Page = tuple[Any, str, str, str]


@register
def links_lead_somewhere(forme: Forme) -> Iterable[Finding]:
    """Find links that are malformed, local, or lead to a page of the paper that is not there. Two queries at most."""
    paths = {own for galley in forme.galleys for address in galley.links if (own := own_path(address))}
    pages = {path: page for path in paths if (page := _page(path))}
    there = _there(forme, pages.values())
    for galley in forme.galleys:
        faults = {address: _fault(address, pages, there) for address in galley.links}
        local = [(address, fault) for address, fault in faults.items() if fault and fault.is_local]
        others = [(address, fault) for address, fault in faults.items() if fault and not fault.is_local]
        missing = [each for each in others if each[1] is _NOT_THERE]
        malformed = [each for each in others if each[1] is not _NOT_THERE]
        for kind, found in ((LOCAL, local), (MALFORMED, malformed), (UNRELEASED, missing)):
            if found:
                address, fault = found[0]
                more = f" (one of {len(found)})" if len(found) > 1 else ""
                yield kind.of(
                    galley, f"“{galley}” has a link that {fault.words}: {_short(address)}.{more}", field="body"
                )


def own_path(address: str) -> str:
    """Return the path of an address of the paper's own, or nothing for one elsewhere."""
    if address.startswith("/"):
        return address.partition("?")[0].partition("#")[0]
    if fault_of(settings.SITE_URL) is None and address.lower().startswith(f"{settings.SITE_URL}/".lower()):
        return urlsplit(address).path
    return ""


_NOT_THERE = Fault("leads to a page that readers do not have")
_NEWSROOM = Fault("leads into the newsroom", is_local=True)


def _fault(address: str, pages: Mapping[str, _Page], there: Set[_Page]) -> Fault | None:
    fault, path = fault_of(address), own_path(address)
    if fault or not path:
        return fault
    if f"{path}/".startswith(reverse("admin:index")):
        return _NEWSROOM
    if path in pages:
        return None if pages[path] in there else _NOT_THERE
    return None if _leads_somewhere(path) else _NOT_THERE


def _leads_somewhere(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def _page(path: str) -> _Page | None:
    """Return which edition or article of a date an address names; None for any other page."""
    try:
        named = resolve(path).kwargs
    except Resolver404:
        return None
    if "issue_date" not in named:
        return None
    language, label = named.get("language", Language.ENGLISH), named.get("label", Label.MAIN)
    return named["issue_date"], label, language, named.get("slug", "")


def _there(forme: Forme, asked: Iterable[_Page]) -> set[_Page]:
    """Return the pages that readers have, among those asked for, or will have with this edition."""
    wanted = set(asked)
    edition = forme.edition
    own = (edition.issue_date, edition.label, edition.language)
    there: set[_Page] = {(*own, ""), *((*own, galley.slug) for galley in forme.galleys)}
    if wanted - there:
        days = {day for day, *_ in wanted}
        there |= {(*place, "") for place in PublishedEdition.objects.readable().places(days)}
        there |= set(PublishedArticle.objects.readable().places(days, slugs={slug for *_, slug in wanted}))
    return there


def _short(address: str) -> str:
    return address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"
