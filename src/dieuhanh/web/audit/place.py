"""From where somebody acts: set for each request, empty for jobs and commands."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

_place: ContextVar[str] = ContextVar("audit_place", default="")


def here() -> str:
    """Return the network address that the request at hand came from."""
    return _place.get()


class NotePlace:
    """Middleware that keeps the address of each request for the events it causes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the address at hand."""
        token = _place.set(_address(request)[:60])
        try:
            return self._get_response(request)
        finally:
            _place.reset(token)


def _address(request: HttpRequest) -> str:
    """The client's address; behind the proxy the one that it adds last."""
    if settings.SECURE_PROXY_SSL_HEADER:
        forwarded: str = request.headers.get("X-Forwarded-For", "")
        if forwarded:
            return forwarded.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR") or "")
