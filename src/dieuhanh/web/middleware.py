"""Rules for every answer: how long it may be kept, and that nothing below `/nb/` opens without signing in."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import patch_cache_control

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may

Responder = Callable[[HttpRequest], HttpResponse]

INTERNAL = "/nb/"
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
    """Everything below `/nb/` wants a person who is signed in and may see the desk; a new view is closed by itself."""

    def __init__(self, get_response: Responder) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or lead to the sign-in page, or refuse."""
        if not request.path.startswith(INTERNAL) or request.path in _OPEN_INTERNAL:
            return self._get_response(request)
        user = request.user
        if not isinstance(user, User):
            return redirect_to_login(request.get_full_path())
        if not may(user.actor, "desk.see"):
            raise PermissionDenied("desk.see")
        return self._get_response(request)
