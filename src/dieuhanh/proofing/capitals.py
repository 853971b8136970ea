"""Capitals in names: fields of state ("Giao thông vận tải") and places of which only half is capitalised."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from dieuhanh.language import fold
from dieuhanh.proofing.lexicon import lexicon, official_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.finding import Finding, Span
    from dieuhanh.proofing.proof import Proof

_BODY = re.compile(r"(?:so|bo|thanh tra bo|thanh tra so|cac so:)\s{1,2}$")
_PLACES = frozenset({"chợ", "phường", "trấn", "huyện", "thôn", "xã"})
_JOINTS = frozenset(
    "và của tại là có thuộc đã được chủ phối theo về trong trên với tiếp từ đến cho các để do khi đang sẽ không cũng "
    "gồm như ở cần phải chưa nơi sau trước này theo qua giáp vào ra lên xuống".split()
)


@cache
def _names() -> dict[str, str]:
    """Return the official form of each name by its folded form."""
    return {fold(name): name for name in official_names()}


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the names with wrong capitals: fields of state one finding a paragraph, places one each."""
    by_line: dict[Span, list[tuple[Span, str]]] = defaultdict(list)
    for span, name in _wrong_fields(proof):
        by_line[proof.line_of(span[0])].append((span, name))
    for wrong in by_line.values():
        names = dict.fromkeys(name for _, name in sorted(wrong))
        message = f"Tên cơ quan, lĩnh vực viết hoa chưa đúng; tên chính thức: {'; '.join(names)}."
        yield proof.found("capitals.field", [span for span, _ in wrong], message, next(iter(names)))
    yield from _places(proof)


def _wrong_fields(proof: Proof) -> Iterator[tuple[Span, str]]:
    for folded, name in _names().items():
        at = proof.folded.find(folded)
        while at >= 0:
            end = at + len(folded)
            text = proof.text[at:end]
            if _cases(text) != _cases(name) and _is_meant_as_name(proof, at, text):
                yield (at, end), name
            at = proof.folded.find(folded, end)


def _places(proof: Proof) -> Iterator[Finding]:
    words = proof.words
    for index, key in enumerate(words.keys):
        name, after = (words.joined_at(index + 1), words.joined_at(index + 2)) if key in _PLACES else (None, None)
        if not name or not after or not name.text.istitle() or not after.text.islower() or len(after.text) < 2:
            continue
        if after.key in _JOINTS or lexicon().knows(name.key, after.key):
            continue
        right = f"{name.text} {after.text.capitalize()}"
        message = f"Tên riêng viết hoa mọi âm tiết: “{right}”?"
        yield proof.found("capitals.place", [(name.start, after.end)], message, right)


def _cases(text: str) -> list[bool]:
    return [word[0].isupper() for word in re.findall(r"[^\W\d_]+", text)]


def _is_meant_as_name(proof: Proof, at: int, text: str) -> bool:
    """Return whether a field is written as a name: after Sở or Bộ, or with a capital inside a sentence."""
    if text.isupper() or proof.folded[at - 1 : at].isalnum():
        return False
    line_start, _ = proof.line_of(at)
    if _BODY.search(proof.folded, max(line_start, at - 20), at):
        return True
    before = proof.text[max(line_start, at - 2) : at]
    return text[0].isupper() and bool(before) and before[-1] == " " and before[0] in ",;"
