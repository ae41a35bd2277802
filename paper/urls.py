"""Which page stands at which of the paper's addresses?"""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, include, path, register_converter

from paper import converters, offline_views, views
from paper.about import views as about_views
from paper.calendar import solar
from paper.corrections import views as correction_views
from paper.design import styleguide
from paper.languages import Language
from paper.lists import views as list_views
from paper.machines import feeds, sitemaps
from paper.proving import views as proving_views
from paper.search import views as search_views
from paper.sharing import views as card_views
from paper.takeaway import views as take_away_views

register_converter(converters.IssueDate, "issue_date")
register_converter(converters.Month, "month")
register_converter(converters.DashedMonth, "dashed_month")
register_converter(converters.Year, "year")
register_converter(converters.SolarYear, "solar_year")
register_converter(converters.OtherLanguage, "language")
register_converter(converters.EditionLabel, "label")
register_converter(converters.TopicSlug, "topic")
register_converter(converters.Extension, "extension")
register_converter(converters.Version, "version")

app_name = "paper"


def followed(name: str, view: Callable[..., HttpResponse]) -> list[URLPattern]:
    """Return the addresses of a page's two feeds, relative to the page."""
    return [
        path("feed/", view, {"answer": feeds.as_atom}, name=f"{name}feed"),
        path("feed.json", view, {"answer": feeds.as_json}, name=f"{name}feed_json"),
    ]


def proofs(edition: str) -> list[URLPattern]:
    """Return the addresses of an edition's manifests and their signatures, below the edition's route."""
    return [
        path(f"{edition}manifest.json", proving_views.manifest, name="manifest"),
        path(f"{edition}manifest-<version:version>.json", proving_views.manifest, name="manifest_version"),
        path(f"{edition}manifest-<version:version>.sig", proving_views.signature, name="signature"),
    ]


editions = [
    path("", views.front, name="front"),
    *followed("", feeds.paper),
    path("archive/", views.archive, name="archive"),
    path("<issue_date:issue_date>/", views.edition, name="edition"),
    path("<issue_date:issue_date>/<label:label>/", views.edition, name="edition"),
    # Before the articles: no article's slug is a word that the paper reserves.
    path("<issue_date:issue_date>/verify/", proving_views.verify, name="verify"),
    path("<issue_date:issue_date>/<label:label>/verify/", proving_views.verify, name="verify"),
    path("<issue_date:issue_date>/<slug:slug>/", views.article, name="article"),
    path("<issue_date:issue_date>/<label:label>/<slug:slug>/", views.article, name="article"),
    path("<issue_date:issue_date>/<slug:slug>/as-printed/", correction_views.as_printed, name="as_printed"),
    path(
        "<issue_date:issue_date>/<label:label>/<slug:slug>/as-printed/", correction_views.as_printed, name="as_printed"
    ),
    path("<issue_date:issue_date>/edition.<extension:extension>", take_away_views.take_away, name="take_away"),
    path(
        "<issue_date:issue_date>/<label:label>/edition.<extension:extension>",
        take_away_views.take_away,
        name="take_away",
    ),
    *proofs("<issue_date:issue_date>/"),
    *proofs("<issue_date:issue_date>/<label:label>/"),
    path("<issue_date:issue_date>/card.png", card_views.edition, name="edition_card"),
    path("<issue_date:issue_date>/<label:label>/card.png", card_views.edition, name="edition_card"),
    path("<issue_date:issue_date>/<slug:slug>/card.png", card_views.article, name="article_card"),
    path("<issue_date:issue_date>/<label:label>/<slug:slug>/card.png", card_views.article, name="article_card"),
    path("<month:month>/", views.month, name="month"),
    path("<year:year>/", views.year, name="year"),
]

lists: list[URLPattern | URLResolver] = [
    path("search/", search_views.search, name="search"),
    path("authors/", list_views.authors, name="authors"),
    path("authors/<slug:slug>/", list_views.author, name="author"),
    path("authors/<slug:slug>/<year:year>/", list_views.author, name="author"),
    path("authors/<slug:slug>/", include(followed("author_", feeds.author))),
    path("topics/", list_views.topics, name="topics"),
    path("topics/<topic:slug>/", list_views.topic, name="topic"),
    path("topics/<topic:slug>/<year:year>/", list_views.topic, name="topic"),
    path("topics/<topic:slug>/", include(followed("topic_", feeds.topic))),
    path("corrections/", correction_views.corrections, name="corrections"),
    path("corrections/<month:month>/", correction_views.corrections, name="corrections"),
    path("corrections/", include(followed("corrections_", feeds.corrections))),
]

house = [
    path("about/", about_views.about, name="about"),
    path("about/masthead/", about_views.masthead, name="masthead"),
    path("about/ethics/", about_views.policy, {"kind": "ethics"}, name="ethics"),
    path("about/corrections/", about_views.policy, {"kind": "corrections"}, name="policy"),
    path("offline/", offline_views.offline, name="offline"),
    path("manifest.webmanifest", offline_views.web_manifest, name="web_manifest"),
]

# Last, for any word may be a section.
sections: list[URLPattern | URLResolver] = [
    path("<slug:slug>/", list_views.section, name="section"),
    path("<slug:slug>/", include(followed("section_", feeds.section))),
    path("<slug:slug>/<month:month>/", list_views.section, name="section"),
]

# What exists once per language: English at the root, the others under their tag.
in_a_language: list[URLPattern | URLResolver] = [*editions, *lists, *house, *sections]

urlpatterns = [
    path("service-worker.js", offline_views.service_worker, name="service_worker"),
    path("api/v1/", include("paper.api.urls")),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<dashed_month:month>.xml", sitemaps.month, name="sitemap_month"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
    path(".well-known/newsroom-key.json", proving_views.public_keys, name="public_keys"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    path("<language:language>/archive/<solar_year:solar_year>/", solar.year, name="solar_year"),
    path("<language:language>/", include(in_a_language)),
    path("", include(in_a_language), {"language": Language.ENGLISH.value}),
]
