"""Public pages kept as they went out: what thousands read is made once, and stays readable while something fails.

A page is kept where every reader gets the same: asked for without a query by nobody whom the site knows, and marked as
public. It holds for a minute, and only while nothing was done since: every change adds a link to the chain of the
log, and the digest of the last link is compared at each request. What readers leave without an event (ratings) shows a
minute later, as browsers have always been allowed to keep the page.

One request of a process makes a page; those that come meanwhile get the copy while it stands, or wait: fifty that all
make the same page wait for each other far longer.

Where the page cannot be made, its copy of the last ten minutes is shown with the hour that it is from (ux.md 7.1).
"""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from threading import Lock
from time import time
from typing import TypeGuard

from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import get_conditional_response

from dieuhanh.web.audit.models import AuditHead

FRESH_SECONDS = 60
LAST_SECONDS = 600
_MOST_BYTES = 256 * 1024
_WAIT_SECONDS = 5.0
_TURNS = tuple(Lock() for _number in range(256))
"""Whose turn it is to make a page; pages share them by their names, as there may be any number of pages."""
_LEFT_OUT = ("/nb/", "/api/", settings.STATIC_URL)
_HOUSE_COOKIES = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
_TYPES = (
    "text/",
    "application/json",
    "application/xml",
    "application/atom+xml",
    "application/rss+xml",
    "image/svg+xml",
)
_HARMLESS_VARY = {"accept-encoding", "cookie"}
_END = f"SELECT digest FROM {AuditHead._meta.db_table}"  # noqa: S608 - a table of our own

Responder = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it went out, when (seconds since 1970), and where the log's chain ended before it was made."""

    end: str
    made_at: float
    headers: dict[str, str]
    content: bytes


class KeepPages:
    """Answers with what is kept; the outermost layer, so that it costs next to nothing."""

    def __init__(self, get_response: Responder) -> None:
        if not settings.KEEP_PAGES:
            raise MiddlewareNotUsed
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Give out the kept page, or have it made and keep it."""
        key = _key(request)
        if key is None:
            return self._get_response(request)
        kept: Kept | None = caches["pages"].get(key)
        end = _chain_end()
        if _is_fresh(kept, end):
            return _answer(request, kept)
        copy = kept if kept is not None and kept.end == end else None
        turn = _TURNS[int(key[:8], 16) % len(_TURNS)]
        if not turn.acquire(timeout=0 if copy else _WAIT_SECONDS):
            return _answer(request, copy) if copy else self._get_response(request)
        try:
            return self._made(request, key)
        finally:
            turn.release()

    def _made(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """Make the page and keep it, unless another request has done so while this one waited for its turn."""
        kept: Kept | None = caches["pages"].get(key)
        end = _chain_end()
        if _is_fresh(kept, end):
            return _answer(request, kept)
        made_at = time()
        response = self._get_response(request)
        if response.status_code >= 500:
            return _copy_or(response, kept, end)
        if end is not None and isinstance(response, HttpResponse):
            _keep(key, response, end, made_at)
        return response


def _is_fresh(kept: Kept | None, end: str | None) -> TypeGuard[Kept]:
    return kept is not None and kept.end == end and time() - kept.made_at < FRESH_SECONDS


def _key(request: HttpRequest) -> str | None:
    """The name of the page that is asked for, in its form for this reader; None where it may not be a kept one."""
    if request.method != "GET" or request.META.get("QUERY_STRING") or request.path.startswith(_LEFT_OUT):
        return None
    if "HTTP_AUTHORIZATION" in request.META or any(name in request.COOKIES for name in _HOUSE_COOKIES):
        return None
    packed = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    page = f"{packed:d} {request.scheme}://{request.META.get('HTTP_HOST', '')}{request.path}"
    return sha256(page.encode("utf-8", "surrogateescape")).hexdigest()


def _chain_end() -> str | None:
    """The digest of the last link of the log's chain, "" of an empty log, None while the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_END)
            row = cursor.fetchone()
    except DatabaseError:
        return None
    return str(row[0]) if row else ""


def _answer(request: HttpRequest, kept: Kept) -> HttpResponseBase:
    response = HttpResponse(kept.content, headers=kept.headers)
    return get_conditional_response(request, etag=kept.headers.get("ETag"), response=response) or response


def _keep(key: str, response: HttpResponse, end: str, made_at: float) -> None:
    if not _is_for_all(response):
        caches["pages"].delete(key)
        return
    caches["pages"].set(key, Kept(end, made_at, dict(response.items()), response.content), LAST_SECONDS)


def _is_for_all(response: HttpResponse) -> bool:
    vary = {name.strip().lower() for name in response.get("Vary", "").split(",") if name.strip()}
    return (
        response.status_code == 200
        and "public" in response.get("Cache-Control", "")
        and response.get("Content-Type", "").startswith(_TYPES)
        and not response.cookies
        and vary <= _HARMLESS_VARY
        and len(response.content) <= _MOST_BYTES
    )


def _copy_or(response: HttpResponseBase, kept: Kept | None, end: str | None) -> HttpResponseBase:
    """The kept copy with its hour in place of an error, unless something was done since: the page may be taken down."""
    if kept is None or end not in (None, kept.end) or not kept.headers.get("Content-Type", "").startswith("text/html"):
        return response
    content = gzip.decompress(kept.content) if "Content-Encoding" in kept.headers else kept.content
    before, opening, rest = content.partition(b"<main")
    tag, closing, body = rest.partition(b">")
    made = timezone.localtime(datetime.fromtimestamp(kept.made_at, tz=timezone.get_default_timezone()))
    notice = render_to_string("pages/kept.html", {"made": f"{made:%H:%M}"}).encode()
    left_out = {"Content-Encoding", "Content-Length", "ETag", "Cache-Control"}
    headers = {name: value for name, value in kept.headers.items() if name not in left_out}
    return HttpResponse(
        before + opening + tag + closing + notice + body, headers={**headers, "Cache-Control": "no-store"}
    )
