"""Which address of the staff's side is for somebody without a login? Mounted under `/newsroom/`."""

from django.urls import path

from articles.sharing.views import shared

app_name = "articles"
urlpatterns = [path("shared/<str:secret>/", shared, name="shared")]
