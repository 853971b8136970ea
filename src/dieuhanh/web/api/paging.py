"""Places in a list as opaque words of an address, and the address of the next page."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Annotated

from django.http import HttpRequest
from ninja import Query

LARGEST = 100
Limit = Annotated[int, Query(ge=1, le=LARGEST, description="Số dòng mỗi trang")]
After = Annotated[str, Query(max_length=300, description="Vị trí của trang: lấy từ `next`, để trống là trang đầu")]


def cursor(*values: str | int) -> str:
    """Return the place after a row, by the values that the list is ordered by."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def place(text: str, kinds: tuple[type, ...]) -> tuple[str | int, ...] | None:
    """Return the values of a cursor; None for an empty one, and for one that was not made here."""
    try:
        values = json.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (ValueError, binascii.Error, RecursionError):
        return None
    fits = isinstance(values, list) and tuple(map(type, values)) == kinds
    return tuple(values) if fits else None


def next_address(request: HttpRequest, after: str) -> str:
    """Return the address of this list after a place."""
    fields = request.GET.copy()
    fields["after"] = after
    return request.build_absolute_uri(f"{request.path}?{fields.urlencode()}")
