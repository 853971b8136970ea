"""Telling that somebody rates again without keeping who it is."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from dieuhanh.web.ratings.models import DaySalt, Mark

MOST_A_DAY = 40
"""Ratings from one network address in a day: an office behind one address gets through, a script does not."""

_SALT_BYTES = 32


@dataclass(frozen=True, slots=True)
class Visitor:
    """What a request says of where it comes from; never stored, only digested."""

    address: str
    browser: str


class TooManyError(ValueError):
    """Raised where a network address has done something too often in a day."""


def note(visitor: Visitor, path: str, day: date) -> tuple[Mark, bool]:
    """Return the visitor's mark for a page and day, and whether it is a new one; call it inside a transaction."""
    salt = _salt(day)
    mark, is_new = Mark.objects.get_or_create(day=day, digest=_digest(salt, path, visitor.address, visitor.browser))
    if is_new:
        _count(_digest(salt, visitor.address), day, MOST_A_DAY)
    return mark, is_new


def count_visit(what: str, address: str, day: date, most: int) -> None:
    """Count something that a network address asks for; raise `TooManyError` beyond so many a day."""
    _count(_digest(_salt(day), what, address), day, most)


def _count(digest: str, day: date, most: int) -> None:
    held, _ = Mark.objects.get_or_create(day=day, digest=digest)
    if held.count >= most:
        raise TooManyError
    Mark.objects.filter(pk=held.pk).update(count=F("count") + 1)


def _salt(day: date) -> bytes:
    held, _ = DaySalt.objects.get_or_create(day=day, defaults={"salt": secrets.token_bytes(_SALT_BYTES)})
    return bytes(held.salt)


def _digest(salt: bytes, *parts: str) -> str:
    return hmac.new(salt, "\0".join(parts).encode(), hashlib.sha256).hexdigest()
