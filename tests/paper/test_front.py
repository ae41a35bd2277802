"""A front page has every article of the edition in exactly one place, the lead on top, opinion apart."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from paper.front import SECONDS, STORIES_IN_A_BAND, Front, by_section, compose, sections_of
from paper.models import PublishedArticle, Section

SECTIONS = [
    Section(pk=1, name="National", slug="national", position=2),
    Section(pk=2, name="World", slug="world", position=1),
    Section(pk=3, name="Opinion", slug="opinion", position=3, is_opinion=True),
    Section(pk=4, name="Sport", slug="sport", position=1),
]


def article(
    key: int, *, section: int = 0, genre: str = "news", photo: bool = False, is_lead: bool = False
) -> PublishedArticle:
    return PublishedArticle(
        pk=key,
        slug=f"story-{key}",
        section=SECTIONS[section],
        genre=genre,
        photo_id=7 if photo else None,
        is_lead=is_lead,
    )


@st.composite
def running_orders(draw: st.DrawFn) -> list[PublishedArticle]:
    """Any edition: at most one article leads, and it need not stand first."""
    size = draw(st.sampled_from([0, 1, 2, 5, 12, 40]))
    genres = st.sampled_from(["news", "feature", "opinion"])
    places = draw(st.lists(st.tuples(st.integers(0, 3), genres, st.booleans()), min_size=size, max_size=size))
    lead = draw(st.integers(-1, len(places) - 1))
    return [
        article(key, section=section, genre=genre, photo=photo, is_lead=key == lead)
        for key, (section, genre, photo) in enumerate(places)
    ]


def everywhere(front: Front) -> list[PublishedArticle]:
    """Every article of a front page, as often as it stands there."""
    bands = [each for band in front.bands for each in [band.first, *band.stories, *band.briefs]]
    return [*([front.lead] if front.lead else []), *front.seconds, *front.opinion, *bands]


@given(running_orders())
def test_every_article_stands_in_exactly_one_place(articles: list[PublishedArticle]) -> None:
    assert Counter(each.pk for each in everywhere(compose(articles))) == Counter(each.pk for each in articles)


@given(running_orders())
def test_the_lead_is_the_one_that_was_chosen_or_else_the_first_news(articles: list[PublishedArticle]) -> None:
    chosen = [each for each in articles if each.is_lead]
    news = [each for each in articles if not each.is_opinion]
    expected = next(iter([*chosen, *news, *articles]), None)
    assert compose(articles).lead is expected


@given(running_orders())
def test_opinion_stands_apart_and_in_order(articles: list[PublishedArticle]) -> None:
    front = compose(articles)
    assert front.opinion == [each for each in articles if each.is_opinion and each is not front.lead]
    below_the_lead = [each for each in everywhere(front)[1:] if each not in front.opinion]
    assert not any(each.is_opinion for each in below_the_lead)


@given(running_orders())
def test_seconds_are_of_different_sections(articles: list[PublishedArticle]) -> None:
    seconds = compose(articles).seconds
    assert len({each.section_id for each in seconds}) == len(seconds) <= SECONDS


@given(running_orders())
def test_bands_follow_the_papers_order_and_each_is_of_one_section(articles: list[PublishedArticle]) -> None:
    bands = compose(articles).bands
    assert [band.section for band in bands] == sorted((b.section for b in bands), key=lambda s: (s.position, s.pk))
    for band in bands:
        rest = [*band.stories, *band.briefs]
        assert {each.section_id for each in [band.first, *rest]} == {band.section.pk}
        assert [each.pk for each in rest] == sorted(each.pk for each in rest), "the running order, as keys rise in it"
        assert len(band.stories) <= STORIES_IN_A_BAND - 1
        assert not band.briefs or len(band.stories) == STORIES_IN_A_BAND - 1


def test_a_band_begins_with_its_first_photo() -> None:
    above = [article(1), article(2, section=1), article(3, section=3)]
    articles = [*above, article(4), article(5, photo=True), article(6, photo=True)]
    (band,) = compose(articles).bands
    assert (band.first.pk, [each.pk for each in band.stories]) == (5, [4, 6])


def test_what_a_band_has_no_room_for_becomes_a_brief() -> None:
    (band,) = compose([article(key) for key in range(10)]).bands
    assert (band.first.pk, [each.pk for each in band.stories]) == (2, [3, 4, 5])
    assert [each.pk for each in band.briefs] == [6, 7, 8, 9]


def test_an_opinion_can_lead() -> None:
    front = compose([article(1), article(2, section=2, is_lead=True), article(3, genre="editorial")])
    assert front.lead is not None
    assert (front.lead.pk, [each.pk for each in front.seconds], [each.pk for each in front.opinion]) == (2, [1], [3])


def test_nothing_makes_an_empty_page() -> None:
    assert compose([]) == Front(lead=None, seconds=[], opinion=[], bands=[])


def test_a_table_of_contents_is_by_section_in_the_papers_order() -> None:
    articles = [article(1), article(2, section=3), article(3, section=1), article(4)]
    contents = [(section.name, [each.pk for each in group]) for section, group in by_section(articles)]
    assert contents == [("World", [3]), ("Sport", [2]), ("National", [1, 4])]
    assert sections_of([]) == []
