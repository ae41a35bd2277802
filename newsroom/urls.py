"""Which address is whose? Staff under /newsroom/, photos under /media/, everything else is the readers' paper."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

staff: list[URLPattern | URLResolver] = []
if not settings.PUBLIC_ONLY:
    from django.contrib import admin

    staff = [
        path("newsroom/account/", include("allauth.account.urls")),
        path("newsroom/account/2fa/", include("allauth.mfa.urls")),
        path("newsroom/", include("articles.urls")),
        path("newsroom/", admin.site.urls),
    ]

urlpatterns = [*staff, path("media/", include("photos.urls")), path("", include("paper.urls"))]

handler400 = "paper.errors.bad_request"
handler403 = "paper.errors.forbidden"
handler404 = "paper.errors.not_found"
handler500 = "paper.errors.server_error"
