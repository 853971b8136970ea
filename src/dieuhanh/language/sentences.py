"""Sentences of a paragraph: where a full stop ends one, and where it only belongs to a number or an abbreviation."""

from __future__ import annotations

from collections.abc import Iterator

from dieuhanh.language.prepared import compiled

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
# A full stop, a dotted end ("...", "…") or "./." before a capital, a quote, a dash or the paragraph's end.
_END, _ONLY_STOPS = (
    compiled(rf"{mark}(?:/\.|\.{{0,4}})[”\"’)]?(?=\s{{0,3}}(?:[{UPPER}“\"(]|[-+•]\s|\d{{1,2}}[.)]\s|$)|\s{{0,3}}\n)")
    for mark in ("[.!?…]", r"\.")
)
_OTHER_MARKS = ("…", "?", "!")
_LONGEST_NUMBERING = 12
_SHORT = compiled(r"(?:^|[\s(])(?:TP|TX|TT|Tp|Q|P|KT|TL|TM|TUQ|Ths|ThS|TS|BS|GS|PGS|St|v\.v|đ\.c|Đ\.c)$")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the half-open spans of the sentences of text[start:end], end mark included, outer white space left out."""
    stop = len(text) if end is None else end
    begin = start
    # One letter to look for is found several times as fast as one of four.
    marked = any(text.find(mark, start, stop) >= 0 for mark in _OTHER_MARKS)
    for match in (_END if marked else _ONLY_STOPS).finditer(text, start, stop):
        if match.group() == "." and _is_inner(text, match.start(), begin):
            continue
        span = _trimmed(text, begin, match.end())
        if span:
            yield span
        begin = match.end()
    last = _trimmed(text, begin, stop)
    if last:
        yield last


def _is_inner(text: str, dot: int, begin: int) -> bool:
    """Tell whether the full stop at `dot` numbers a point ("1.") or shortens a word ("TP.")."""
    head = text[max(begin, dot - 6) : dot]
    if (head[-1:].isupper() or head.endswith((".v", ".c", "p", "S", "t"))) and _SHORT.search(head):
        return True
    if dot - begin > _LONGEST_NUMBERING:
        return False
    stripped = text[begin:dot].strip()
    return len(stripped) <= 4 and (stripped.isdigit() or stripped.isupper())


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
