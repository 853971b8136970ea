"""The order of a bulletin: gaps and repetitions in its numbers, documents named too early, links that lead nowhere."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from dieuhanh.language import fold
from dieuhanh.language.sentences import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.extraction.model import Citation, Item
    from dieuhanh.proofing.finding import Finding, Span
    from dieuhanh.proofing.proof import Proof

_NUMBER = re.compile(r"(\d{1,6})/(.{2,40})")
_COMMITTEE = re.compile(r"-(?:BCĐ|BCH|HĐ|TCT|TGV|BTC)\w{0,6}$")
_LEAST_SEEN = 4
_LEAST_DENSITY = 0.6
# "của Bộ Xây dựng tại Công văn trên": another body's letter, which must have been named before.
_ABOVE = re.compile(r" trên\b")
_TYPE_ABOVE = re.compile(
    r"(?:Công văn|Quyết định|Kế hoạch|Báo cáo|Tờ trình|Chỉ thị|Công điện|Thông báo|Nghị quyết|Nghị định)"
    r"(?= (?:nêu |nói )?trên$)"
)
_BODY_BEFORE = re.compile(rf"(?:của|do) ([{UPPER}][^.;:,()\n]{{2,60}}) (?:tại|ở|trong) $")
_LONGEST_TYPE, _LONGEST_BODY = 30, 80
_HERE = re.compile(r" đây\b")
_LINK_BEFORE = re.compile(
    r"\b(?:(?:xem|tải|truy cập|đăng ký)(?: chi tiết| thêm)? (?:tại|ở)|(?:bấm|nhấn|click) vào)$", re.IGNORECASE
)


def check(proof: Proof) -> Iterator[Finding]:
    """Yield what is wrong with the order of a text and its numbers."""
    items = proof.extraction.items
    announced = [item.citations[item.document] for item in items if item.document is not None]
    yield from _gaps(proof, announced)
    yield from _duplicates(proof, announced)
    for item in items:
        yield from _unintroduced(proof, item)
    links = list(_links(proof))
    if links:
        yield proof.found("structure.dead-link", links, "Chữ “tại đây” không dẫn tới đâu; xin ghi rõ địa chỉ hoặc bỏ.")


def _links(proof: Proof) -> Iterator[Span]:
    for found in _HERE.finditer(proof.prose):
        before = _LINK_BEFORE.search(proof.prose, max(0, found.start() - _LONGEST_TYPE), found.start())
        if before:
            yield before.start(), found.end()


def _gaps(proof: Proof, announced: list[Citation]) -> Iterator[Finding]:
    """Yield one finding for each series of numbers of the week that runs densely and yet has gaps."""
    series: dict[str, dict[int, Citation]] = defaultdict(dict)
    for citation in announced:
        found = _NUMBER.fullmatch(citation.number or "")
        if found and not _COMMITTEE.search(found[2]):
            series[found[2]][int(found[1])] = citation
    for sign, seen in series.items():
        numbers = sorted(seen)
        width = numbers[-1] - numbers[0] + 1
        if len(numbers) < _LEAST_SEEN or len(numbers) == width or len(numbers) < _LEAST_DENSITY * width:
            continue
        missing = [number for number in range(numbers[0], numbers[-1]) if number not in seen]
        message = f"Dãy số {sign} trong tuần ({_runs(numbers)}) không thấy số {', '.join(map(str, missing))}."
        before_gap = [seen[number] for number in numbers if number + 1 in missing]
        yield proof.found("structure.gap", [proof.span(one.start, one.end) for one in before_gap], message)


def _runs(numbers: list[int]) -> str:
    """Return sorted numbers with runs drawn together: 235-237, 239, 241-244."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)


def _duplicates(proof: Proof, announced: list[Citation]) -> Iterator[Finding]:
    by_number: dict[str, list[Citation]] = defaultdict(list)
    for citation in announced:
        if citation.number and "/" in citation.number and not _COMMITTEE.search(citation.number):
            by_number[citation.number].append(citation)
    for number, same in by_number.items():
        if len(same) > 1:
            places = [proof.span(citation.start, citation.end) for citation in same]
            yield proof.found("structure.duplicate", places, f"Số {number} được dùng cho {len(same)} mục của bản tin.")


def _unintroduced(proof: Proof, item: Item) -> Iterator[Finding]:
    """Yield the short forms ("Công văn trên" of another body) that stand before the document they mean is named."""
    start, end = proof.span(item.start, item.end)
    own = fold(proof.extraction.bulletin.issuer or "-")
    first: dict[str, int] = {}
    for index, citation in enumerate(item.citations):
        if index != item.document:
            first.setdefault(citation.type, proof.at(citation.start))
    for found in _ABOVE.finditer(proof.prose, start, end):
        kind = _TYPE_ABOVE.search(proof.prose, max(start, found.start() - _LONGEST_TYPE), found.end())
        body = (
            _BODY_BEFORE.search(proof.prose, max(start, kind.start() - _LONGEST_BODY), kind.start()) if kind else None
        )
        if kind and body and fold(body[1]) not in own and first.get(kind.group(), end) > kind.start():
            message = f"“{kind.group()} trên” của {body[1]} chưa được nêu số, ngày ở phía trước."
            yield proof.found("structure.unintroduced", [(kind.start(), found.end())], message)
