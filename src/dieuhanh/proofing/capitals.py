"""Capitals in names: fields of state ("Giao thông vận tải") and places of which only half is capitalised."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from dieuhanh.language import fold
from dieuhanh.language.sentences import UPPER
from dieuhanh.proofing.finding import Finding, Span
from dieuhanh.proofing.lexicon import lexicon, official_names
from dieuhanh.proofing.proof import Proof

_BODY = re.compile(r"(?:so|bo|thanh tra bo|thanh tra so|cac so:)\s{1,2}$")
_PLACE = re.compile(
    rf"\b(?:[Cc]hợ|[Pp]hường|[Tt]hị trấn|[Tt]hị xã|[Hh]uyện|[Tt]hôn|xã) ([{UPPER}][^{UPPER}\W\d_]{{1,7}}) ([^{UPPER}\W\d_]{{2,8}})\b"
)
_JOINTS = frozenset(
    "và của tại là có thuộc đã được chủ phối theo về trong trên với tiếp từ đến cho các để do khi đang sẽ không cũng "
    "gồm như ở cần phải chưa nơi sau trước này theo qua giáp vào ra lên xuống".split()
)


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern of all names, folded, and the official form of each."""
    official = {fold(name): name for name in official_names()}
    longest_first = sorted(official, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"), official


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the names with wrong capitals: fields of state one finding a paragraph, places one each."""
    for start, end in proof.lines:
        yield from _fields(proof, start, end)
    for found in _PLACE.finditer(proof.prose):
        first, second = found.groups()
        if second not in _JOINTS and not lexicon().knows(first.lower(), second):
            right = f"{first} {second[0].upper()}{second[1:]}"
            message = f"Tên riêng viết hoa mọi âm tiết: “{right}”?"
            yield proof.found("capitals.place", [(found.start(1), found.end(2))], message, right)


def _fields(proof: Proof, start: int, end: int) -> Iterator[Finding]:
    pattern, official = _names()
    wrong: list[Span] = []
    names: list[str] = []
    for found in pattern.finditer(proof.folded, start, end):
        text, name = proof.text[slice(*found.span())], official[found.group()]
        if _cases(text) != _cases(name) and _is_meant_as_name(proof, found.start(), start, text):
            wrong.append(found.span())
            names.append(name)
    if wrong:
        message = "Tên cơ quan, lĩnh vực viết hoa chưa đúng; tên chính thức: " + "; ".join(dict.fromkeys(names)) + "."
        yield proof.found("capitals.field", wrong, message, names[0])


def _cases(text: str) -> list[bool]:
    return [word[0].isupper() for word in re.findall(r"[^\W\d_]+", text)]


def _is_meant_as_name(proof: Proof, at: int, line_start: int, text: str) -> bool:
    """Return whether a field is written as a name: after Sở or Bộ, or with a capital inside a sentence."""
    if text.isupper():
        return False
    if _BODY.search(proof.folded, max(line_start, at - 20), at):
        return True
    before = proof.text[max(line_start, at - 2) : at]
    return text[0].isupper() and bool(before) and before[-1] == " " and before[0] in ",;"
