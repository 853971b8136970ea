"""Headings against the list at the top of a bulletin, and against the first sentence of their own item."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from dieuhanh.language import prep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.extraction.model import Item
    from dieuhanh.proofing.finding import Finding, Span
    from dieuhanh.proofing.proof import Proof

_LEAST_ENTRIES = 3
_ALIKE = 0.6
_MOST_WORDS = 80
_MOST_CANDIDATES = 100
_MOST_DIFFERENT = 2
_SAME_SENTENCE = 0.85
# What a sentence puts between a verb and its object, where a heading does without.
_JOINTS = frozenset({"", "ve", "viec"})
_ASIDE = re.compile(r"\([^()]{0,200}\)|,? ngay \d{1,2}[/\d]{2,8}|\bso \d[\w/&-]{0,30}")
_TOKEN = re.compile(r"\w+(?:[-/]\w+)*")
_LEAST_WORDS = 12


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the headings that differ from the list of headings or from what their item says."""
    headed = [item for item in proof.extraction.items if item.heading]
    if headed:
        yield from _against_list(proof, headed)
    differing = [(place, pieces) for item in headed for place, pieces in _against_body(proof, item)]
    if differing:
        shown = "; ".join(f"“{ours or '…'}” / “{theirs or '…'}”" for _, pieces in differing for ours, theirs in pieces)
        message = f"Tít và câu mở đầu của mục khác nhau vài chữ: {shown}."
        yield proof.found("headings.body", [place for place, _ in differing], message)


def _against_list(proof: Proof, headed: list[Item]) -> Iterator[Finding]:
    listed = _entries(proof, proof.at(headed[0].start))
    headings = {prep(item.heading or ""): item for item in headed}
    known = {prep(proof.text[slice(*entry)]): entry for entry in listed}
    if len(headings.keys() & known.keys()) * 2 < len(headings) or len(listed) < _LEAST_ENTRIES:
        return
    left_over = [key for key in known if key not in headings]
    for key, item in headings.items():
        if key in known:
            continue
        near = next((other for other in left_over[:_MOST_CANDIDATES] if _alike(key, other)), None)
        place = _heading_span(proof, item)
        if near is None:
            yield proof.found("headings.list", [place], "Tít này không có trong danh mục ở đầu bản tin.")
            continue
        left_over.remove(near)
        entry = proof.text[slice(*known[near])].rstrip(".")
        yield proof.found("headings.list", [place], f"Tít khác danh mục ở đầu bản tin, nơi ghi: “{entry}”.")
    for key in left_over:
        yield proof.found("headings.list", [known[key]], "Mục này của danh mục không có tít tương ứng trong bản tin.")


def _entries(proof: Proof, end: int) -> list[Span]:
    """Return the spans of the entries of the list before the first item: parts of a line between semicolons."""
    before = [span for span in proof.lines if span[1] <= end]
    line = max(before, key=lambda span: proof.text.count(";", *span), default=(0, 0))
    entries: list[Span] = []
    start = line[0]
    for piece in proof.text[slice(*line)].split(";"):
        span = proof.trimmed(start, start + len(piece))
        if span[0] < span[1]:
            entries.append(span)
        start += len(piece) + 1
    return entries


def _alike(left: str, right: str) -> bool:
    """Return whether two prepared headings share most of their words."""
    a, b = set(left.split()), set(right.split())
    return len(a & b) >= _ALIKE * max(len(a), len(b))


def _heading_span(proof: Proof, item: Item) -> Span:
    start, end = proof.span(item.start, item.end)
    line_end = proof.text.find("\n", start, end)
    return proof.trimmed(start, end if line_end < 0 else line_end)


def _against_body(proof: Proof, item: Item) -> Iterator[tuple[Span, list[tuple[str, str]]]]:
    """Yield a heading that the first sentence of the item repeats with a word or two more, fewer or other inside."""
    heading = _heading_span(proof, item)
    body = proof.trimmed(heading[1], proof.at(item.end))
    ours = _tokens(proof, heading)[:_MOST_WORDS]
    theirs = _tokens(proof, (body[0], min(body[1], proof.line_of(body[0])[1])))[: 2 * _MOST_WORDS]
    shared = {key for key, _ in ours} & {key for key, _ in theirs}
    if len(ours) < _LEAST_WORDS or sum(key in shared for key, _ in ours) < _SAME_SENTENCE * len(ours):
        return
    pieces = _differences(ours, theirs)
    if pieces:
        yield heading, pieces


def _tokens(proof: Proof, span: Span) -> list[tuple[str, str]]:
    """Return the words of a span, folded and as they stand, without brackets, dates and numbers of documents."""
    folded = _ASIDE.sub(lambda aside: " " * len(aside.group()), proof.folded[slice(*span)])
    text = proof.text[slice(*span)]
    return [(found.group(), text[found.start() : found.end()]) for found in _TOKEN.finditer(folded)]


def _differences(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the few words that differ inside a run that is otherwise the same, [] where the runs are not the same."""
    a, b = [key for key, _ in ours], [key for key, _ in theirs]
    if " ".join(a) in " ".join(b):
        return []
    blocks = [block for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if block.size > 1]
    if sum(block.size for block in blocks) < _SAME_SENTENCE * len(a):
        return []
    pieces = []
    for before, after in pairwise(blocks):
        left, right = ours[before.a + before.size : after.a], theirs[before.b + before.size : after.b]
        if len(left) > _MOST_DIFFERENT or len(right) > _MOST_DIFFERENT:
            return []
        if not _JOINTS.issuperset(key for key, _ in (*left, *right)):
            pieces.append((" ".join(word for _, word in left), " ".join(word for _, word in right)))
    return pieces
