"""From a thing to its rows of the index: the words, the marks of its facets, the parts of a long text, the ids."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from dieuhanh.language.searching import Word, composed, words
from dieuhanh.web.search.models import Entry, Facet
from dieuhanh.web.search.sources import FacetValue, Findable

# PostgreSQL counts places up to 16,383; a part with its title stays far below.
PART_LENGTH = 6_000
_SPREAD_BITS = 40
_MARK = "qz"
_LETTERS = 10
UNDATED = date(1, 1, 1)


def mark(dimension: str, value: str) -> str:
    """Return the word under which the index holds a facet: letters only, so that every tokeniser leaves it whole."""
    digest = int.from_bytes(hashlib.blake2b(f"{dimension}={value}".encode(), digest_size=8).digest(), "big")
    letters = ""
    for _ in range(_LETTERS):
        digest, rest = divmod(digest, 26)
        letters += chr(ord("a") + rest)
    return _MARK + letters


def pair(first: str, second: str) -> str:
    """Return the word under which the index holds two words that stand side by side in a title."""
    return f"{first}0{second}"


def first_id(on: date | None) -> int:
    """Return the lowest id of a day's entries; entries without a day come before all others."""
    return (on or UNDATED).toordinal() << _SPREAD_BITS


def next_day_id(on: date) -> int:
    """Return the lowest id after a day's entries."""
    return first_id(on + timedelta(days=1)) if on < date.max else 1 << 62


def identifier(on: date | None, kind: str, key: str, part: int) -> int:
    """Return the id of an entry: its day, then digits that its name settles."""
    spread = hashlib.blake2b(f"{kind}|{key}|{part}".encode(), digest_size=_SPREAD_BITS // 8).digest()
    return first_id(on) + int.from_bytes(spread, "big")


def facet_rows(values: tuple[FacetValue, ...]) -> list[Facet]:
    """Return the rows that say what the marks mean."""
    return [
        Facet(mark=mark(one.dimension, one.value), dimension=one.dimension, value=one.value, label=one.label)
        for one in values
    ]


def entries(thing: Findable) -> Iterator[Entry]:
    """Yield the rows of a thing, one for each part of its text and at least one."""
    title, label, other = (words(text) for text in (thing.title, thing.label, thing.other))
    marks = " ".join(mark(one.dimension, one.value) for one in thing.facets)
    pairs = " ".join(_pairs(title))
    for part, text in enumerate(_parts(composed(thing.text).strip())):
        body = [*label, *words(text), *other]
        yield Entry(
            id=identifier(thing.on, thing.kind, thing.key, part),
            kind=thing.kind,
            key=thing.key,
            part=part,
            group=thing.group,
            path=thing.path,
            title=composed(thing.title),
            label=composed(thing.label),
            leads=composed(thing.leads),
            text=text,
            on=thing.on,
            number=thing.number,
            sign=thing.sign,
            year=thing.year,
            public=thing.public,
            right=thing.right,
            organisation_id=thing.organisation_id,
            words_title=_line(title),
            words_body=_line(body),
            marks=f"{marks} {pairs}",
            toned=f" {' '.join(word.toned for word in title)} | {' '.join(word.toned for word in body)} ",
        )


def _line(found: list[Word]) -> str:
    """The folded words with a space before and behind, so that a phrase is looked for with spaces around it."""
    return f" {' '.join(word.folded for word in found)} "


def _pairs(title: list[Word]) -> Iterator[str]:
    return (pair(one.folded, two.folded) for one, two in pairwise(title))


def _parts(text: str) -> Iterator[str]:
    """Cut a long text at its lines, or at spaces where a line is longer than a part."""
    start = 0
    while len(text) - start > PART_LENGTH:
        end = start + PART_LENGTH
        cut = max(text.rfind("\n", start + PART_LENGTH // 2, end), -1)
        cut = cut if cut > 0 else text.rfind(" ", start + PART_LENGTH // 2, end)
        end = cut if cut > 0 else end
        yield text[start:end]
        start = end
    yield text[start:]
