"""How are links for somebody outside made, listed and taken back in the admin?"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from articles import permissions
from articles.admin_pages import ArticlePages
from articles.models import SharedLink
from articles.moves import MoveRefused
from articles.moves_admin import person
from articles.sharing import links
from articles.sharing.forms import LinkForm


class SharingPages(ArticlePages):
    """The links of an article: a page that lists them, makes one and shows its address once."""

    def get_urls(self) -> list[URLPattern]:
        """Add the addresses of the links."""
        wrap = self.admin_site.admin_view
        return [
            path("<int:key>/links/", wrap(self.links_view), name="articles_article_links"),
            path(
                "<int:key>/links/<int:link>/revoke/",
                wrap(require_POST(self.revoke_view)),
                name="articles_link_revoke",
            ),
            *super().get_urls(),
        ]

    def links_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """Render `articles/article_links.html`: the article's links; POST makes one and shows its address, once."""
        article = self.article_or_404(request, key)
        can_share = permissions.can_share(person(request), article)
        posted = request.POST if request.method == "POST" else None
        form = LinkForm(posted, article=article) if can_share else None
        context: dict[str, Any] = {"form": form, "can_revoke": links.can_revoke(person(request), article)}
        if posted is not None:
            context |= self._made(request, form)
        context["links"] = SharedLink.objects.of(article).for_list(timezone.now())
        if context.get("made"):
            # A form for the next one, under the address of this one.
            context["form"] = LinkForm(article=article)
        return self.page(request, article, "articles/article_links.html", "Links for somebody outside", context)

    def revoke_view(self, request: HttpRequest, key: int, link: int) -> HttpResponseRedirect:
        """Take a link back and return to the list."""
        article = self.article_or_404(request, key)
        found = SharedLink.objects.of(article).filter(pk=link).select_related("revision__article").first()
        if found is None:
            raise Http404
        try:
            links.revoke(found, by=person(request), at=timezone.now())
            messages.success(request, f"The link for {found.name} is closed: nobody can open it any more.")
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
        return redirect(reverse("admin:articles_article_links", args=[key]))

    def _made(self, request: HttpRequest, form: LinkForm | None) -> dict[str, Any]:
        if form is None:
            messages.error(request, "A link for somebody outside is made by an editor.")
            return {}
        if not form.is_valid():
            return {}
        told = {name: form.cleaned_data[name] for name in ("name", "days", "form_key")}
        try:
            link, secret = links.make(form.cleaned_data["revision"], by=person(request), at=timezone.now(), **told)
        except MoveRefused as refusal:
            messages.error(request, str(refusal))
            return {}
        return {"made": link, "address": f"{settings.SITE_URL}{reverse('articles:shared', args=[secret])}"}
