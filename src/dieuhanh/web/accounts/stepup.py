"""Showing again who one is before what is delicate: a decorator for views of any room."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from dieuhanh.web.accounts.signing import confirmed_within


class View(Protocol):
    """A view of any room."""

    def __call__(self, request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer a request."""
        ...


MINUTES = 15


def recently_confirmed(minutes: int = MINUTES) -> Callable[[View], View]:
    """Let a view open only to who has shown within `minutes` who they are; others are asked first and come back.

    What was typed on a page that opened in time is still taken for as long again.
    """

    def wrap(view: View) -> View:
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            limit = minutes * 60 * (2 if request.method == "POST" else 1)
            if confirmed_within(request, limit):
                return view(request, *args, **kwargs)
            back = request.get_full_path() if request.method == "GET" else reverse("accounts:own")
            return HttpResponseRedirect(f"{reverse('accounts:confirm')}?{urlencode({'next': back})}")

        return asked

    return wrap
