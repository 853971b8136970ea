"""Sums: a total and its parts, before or after it, one inside the other; shares in per cent.

What holds is told too (severity "ok"), so that a reader knows what was added up. A difference is only told where the
text itself says that these are all the parts, and where it is small: else the parts are probably not all there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dieuhanh.proofing.amounts import Amount, paragraphs, printed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.finding import Finding
    from dieuhanh.proofing.proof import Proof

_PARTS_FOLLOW = re.compile(r"\b(?:trong do|bao gom|gom|cu the|chia ra)\b|[:(]")
_ALL_PARTS_FOLLOW = re.compile(r"\b(?:bao gom|gom|chia ra)\b")
_IS_TOTAL = re.compile(r"\btong\b|\bcong(?=:| :| la| ca| don|\s*$)")
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_MOST_PARTS = 30
# How far parts may be off a total before one takes it that some are not told: where all are announced, and where not.
_OFF_ALL, _OFF_SOME = 0.1, 0.03
_TELLING = 1000
_RATIO = re.compile(r"(\d{1,6})/(\d{1,6})(?![\d/]) [^\d\n.;]{1,40}?[ (](\d{1,3}(?:,\d{1,2})?)%")
_NO_RATIO = re.compile(r"(?:ngay|thang|quy|so|nam|tu|den) $|[\d/.,]$")


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the sums that hold and those that do not."""
    for amounts in paragraphs(proof):
        yield from _of_unit(proof, amounts[:_MOST_PARTS])
    yield from _ratios(proof)


def _of_unit(proof: Proof, amounts: list[Amount]) -> Iterator[Finding]:
    settled: set[int] = set()
    following = _parts_after(amounts)
    for at in range(len(amounts)):
        parts = following[at] or _parts_before(amounts, at, settled)
        if parts:
            settled.update((at, *parts))
            yield _told(proof, "sums.holds", amounts, at, parts)
    for at in range(len(amounts)):
        parts = None if at in settled else _wrong_parts(amounts, at, settled)
        if parts:
            settled.update((at, *parts))
            yield _told(proof, "sums.differs", amounts, at, parts)


def _parts_after(amounts: list[Amount]) -> list[list[int] | None]:
    """Return for each amount the indices of the parts that follow it and make it up, or None.

    A part with parts of its own counts once: they are passed over. Worked out from the end, each amount once.
    """
    found: list[list[int] | None] = [None] * len(amounts)
    for total in range(len(amounts) - 2, -1, -1):
        if not _PARTS_FOLLOW.search(amounts[total].after):
            continue
        parts: list[int] = []
        rest, at = amounts[total].value, total + 1
        while at < len(amounts) and rest > 0:
            parts.append(at)
            rest = round(rest - amounts[at].value, 6)
            at = _end_of(found, at)
        found[total] = parts if rest == 0 and len(parts) > 1 else None
    return found


def _end_of(parts: list[list[int] | None], at: int) -> int:
    """Return the index after an amount and all its parts, their parts included."""
    inner = parts[at]
    while inner:
        at = inner[-1]
        inner = parts[at]
    return at + 1


def _parts_before(amounts: list[Amount], total: int, settled: set[int]) -> list[int] | None:
    """Return the indices of the parts just before a total that is called one, or that chance cannot explain."""
    amount = amounts[total]
    called_total = bool(_IS_TOTAL.search(amount.before))
    if not called_total and amount.value < _TELLING and float(amount.value).is_integer():
        return None
    rest, at = amount.value, total - 1
    while at >= 0 and rest > 0 and at not in settled:
        rest = round(rest - amounts[at].value, 6)
        if rest == 0:
            return list(range(at, total)) if total - at > 1 else None
        at -= 1
    return None


def _wrong_parts(amounts: list[Amount], total: int, settled: set[int]) -> list[int] | None:
    """Return the indices of what the text gives as the parts of a total and what misses it by a little."""
    amount = amounts[total]
    is_total = bool(_IS_TOTAL.search(amount.before))
    all_told = bool(_ALL_PARTS_FOLLOW.search(amount.after))
    if all_told or (is_total and _PARTS_FOLLOW.search(amount.after)):
        parts = _same_sentence(amounts, total, settled)
    elif is_total:
        parts, all_told = [at for at in range(total) if at not in settled], True
    else:
        return None
    off = abs(sum(amounts[at].value for at in parts) - amount.value)
    allowed = (_OFF_ALL if all_told else _OFF_SOME) * amount.value
    return parts if len(parts) > 1 and 0 < off <= allowed else None


def _same_sentence(amounts: list[Amount], total: int, settled: set[int]) -> list[int]:
    """Return the indices of the amounts that follow a total in its sentence and are part of no other sum."""
    parts: list[int] = []
    for at in range(total + 1, len(amounts)):
        if at in settled or (parts and _SENTENCE_END.search(amounts[at].before)):
            break
        parts.append(at)
    return parts


def _told(proof: Proof, rule: str, amounts: list[Amount], total: int, parts: list[int]) -> Finding:
    places = [(amounts[at].start, amounts[at].end) for at in sorted((total, *parts))]
    left = " + ".join(amounts[at].printed for at in parts)
    if rule == "sums.holds":
        return proof.found(rule, places, f"{left} = {amounts[total].printed}: khớp.")
    value = printed(sum(amounts[at].value for at in parts))
    message = f"{left} = {value}, nhưng văn bản ghi tổng là {amounts[total].printed}."
    return proof.found(rule, places, message, value)


def _ratios(proof: Proof) -> Iterator[Finding]:
    """Yield the shares "95/100 xã (95%)" that hold and those that do not."""
    for found in _RATIO.finditer(proof.folded):
        part, whole = int(found[1]), int(found[2])
        if not whole > 0 or part > whole or _NO_RATIO.search(proof.folded, max(0, found.start() - 6), found.start()):
            continue
        said = float(found[3].replace(",", "."))
        decimals = len(found[3].partition(",")[2])
        share = 100 * part / whole
        holds = abs(share - said) <= 0.51 * 10**-decimals
        share_printed = printed(round(share, max(decimals, 1)))
        message = f"{found[1]}/{found[2]} = {share_printed}%: " + ("khớp." if holds else f"văn bản ghi {found[3]}%.")
        yield proof.found("sums.holds" if holds else "sums.share", [found.span()], message)
