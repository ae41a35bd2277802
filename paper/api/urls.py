"""Which document stands at which address of the API? The addresses of editions and articles are as in the paper."""

from django.urls import include, path

from paper.api import views
from paper.languages import Language

dated = [
    path("<issue_date:issue_date>/", views.edition, name="api_edition"),
    path("<issue_date:issue_date>/<label:label>/", views.edition, name="api_edition"),
    path("<issue_date:issue_date>/<slug:slug>/", views.article, name="api_article"),
    path("<issue_date:issue_date>/<label:label>/<slug:slug>/", views.article, name="api_article"),
]

urlpatterns = [
    path("", views.index, name="api"),
    path("openapi.json", views.description, name="api_description"),
    path("editions/", views.editions, name="api_editions"),
    path("articles/", views.articles, name="api_articles"),
    path("sections/", views.sections, name="api_sections"),
    path("authors/", views.authors, name="api_authors"),
    path("authors/<slug:slug>/", views.author, name="api_author"),
    path("topics/", views.topics, name="api_topics"),
    path("topics/<str:slug>/", views.topic, name="api_topic"),
    path("corrections/", views.corrections, name="api_corrections"),
    path("", include(dated), {"language": Language.ENGLISH.value}),
    path("<language:language>/", include(dated)),
    path("<path:rest>", views.nothing, name="api_nothing"),
]
