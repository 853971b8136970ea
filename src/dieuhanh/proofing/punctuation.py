"""Stops and commas: marks that pile up, stand after a blank, are missing at the end, or leave a sentence hanging."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from typing import TYPE_CHECKING

from dieuhanh.language.sentences import UPPER
from dieuhanh.proofing.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.finding import Finding, Span
    from dieuhanh.proofing.proof import Proof

# A comma or semicolon beside another mark; ".." alone; an ellipsis with a stop. "./.", "...", "…" alone are right.
_PILED = (
    re.compile(r"[,;:] ?(?:…\.?|[.,;]{1,4})"),
    re.compile(r"\.(?:[,;:]|\.(?:\.\.)?(?![.\w/]))"),
    re.compile(r"…\."),
)
_MARKS = frozenset(".,;:")
_BEFORE = re.compile(r" [,;.](?=\s|$)")
_INSIDE = (re.compile(r"[(“] (?=\w)"), re.compile(r" [)”]"))
_BRACKET = re.compile("[()“”]")
_OPENING = {")": "(", "”": "“"}
_LIST_MARK = re.compile(r"(?<![\w(/])(?:[a-zđ]|\d{1,2}|[ivxIVX]{1,5})$")
# Words that always point at something after them.
_POINTERS = frozenset("tại của và với các những hoặc bởi nhằm để do mà".split())
_STOP = re.compile(r"\.(?=\s|$)")
# Openings of a command or a report; after a comma and with a capital they begin a new sentence.
_OPENERS = (
    "Nâng cao|Tăng cường|Tiếp tục|Chủ động|Đẩy mạnh|Triển khai|Yêu cầu|Khẩn trương|Rà soát|Thường xuyên|Phối hợp"
    "|Tham mưu|Bảo đảm|Đảm bảo|Thực hiện|Hướng dẫn|Đôn đốc|Đồng thời|Bên cạnh đó|Ngoài ra|Trong đó|Tuy nhiên|Do đó"
)
_STOP_EXPECTED = re.compile(rf", (?:{_OPENERS})(?= [^{UPPER}\W\d])")
_ENDED = (".", "!", "?", "…", ":", ";", "”", '"', "/", "|", "-", ",")
_LONGEST_WORD = 20
_MISSING_STOP_LENGTH = 80
_QUOTED_TAIL = 40


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the faults of punctuation of a text."""
    yield from _stray(proof)
    yield from _unbalanced(proof)
    yield from _missing_stop(proof)
    for found in _STOP_EXPECTED.finditer(proof.prose):
        start = _word_start(proof.prose, found.start())
        right = proof.prose[start : found.start()] + "." + found.group()[1:]
        yield proof.found(
            "punctuation.stop-expected", [(start, found.end())], "Câu mới viết hoa nhưng đứng sau dấu phẩy.", right
        )


def _stray(proof: Proof) -> Iterator[Finding]:
    text = proof.prose
    for found in (found for pattern in _PILED for found in pattern.finditer(text)):
        before = text[found.start() - 1 : found.start()]
        if before not in _MARKS and (found.group() != "...." or before.isalnum()):
            place = (_word_start(text, found.start()), found.end())
            yield proof.found("punctuation.stray", [place], "Các dấu câu chồng lên nhau; xin giữ lại một dấu.")
    for found in _BEFORE.finditer(text):
        right = found.group().strip()
        if text[found.start() - 1 : found.start()].isalnum():
            yield proof.found("punctuation.stray", [found.span()], f"Thừa dấu cách trước dấu “{right}”.", right)
    for found in (found for pattern in _INSIDE for found in pattern.finditer(text)):
        right = found.group().strip()
        if text[found.start() - 1 : found.start()] not in ("(", "“"):
            yield proof.found("punctuation.stray", [found.span()], "Thừa dấu cách bên trong dấu ngoặc.", right)
    yield from _dangling(proof)


def _dangling(proof: Proof) -> Iterator[Finding]:
    for found in _STOP.finditer(proof.prose):
        start = _word_start(proof.prose, found.start())
        word = proof.prose[start : found.start()]
        if word in _POINTERS and not lexicon().knows(_word_before(proof.prose, start), word):
            message = f"Câu dừng ở chữ “{word}”, dường như còn thiếu phần sau."
            yield proof.found("punctuation.dangling", [(start, found.end())], message)


def _word_before(text: str, start: int) -> str:
    """Return the word before an index, in lower case; "" where only a blank does not part them."""
    return text[_word_start(text, start - 1) : start - 1].lower() if text[start - 1 : start] == " " else ""


def _word_start(text: str, end: int) -> int:
    """Return where the word that ends at `end` begins; words longer than 20 letters are cut."""
    least = max(0, end - _LONGEST_WORD)
    return max(text.rfind(" ", least, end), text.rfind("\n", least, end), text.rfind("(", least, end), least - 1) + 1


def _unbalanced(proof: Proof) -> Iterator[Finding]:
    # A quotation may run over several paragraphs, as in a law that amends another.
    quotes_meet = proof.prose.count("“") == proof.prose.count("”")
    for start, end in _paragraphs(proof):
        at = _odd_one(proof.prose, start, end)
        if at is not None and not (quotes_meet and proof.prose[at] in "“”"):
            message = f"Dấu “{proof.prose[at]}” không có dấu đi cùng trong đoạn."
            yield proof.found("punctuation.unbalanced", [(at, at + 1)], message)


def _odd_one(text: str, start: int, end: int) -> int | None:
    """Return the index of the first bracket or quotation mark of a paragraph without its partner, or None."""
    waiting: dict[str, list[int]] = {"(": [], "“": []}
    for found in _BRACKET.finditer(text, start, end):
        mark, at = found.group(), found.start()
        if mark in waiting:
            waiting[mark].append(at)
        elif waiting[_OPENING[mark]]:
            waiting[_OPENING[mark]].pop()
        elif mark != ")" or not _LIST_MARK.search(text, max(start, at - 6), at):
            return at
    return min((left[0] for left in waiting.values() if left), default=None)


def _paragraphs(proof: Proof) -> list[Span]:
    """Return the spans of the paragraphs: lines that follow each other without a blank line belong together."""
    joined: list[Span] = []
    for start, end in proof.lines:
        if joined and proof.text.count("\n", joined[-1][1], start) == 1:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _missing_stop(proof: Proof) -> Iterator[Finding]:
    """Yield the long paragraphs inside an item that end without a mark; headings and centred lines need none."""
    headings = {" ".join(item.heading.split()) for item in proof.extraction.items if item.heading}
    inside = sorted(proof.span(item.start, item.end) for item in proof.extraction.items)
    for start, end in _paragraphs(proof):
        line = proof.text[start:end]
        if not _wants_stop(line) or " ".join(line.split()) in headings:
            continue
        if proof.text[start - 1 : start] in (" ", "\t") or not _is_inside(inside, start):
            continue
        tail = start + max(0, line.rfind(" ", 0, max(1, len(line) - _QUOTED_TAIL)) + 1)
        yield proof.found(
            "punctuation.missing-stop",
            [(tail, end)],
            "Đoạn văn kết thúc mà không có dấu chấm.",
            line[tail - start :] + ".",
        )


def _is_inside(spans: list[Span], index: int) -> bool:
    at = bisect_right(spans, (index, sys.maxsize)) - 1
    return at >= 0 and index < spans[at][1]


def _wants_stop(line: str) -> bool:
    if len(line) < _MISSING_STOP_LENGTH or line.endswith(_ENDED) or line.isupper() or "\n" in line:
        return False
    return line[0].isupper() and not line.startswith(("V/v", "Về việc", "Kính gửi", "Nơi nhận"))
