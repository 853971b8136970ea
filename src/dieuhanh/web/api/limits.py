"""So many requests a minute to the interface, by key or by address; more are told to wait."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from dieuhanh.web.pages.visitors import network_address

Responder = Callable[[HttpRequest], HttpResponse]

PREFIX = "/api/"
MINUTE = 60


class RateLimit:
    """Counts requests by minute in the cache of the process; whoever has too many gets 429 and when to come again."""

    def __init__(self, get_response: Responder) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say when to come again."""
        if not request.path.startswith(PREFIX):
            return self._get_response(request)
        now = int(time.time())
        wait = MINUTE - now % MINUTE
        if _count(request, now // MINUTE) > settings.API_REQUESTS_A_MINUTE:
            said = _("Bạn thao tác hơi nhanh. Vui lòng thử lại sau %s giây.") % wait
            answer = JsonResponse({"error": said}, status=429, json_dumps_params={"ensure_ascii": False})
            answer["Retry-After"] = str(wait)
            return answer
        return self._get_response(request)


def _count(request: HttpRequest, minute: int) -> int:
    # The address is kept as a digest for two minutes at most.
    who = request.headers.get("Authorization") or network_address(request)
    key = f"api:{minute}:{hashlib.sha256(who.encode()).hexdigest()}"
    cache.add(key, 0, 2 * MINUTE)
    try:
        return cache.incr(key)
    except ValueError:  # it went out of the cache between the two calls
        return 1
