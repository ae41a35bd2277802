"""What does somebody see who opens a link that an editor gave them?"""

import math
import time
from typing import Final

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.printing import answer, page_of
from articles.revisions import read
from articles.sharing import links
from paper.api.limits import Buckets, address_of
from paper.design import sheets

# A page to read: it runs, sends and fetches nothing.
POLICY: Final = {
    "default-src": [NONE],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
# Nobody reads faster, and whoever guesses needs longer than the world stands. In memory, without anybody's address.
MOST_A_MINUTE: Final = 30
_buckets = Buckets()


@require_safe
@csp(POLICY)  # type: ignore[arg-type]
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """Render `unreleased/shared.html`: one revision as readers would see it, with a name across it.

    Whatever cannot be opened, for any reason, is `articles/shared_nothing.html` with 404; 429 for who asks too often.
    """
    now = timezone.now()
    wait = _buckets.take(address_of(request), rate=MOST_A_MINUTE, now=time.monotonic(), day=timezone.localdate(now))
    if wait:
        answered = render(request, "articles/shared_nothing.html", {"too_often": True}, status=429)
        answered["Retry-After"] = str(math.ceil(wait))
        return answered
    link = links.opened(secret, at=now)
    if link is None:
        return render(request, "articles/shared_nothing.html", {"too_often": False}, status=404)
    page = page_of(link.revision.article, read(link.revision), at=link.revision.saved_at)
    about = {"link": link, "sheet": sheets.file_of("article"), "times": range(24)}
    return answer(page, "unreleased/shared.html", about)
