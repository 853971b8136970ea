"""Folding: the one form in which names and queries are compared, without case and diacritics (and its slug)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from dieuhanh.language.prepared import compiled

_TOKEN = compiled("[a-z0-9]+")
_NOT_SLUG = compiled("[^a-z0-9]+")


class _FoldTable(dict[int, str]):
    """A `str.translate` table filled on demand: every character to its base letter in lower case, one to one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in "đĐ\u00d0\u00f0":
            folded = "d"
        elif char in "–—‐‑−":
            folded = "-"
        elif char.isspace():
            folded = " "
        else:
            folded = unicodedata.normalize("NFD", char)[0].lower()[:1] or char
        self[code] = folded
        return folded


_FOLD = _FoldTable()
_MARKS = compiled("[\u0300-\u036f]{1,1000}")


def fold(text: str) -> str:
    """Return `text` without diacritics, in lower case, `đ` and eth as `d`, dashes as `-`.

    On NFC text the length is kept, so offsets stay valid. Idempotent.
    """
    return _MARKS.sub("", text).translate(_FOLD)


def prep(text: str) -> str:
    """Return the search form: the [a-z0-9] tokens of the folded text, joined by one space."""
    return " ".join(_TOKEN.findall(fold(text)))


def slug(text: str, limit: int = 80) -> str:
    """Return the address part of a text: folded, every run of other characters a `-`, cut at a word ≤ `limit`."""
    whole = _NOT_SLUG.sub("-", fold(text)).strip("-")
    if len(whole) <= limit:
        return whole
    head, dash, _ = whole[: limit + 1].rpartition("-")
    return head if dash else whole[:limit]


@lru_cache(maxsize=8_192)
def fold_name(name: str) -> str:
    """Return the folded name with squeezed spaces, for comparing names of bodies and people."""
    return " ".join(fold(name).split())
