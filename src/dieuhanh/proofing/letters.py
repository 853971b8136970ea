"""Letters that do not belong into a Vietnamese text: eth for Đ, look-alikes of other scripts, marks apart, hard spaces.

Each finding carries all its places, because one mistake of a keyboard or a converter makes them all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.finding import Finding, Span
    from dieuhanh.proofing.proof import Proof

_ETH = re.compile("[\u00d0\u00f0]")
_MARK = re.compile("[\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]")
_DECOMPOSED = re.compile("[^\\W\\d_][\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b]{1,4}")
_NO_BREAK = re.compile("[\u00a0\u202f\u2007]")
_CONTROL = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2060\ufffd\ue000-\uf8ff]|(?<!^)\ufeff"
)
_LOOKALIKES = str.maketrans("АВСЕНІКМОРТХаеіорсухΑΒΕΗΙΚΜΝΟΡΤΧο", "ABCEHIKMOPTXaeiopcyxABEHIKMNOPTXo")
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u04ff]{1,40}")


def check(proof: Proof) -> Iterator[Finding]:
    """Yield one finding for each kind of strange letter in the source."""
    source = proof.source
    letters = "".join(set(source))
    if _ETH.search(letters):
        yield _told(proof, "letters.eth", _around(source, _ETH), "Chữ Ð (eth) gõ thay chữ Đ; xin sửa thành Đ.")
    if _OTHER_SCRIPT.search(letters):
        message = "Chữ của bảng chữ cái khác trông giống chữ La-tinh; xin gõ lại."
        yield from _told_if_any(proof, "letters.lookalike", _lookalikes(source), message)
    if _CONTROL.search(letters):
        message = "Ký tự điều khiển hoặc ký tự ẩn trong văn bản; xin xóa."
        yield from _told_if_any(proof, "letters.control", _spans(source, _CONTROL), message)
    if _MARK.search(letters):
        message = "Chữ có dấu viết bằng ký tự tổ hợp (NFD); xin chuyển sang Unicode dựng sẵn (TCVN 6909:2001)."
        yield from _told_if_any(proof, "letters.decomposed", _spans(source, _DECOMPOSED), message)
    if _NO_BREAK.search(letters):
        message = "Dấu cách không ngắt dòng lẫn trong văn bản; xin thay bằng dấu cách thường."
        yield _told(proof, "letters.no-break", _spans(source, _NO_BREAK), message)


def _spans(source: str, pattern: re.Pattern[str]) -> list[Span]:
    return [found.span() for found in pattern.finditer(source)]


def _told_if_any(proof: Proof, rule: str, places: list[Span], message: str) -> Iterator[Finding]:
    if places:
        yield _told(proof, rule, places, message)


def _told(proof: Proof, rule: str, places: list[Span], message: str) -> Finding:
    counted = f"{message} Có {len(places)} chỗ." if len(places) > 1 else message
    first = proof.source[slice(*places[0])]
    mended = first.replace("\u00d0", "Đ").replace("\u00f0", "đ")
    return proof.found_in_source(rule, places, counted, mended if mended != first else None)


def _around(source: str, pattern: re.Pattern[str]) -> list[Span]:
    """Return the spans of the signs or words around the matches (at most 40 characters each way), fit to be quoted."""
    spans: list[Span] = []
    for found in pattern.finditer(source):
        start, end = found.span()
        if spans and start < spans[-1][1]:
            continue
        while start > 0 and found.start() - start < 40 and _is_sign(source[start - 1]):
            start -= 1
        while end < len(source) and end - found.end() < 40 and _is_sign(source[end]):
            end += 1
        spans.append((start, end))
    return spans


def _is_sign(char: str) -> bool:
    return char.isalnum() or char in "-/&"


def _lookalikes(source: str) -> list[Span]:
    """Return the letters of other scripts that stand in a word of Latin letters; a whole foreign word is left alone."""
    spans = []
    for found in _OTHER_SCRIPT.finditer(source):
        start, end = found.span()
        beside = source[start - 1 : start] + source[end : end + 1]
        if found.group().translate(_LOOKALIKES).isascii() and any(char.isalpha() for char in beside):
            spans.append((start, end))
    return spans
