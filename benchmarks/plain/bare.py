"""The least that Django can do: give out bytes that it holds, before any middleware and without an address table."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase

ADDRESS = "/khong/tran/"


class Bare:
    """Answer `ADDRESS` with the bytes of the file that `DIEUHANH_BARE` names: a page as it goes over the wire."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response
        self._content = Path(os.environ["DIEUHANH_BARE"]).read_bytes()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer with the bytes, or hand on."""
        if request.path != ADDRESS:
            return self._get_response(request)
        return HttpResponse(self._content, headers={"Content-Encoding": "gzip"})
