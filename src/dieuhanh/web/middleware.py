"""Rules for every answer: how long it may be kept, and that nothing below `/nb/` opens without signing in."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.pages.doors import right_of

Responder = Callable[[HttpRequest], HttpResponse]

INTERNAL = "/nb/"
_OWN = frozenset({"/nb/dang-xuat/", "/nb/mat-khau/"})
_WRITE_AFTER = 60
_OPEN_INTERNAL = frozenset({settings.LOGIN_URL})


class CachePolicy:
    """Public answers may be kept for a minute and shown stale for ten; internal ones are never stored."""

    def __init__(self, get_response: Responder) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the header that the address calls for."""
        response = self._get_response(request)
        if request.path.startswith(INTERNAL):
            response.headers["Cache-Control"] = "no-store"
        elif request.method in {"GET", "HEAD"} and response.status_code < 400 and "Cache-Control" not in response:
            patch_cache_control(response, public=True, max_age=60, stale_while_revalidate=600)
        return response


class SignInRequired:
    """Everything below `/nb/` wants a signed-in person with the right to it; a new view is closed by itself."""

    def __init__(self, get_response: Responder) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or lead to the sign-in page or to the own password first, or refuse."""
        if not request.path.startswith(INTERNAL) or request.path in _OPEN_INTERNAL:
            return self._get_response(request)
        user = request.user
        if not isinstance(user, User):
            return redirect_to_login(request.get_full_path())
        _stay_signed_in(request)
        if request.path not in _OWN:
            require(user.actor, right_of(request.path))
            if user.must_change_password:
                return redirect("accounts:password")
        return self._get_response(request)


def _stay_signed_in(request: HttpRequest) -> None:
    """Let the session's time begin again, written at most once a minute."""
    now, seen = int(time.time()), request.session.get("seen", 0)
    if now - seen > _WRITE_AFTER:
        request.session["seen"] = now
