"""How does a reader's browser get a picture, and nothing but a picture?"""

from typing import Final

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from photos.renditions import storage_name

CONTENT_TYPES: Final = {"jpg": "image/jpeg", "webp": "image/webp"}
HEADERS: Final = {
    # Should a browser ever take the file for a page, the page can load, run and frame nothing.
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    # A photo never changes: another upload is another photo, with another address.
    "Cache-Control": "public, max-age=31536000, immutable",
}


@require_safe
def rendition(request: HttpRequest, token: str, width: str, extension: str) -> HttpResponseBase:
    """Send one rendition; 404 when there is none. No template."""
    name = storage_name(token, f"{width}.{extension}")
    if not default_storage.exists(name):
        raise Http404
    size = default_storage.size(name)
    about = {**HEADERS, "ETag": f'"{token}-{width}-{extension}"', "Content-Length": str(size)}
    head = HttpResponse(headers=about, content_type=CONTENT_TYPES[extension])
    answer = get_conditional_response(request, etag=about["ETag"], response=head) or head
    if answer is head and request.method == "GET":
        return FileResponse(default_storage.open(name), headers=about, content_type=CONTENT_TYPES[extension])
    # A 304 replaces the headers that a cache kept with the picture, so it must carry the strict ones too.
    for header, value in HEADERS.items():
        answer[header] = value
    return answer
