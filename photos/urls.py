"""Which addresses have the pictures? Mounted under ``/media/``; ``photos.renditions.ADDRESS`` says the same."""

from django.urls import re_path

from photos import views

app_name = "photos"
urlpatterns = [
    re_path(
        r"^photos/(?P<token>[0-9a-f]{32})/(?P<width>[1-9][0-9]{0,3})\.(?P<extension>jpg|webp)\Z",
        views.rendition,
        name="rendition",
    ),
]
