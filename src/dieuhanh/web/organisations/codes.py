"""Identifier codes of bodies, in today's form and in the one before it. No database.

Today (Quyết định 20/2020/QĐ-TTg): up to 35 characters of A-Z, 0-9 and points, groups from the widest to the narrowest,
the first a letter and two digits: `H37.05.12`. Before (QCVN 102:2016/BTTTT), and still where a field has 13 characters:
from right to left, `000.12.05.H37`, zeros for the levels that a body does not have.
"""

from __future__ import annotations

import re

LONGEST = 35
OLD_LENGTH = 13

_MODERN = re.compile(r"[A-Y][0-9]{2}(?:\.[A-Z0-9]+)*")
_OLD = re.compile(r"([A-Z0-9]{3})\.([A-Z0-9]{2})\.([A-Z0-9]{2})\.([A-Y][0-9]{2})")
_WIDTHS = (2, 2, 3)


class CodeError(ValueError):
    """What is typed is no identifier code; the message says so in Vietnamese."""


def read_code(typed: str) -> str:
    """Return today's form of a code in either form; raise `CodeError` where it is neither."""
    text = typed.strip().upper()
    old = _OLD.fullmatch(text)
    if old is not None:
        return _from_old((old[3], old[2], old[1]), old[4])
    if not _MODERN.fullmatch(text) or len(text) > LONGEST:
        raise CodeError(
            f"mã định danh {typed!r} chưa đúng: viết như H37.05.12 (không quá {LONGEST} ký tự) hoặc 000.12.05.H37"
        )
    return text


def _from_old(levels: tuple[str, ...], first: str) -> str:
    while levels and not levels[-1].strip("0"):
        levels = levels[:-1]
    if any(not level.strip("0") for level in levels):
        raise CodeError(f"mã định danh có cấp để trống ở giữa: {first} … {'.'.join(levels)}")
    return ".".join((first, *levels))


def old_form(code: str) -> str | None:
    """Return the form of 13 characters of a code, None where it has more levels or longer groups than fit."""
    first, *levels = code.split(".")
    if len(levels) > len(_WIDTHS) or any(len(level) != width for level, width in zip(levels, _WIDTHS, strict=False)):
        return None
    if any(not level.strip("0") for level in levels):
        return None
    padded = [*levels, *("0" * width for width in _WIDTHS[len(levels) :])]
    return ".".join((*reversed(padded), first))
