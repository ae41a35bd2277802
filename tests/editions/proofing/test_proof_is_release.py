"""What the proof shows is what a release makes: the same addresses, and on each the same page to the last letter.

But for the banner of a proof and where its links lead; and on the contents for what the release itself makes: its time,
hash, signature and the files to take away.
"""

import datetime
import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings

from articles.revisions import slug_of
from editions import approval, placing, release
from editions.models import Edition
from editions.states import State
from newsroom.roles import EDITOR_IN_CHIEF, SECTION_EDITOR
from paper.addresses import every_address
from paper.languages import Language
from paper.models import PublishedEdition
from paper.ways import way_to
from tests.editions.proofing.random_editions import DAY, Plan, build, plans
from tests.factories import NOW, bring_edition, every_warning, make_article, make_edition, make_revision, person
from tests.paper.outline import edition_on
from tests.paper.store.reading import House

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

_BANNER = re.compile(r'<aside class="proof-banner".*?</aside>', re.DOTALL)
_BY_RELEASE = re.compile(r'<aside class="proof" .*?</aside>|<section class="take-away".*?</section>', re.DOTALL)
_MACHINES = re.compile(r"<script.*?</script>", re.DOTALL)
# What a release makes beside the pages of the edition: lists that name its articles, and what proves and carries it.
_BESIDE = re.compile(
    r"(/fa-af|/ps)?/("
    r"\d{4}/(\d\d/)?|archive/\d{4}/|"
    r"(national|world|opinion|authors/[\w-]+|topics/[^/]+)/(\d{4}/)?(\d\d/)?(feed/|feed\.json)?|"
    r"\d{4}/\d\d/\d\d/((late|extra)/)?(verify/|manifest[\w.-]*|edition\.\w+)"
    r")"
)


def base(edition: Edition) -> str:
    return f"/newsroom/editions/edition/{edition.pk}/proof"


def shown(page: str, *, prefix: str = "\0") -> list[str]:
    """Return title, description and body of a page, tag by tag, without the banner and what only a release makes."""
    title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
    description = re.search(r'<meta name="description" content="([^"]*)"', page)
    body = page[page.index("<body>") :]
    for left_out in (_BANNER, _BY_RELEASE, _MACHINES):
        body = left_out.sub("", body)
    assert title
    assert description
    return [title[1], description[1], *re.sub(r"\s*(<[^<>]*>)\s*", "\n\\1\n", without(prefix, body)).split("\n")]


def without(prefix: str, body: str) -> str:
    """Leave out where a proof's links lead, also where one stands inside another address."""
    return body.replace(prefix, "").replace(quote(prefix, safe=""), "")


def proof_pages(edition: Edition) -> dict[str, list[str]]:
    """Turn the proof's pages from front to back, as somebody does who reads it: {public address: what it shows}."""
    client = Client()
    client.force_login(person(EDITOR_IN_CHIEF))
    prefix, pages = base(edition), {}
    address = f"{prefix}/"
    while address:
        page = client.get(address).content.decode()
        pages[address.removeprefix(prefix)] = shown(page, prefix=prefix)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1] if following else ""
    # The proof begins at its own root, whichever page comes first: the language's front page, or the contents.
    first = pages.pop("/")
    is_front = any('class="front' in line for line in first)
    pages[way_to("front", language=edition.language) if is_front else contents_of(edition)] = first
    return pages


def contents_of(edition: Edition) -> str:
    return PublishedEdition(
        issue_date=edition.issue_date, language=edition.language, label=edition.label
    ).get_absolute_url()


def approve(edition: Edition) -> None:
    approval.approve(edition, by=person(EDITOR_IN_CHIEF), at=NOW, overrides=every_warning(edition))


def release_it(edition: Edition) -> set[str]:
    """Release it, and return the addresses of the pages that it made, the front page where it took one."""
    before = {address.path for address in every_address()}
    release.release(edition, by=person(EDITOR_IN_CHIEF), at=NOW)
    new = {address.path for address in every_address()} - before
    return {path for path in new if not _BESIDE.fullmatch(path)} | set(fronts_of(edition))


def fronts_of(edition: Edition) -> Iterator[str]:
    for language in Language.values:
        path = way_to("front", language=language)
        if edition_on(Client().get(path).text) == contents_of(edition):
            yield path


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(plans())
def test_the_proof_is_what_readers_get(plan: Plan) -> None:
    with transaction.atomic():
        edition = build(plan)
        as_it_is = proof_pages(edition)
        approve(edition)
        approved = proof_pages(edition)
        assert release_it(edition) == set(approved)
        released = {address: shown(House().ask(address).text) for address in approved}
        transaction.set_rollback(True)
    assert approved == released
    assert as_it_is == released


def test_a_single_word_more_would_be_seen() -> None:
    """The control arm of what the pages show: the proof was read before the word came in."""
    article = make_article(state="ready")
    edition = make_edition(state=State.IN_APPROVAL, articles=[article, make_article(state="ready")])
    before = proof_pages(edition)
    make_revision(article, standfirst=f"{article.standfirst} More.")
    approve(edition)
    assert release_it(edition) == set(before)
    differing = {address for address, page in before.items() if shown(House().ask(address).text) != page}
    assert differing == {"/", contents_of(edition), f"{contents_of(edition)}{slug_of(article)}/"}
    assert len(before) == 4


def test_an_article_more_would_be_seen() -> None:
    """The control arm of the set of pages: the proof was read before another article was placed."""
    edition = make_edition(articles=1)
    before = set(proof_pages(edition))
    late = make_article(state="ready")
    placing.place(edition, late, by=person(SECTION_EDITOR))
    approve(bring_edition(edition, to=State.IN_APPROVAL))
    assert release_it(edition) - before == {f"{contents_of(edition)}{slug_of(late)}/"}


def test_an_edition_older_than_the_newest_makes_no_front_page() -> None:
    edition = make_edition(issue_date=DAY)
    assert "/" in proof_pages(edition)
    make_edition(state=State.RELEASED, issue_date=DAY + datetime.timedelta(days=1))
    pages = proof_pages(edition)
    assert list(pages)[-1] == contents_of(edition)
    assert "/" not in pages
    approve(bring_edition(edition, to=State.IN_APPROVAL))
    assert release_it(edition) == set(pages)
