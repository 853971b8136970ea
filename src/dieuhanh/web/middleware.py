"""Rules for every answer: how long it may be kept, and that nothing below `/nb/` opens without signing in."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import patch_cache_control

from dieuhanh.web.accounts.holdings import remembered
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.accounts.sessions import note_seen
from dieuhanh.web.accounts.signing import must_add_factor
from dieuhanh.web.languages import page_language
from dieuhanh.web.pages.doors import right_of

Responder = Callable[[HttpRequest], HttpResponse]

INTERNAL = "/nb/"
_OWN = ("/nb/dang-xuat/", "/nb/mat-khau/", "/nb/tai-khoan/")
_WRITE_AFTER = 60


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
        """Answer, or lead to the sign-in page, the own password or second factor first, or refuse."""
        with remembered():
            return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(INTERNAL) or request.path.startswith(settings.LOGIN_URL):
            return self._get_response(request)
        user = request.user
        if not isinstance(user, User):
            return redirect_to_login(request.get_full_path())
        _stay_signed_in(request, user)
        with page_language(request.path, user.language):
            return self._let_in(request, user)

    def _let_in(self, request: HttpRequest, user: User) -> HttpResponseBase:
        """Answer in the person's language, or lead to what comes first."""
        if not request.path.startswith(_OWN):
            require(user.actor, right_of(request.path))
            if user.must_change_password:
                return redirect("accounts:password")
            if must_add_factor(request, user):
                return redirect("accounts:own")
        return self._get_response(request)


def _stay_signed_in(request: HttpRequest, user: User) -> None:
    """Let the session's time begin again, and keep from where; written at most once a minute."""
    now, seen = int(time.time()), request.session.get("seen", 0)
    if now - seen > _WRITE_AFTER:
        request.session["seen"] = now
        note_seen(request, user)
