"""Where a request comes from: the address of the network, and whether it was sent from a page of this very site."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

_HARMLESS = {"GET", "HEAD", "OPTIONS"}


def network_address(request: HttpRequest) -> str:
    """Return the nearest address that can be trusted: behind a proxy the one that the proxy saw."""
    if settings.SECURE_PROXY_SSL_HEADER:
        seen: str = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        if seen:
            return seen
    return str(request.META.get("REMOTE_ADDR", ""))


def is_from_own_page(request: HttpRequest) -> bool:
    """Tell whether a browser says that a page of this site sent the request; who says nothing is not believed."""
    site = request.headers.get("Sec-Fetch-Site")
    if site:
        return site == "same-origin"
    origin = urlsplit(request.headers.get("Origin", ""))
    return bool(origin.netloc) and (origin.scheme, origin.netloc) == (request.scheme, request.get_host())


def from_own_pages(view: View[P]) -> View[P]:
    """Let a public form be sent from this site's own pages only, with no token and no cookie; never store the answer.

    A page that everybody gets from a cache cannot hold a token of one reader; what browsers say of a request's origin
    (`Sec-Fetch-Site`, else `Origin`) cannot be set by another site's page.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method in _HARMLESS or is_from_own_page(request):
            answer = view(request, *args, **kwargs)
        else:
            answer = render(request, "pages/refused.html", {"noindex": True}, status=403)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return csrf_exempt(guarded)
