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
_MOBILE = re.compile(r"0[35789]\d(?:[ .]?\d{3}[ .]?\d{4}|\d[ .]?\d{3}[ .]?\d{3})(?![\d/]|[.,]\d)")

_IN_NUMBER = frozenset("0123456789.,/-")


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the personal data and the names that seem to be one name in two spellings."""
    if any(word in proof.folded for word in ("cccd", "cmnd", "can cuoc", "chung minh nhan dan")):
        cards = [found.span(1) for found in _CARD.finditer(proof.prose)]
        yield from _personal(proof, cards, "số giấy tờ tùy thân")
    mobiles = [found.span() for found in _MOBILE.finditer(proof.prose)]
    alone = [span for span in mobiles if proof.prose[max(0, span[0] - 1) : span[0]] not in _IN_NUMBER]
    yield from _personal(proof, alone, "số điện thoại di động")
    yield from _alike(proof)


def _personal(proof: Proof, places: list[Span], what: str) -> Iterator[Finding]:
    for place in places:
        message = f"Văn bản công khai không nên có {what} của cá nhân."
        yield proof.found("people.personal-data", [place], message)


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
