"""The pictures of published items."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import etag

from dieuhanh.web.bulletins.selectors import public_picture
from dieuhanh.web.documents import files

# The address carries the hash of what it shows, so its answer never changes. A week and no longer: a picture that is
# taken down is to be gone from where it was kept on its way.
_KEPT = "public, max-age=604800, immutable"


def _tag(_request: HttpRequest, sha256: str) -> str:
    return f'"{sha256}"'


@etag(_tag)
def _answer(_request: HttpRequest, sha256: str) -> HttpResponse:
    file = public_picture(sha256)
    if file is None:
        raise Http404
    return HttpResponse(files.fetch(file.path), content_type=file.media_type, headers={"Cache-Control": _KEPT})


def picture(request: HttpRequest, sha256: str) -> HttpResponseBase:
    """A picture by the hash of its content; only what stands in a published bulletin."""
    return _answer(request, sha256)
