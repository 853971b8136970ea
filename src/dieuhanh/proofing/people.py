"""People in a text that will be public: names spelt in two ways, numbers of identity cards and of mobile telephones."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from dieuhanh.language.syllables import one_slip

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.finding import Finding, Span
    from dieuhanh.proofing.proof import Proof

_CARD = re.compile(r"(?:CCCD|CMND|[Cc]ăn cước(?: công dân)?|[Cc]hứng minh nhân dân)[^\d\n]{0,20}(\d{12}|\d{9})(?!\d)")
# Mobile numbers begin with 03, 05, 07, 08 or 09; offices publish their land lines (02…).
_MOBILE = re.compile(r"(?<![\d.,/-])0[35789]\d(?:[ .]?\d{3}[ .]?\d{4}|\d[ .]?\d{3}[ .]?\d{3})(?![\d/]|[.,]\d)")


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the personal data and the names that seem to be one name in two spellings."""
    for pattern, what in ((_CARD, "số giấy tờ tùy thân"), (_MOBILE, "số điện thoại di động")):
        for found in pattern.finditer(proof.prose):
            place = found.span(pattern.groups)
            message = f"Văn bản công khai không nên có {what} của cá nhân."
            yield proof.found("people.personal-data", [place], message)
    yield from _alike(proof)


def _alike(proof: Proof) -> Iterator[Finding]:
    """Yield the pairs of names that differ by one slip in one syllable."""
    places = _named(proof)
    by_rest: dict[tuple[int, tuple[str, ...]], list[str]] = defaultdict(list)
    for name in places:
        syllables = name.split()
        for at in range(len(syllables)):
            by_rest[at, (*syllables[:at], *syllables[at + 1 :])].append(name)
    for (at, _), names in by_rest.items():
        for first, second in pairwise(names):
            if one_slip(first.split()[at], second.split()[at]):
                message = f"Họ tên gần giống nhau: {first} và {second}; xin kiểm tra có phải một người."
                yield proof.found("people.alike", [places[second]], message)


def _named(proof: Proof) -> dict[str, Span]:
    """Return the names of at least three syllables that the extraction read, and where each stands first."""
    places: dict[str, Span] = {}
    for item in proof.extraction.items:
        start, end = proof.span(item.start, item.end)
        named = [item.official.name if item.official else None]
        for appointment in item.appointments:
            named += (appointment.person, appointment.replaces)
        for name in named:
            at = proof.text.find(name, start, end) if name and len(name.split()) > 2 and name not in places else -1
            if name and at >= 0:
                places[name] = (at, at + len(name))
    return places
