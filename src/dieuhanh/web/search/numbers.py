"""Document numbers as people type them: `2267`, `2267 qd`, `qđ 2267/2023`, `số 6540 /VP-KT`, `công văn 1883`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"0*([1-9]\d{0,5}[a-z]?)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TYPES = (
    "quyet dinh",
    "cong van",
    "ke hoach",
    "thong bao",
    "chi thi",
    "nghi quyet",
    "nghi dinh",
    "thong tu",
    "cong dien",
    "to trinh",
    "bao cao",
    "chuong trinh",
    "huong dan",
    "giay moi",
    "van ban",
)
_SHORT = {"cv": "cong van", "vb": "van ban"}
_ANY = "van ban"
# Groups of letters in signs (NĐ 30/2020/NĐ-CP, Phụ lục III, and the fields of offices in use).
_SIGN = re.compile(
    r"qd|nq|ct|kh|tb|bc|tt|nd|cd|ctr|hd|da|pa|qc|ubnd|hdnd|vp|vpubnd|kt|kgvx|nc|th|ktn|xd|ttg|cp|bcd|bch|tu|hu"
    r"|[a-z]{1,3}nd|b[a-z]{1,6}|s[a-z]{1,5}|t[a-z]{1,4}|v[a-z]{1,4}"
)
_SAID = frozenset({"so", "ngay", "thang", "nam"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what was said beside it: groups of its sign, its year, its type in folded words ("" for none)."""

    number: str
    sign: frozenset[str] = frozenset()
    year: int | None = None
    type: str = ""


def read_number(words: Sequence[str]) -> Number | None:
    """Return the document number that folded words name and nothing else; None where they say something else too."""
    kind, rest = _type(list(words))
    at = next((i for i, word in enumerate(rest) if _NUMBER.fullmatch(word)), None)
    if at is None or not all(_before(word) for word in rest[:at]):
        return None
    found = _NUMBER.fullmatch(rest[at])
    signs = {word for word in rest[:at] if word not in _SAID}
    year = _after(rest[at + 1 :], signs)
    if found is None or year is None:
        return None
    return Number(found[1], frozenset(signs), year or None, kind)


def _type(words: list[str]) -> tuple[str, list[str]]:
    first = " ".join(words[:2])
    if first in _TYPES:
        return ("" if first == _ANY else first), words[2:]
    if words and words[0] in _SHORT:
        named = _SHORT[words[0]]
        return ("" if named == _ANY else named), words[1:]
    return "", words


def _before(word: str) -> bool:
    return word in _SAID or _SIGN.fullmatch(word) is not None


def _after(words: Sequence[str], signs: set[str]) -> int | None:
    """Read what follows the number into `signs`; return the year, 0 for none, or None where it is something else."""
    year = 0
    dated = "ngay" in words
    for word in words:
        if _YEAR.fullmatch(word):
            year = int(word)
        elif word in _SAID or (dated and word.isdigit()):
            continue
        elif _SIGN.fullmatch(word):
            signs.add(word)
        else:
            return None
    return year
