"""Stages 2 and 3: mentions of documents, numbered ("Công văn số 6476/VP-KT, ngày …") and laws by name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from dieuhanh.extraction.knowledge import phrases, type_names, types_of_signs
from dieuhanh.language.dates import read_date
from dieuhanh.language.prepared import compiled
from dieuhanh.language.sentences import UPPER

_GROUP = rf"[{UPPER}][A-Za-z{UPPER}đăâêôơư0-9&]{{0,18}}(?:\.[{UPPER}]{{1,5}})?(?![^\W\d_])"
SIGN = rf"{_GROUP}(?:\s?[-–/]\s?{_GROUP}){{0,6}}"
NUMBER = rf"\d{{1,6}}[a-zđ]?(?:\s?/\s?(?:19|20)\d\d(?!\d))?(?:\s?[/–-]\s?{SIGN})?"
# Anchored on one letter, for which `re` scans fastest: the type is looked for behind "số", the date after it.
_NUMBERED = compiled(rf"ố(?<=[sS]ố)\s?:?\s?({NUMBER})(?!\d)")
_NUMBERED_IN_CAPITALS = compiled(rf"Ố(?<=[sS]Ố)\s?:?\s?({NUMBER})(?!\d)")
_BARE = compiled(rf"[0-9][0-9]{{0,5}}(?:/(?:19|20)\d\d)?[/-]{SIGN}")
_SIGN_BEGINS = tuple(compiled(rf"{mark}(?=[{UPPER}])(?<=[0-9].)") for mark in "/-")
_LONGEST_PLAIN = 14
_AND_NUMBER = compiled(rf"\s{{0,2}}(?:,|;|và|,\s?và)\s{{1,2}}(?:số\s)?({NUMBER})(?!\d)")
_DATE_AFTER = compiled(r"\s{0,3},?\s{0,3}(?:ký\s|ban hành\s)?(?:\(\s?)?(?:[Nn]gày|NGÀY)(?:\s{1,3}|(?=\d))")
_DATE_BEFORE = compiled(
    r"(?:^|[\s(])[Nn]gày\s{1,2}(\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}),?\s[^.;\n]{0,170}?"
    r"(?:ban hành|đã ban hành|có|ký|ký ban hành|thông qua)\s$"
)
# "Công văn ngày 12/5/2023 số 145/UBND-KT"
_DATE_BETWEEN = compiled(r"\sngày\s{1,2}(\d{1,2}/\d{1,2}/\d{4}|\d{1,2} tháng \d{1,2} năm \d{4}),?\s$")
_LAW_WORDS = ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp")
_LAW = compiled(rf"(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)\s(?=[{UPPER}]|năm|sửa đổi)")
_AMENDING = compiled(
    r"(?:Luật|Pháp lệnh)\s[Ss]ửa đổi(?:, bổ sung)?[^.;\n]{0,40}?\scủa\s(?:các\s)?(?=Luật|Bộ luật|Pháp lệnh)"
)
_NEXT_LAW = compiled(rf"(?:,|\svà)\s(?=(?:Luật|Bộ luật|Pháp lệnh)\s[{UPPER}])")
_LAW_WORD = compiled(r"(?:Bộ luật|Luật|Pháp lệnh)\s")
_LAW_NUMBER = compiled(rf"\ssố\s({NUMBER})")
_LAW_YEAR = compiled(r"(?:,?\s(?:năm\s)?((?:19|20)\d\d)\b(?!/))?(?:\s\(sửa đổi\))?")
_LAW_END = compiled(
    r"[.;:()\n“”\"]|,\s|\s(?:năm|ngày|số|về|và các|và Nghị|và Thông|trên|đối với|để|theo|do|của|được|có|thì|tại|như|từ|"
    r"cho|nhằm|bảo đảm|đảm bảo|quy định|hiện hành|sửa đổi|trong|khi|với|là|này|đã|sẽ|phải|vào|ra|hoặc|cũng)\b"
)
_NOT_LAW_BEFORE = compiled(r"(?:Đại học|Trường|ngành|Tạp chí|Báo|Khoa|Hội|dự án)\s$")
_URGENT = compiled(r"\s(?:hỏa tốc|hoả tốc|khẩn|thượng khẩn|liên ngành)$", re.IGNORECASE)
_URGENT_ENDS = ("tốc", "khẩn", "ngành")
_WORD = compiled(r"[^\W\d_]+")


class Mention(NamedTuple):
    """A located mention: its values and clean span; `whole` tells that number and sign both stand there."""

    type: str
    number: str | None
    date: str | None
    start: int
    end: int
    rule: str
    typed: bool = True

    @property
    def whole(self) -> bool:
        """Whether the number comes with a sign, so that the document is named in full."""
        return self.number is not None and not self.number.isdigit()


def locate_citations(text: str) -> list[Mention]:
    """Return all mentions in a cleaned text, in order, not overlapping."""
    found = _numbered(text)
    taken = [(mention.start, mention.end) for mention in found]
    for extra in (*_bare(text, taken), *_laws(text, taken)):
        found.append(extra)
    found.sort(key=lambda mention: mention.start)
    return found


def _numbered(text: str) -> list[Mention]:
    found: list[Mention] = []
    done = 0
    for match in _number_words(text):
        at = match.start() - 1
        if at < done:
            continue
        number = _normal(match[1])
        kind, dated = _type_behind(text, at), None
        if kind is None:
            kind, dated = _type_and_date_behind(text, at)
        start, rule = (kind[1], "citation.numbered") if kind else (at, "citation.sign")
        name = kind[0] if kind else _type_of_sign(number)
        if name is None:
            continue
        date, end = _date_at(text, match.end(1))
        if date is None and end == match.end(1):
            date = dated or _date_before(text, start)
        found.append(Mention(name, number, date, start, end, rule, kind is not None))
        done = end
        done = _more_numbers(text, end, name, found)
    return found


def _number_words(text: str) -> Iterable[re.Match[str]]:
    """Return "số" with its number wherever it stands, from its second letter on, in order."""
    if "Ố" not in text:
        return _NUMBERED.finditer(text)
    return sorted((*_NUMBERED.finditer(text), *_NUMBERED_IN_CAPITALS.finditer(text)), key=re.Match.start)


def _more_numbers(text: str, at: int, name: str, found: list[Mention]) -> int:
    """Read a list that names the type once: "các Quyết định số 1/QĐ-UBND, số 2/QĐ-UBND và 3/QĐ-UBND"."""
    while True:
        match = _AND_NUMBER.match(text, at)
        if not match or not ("-" in match[1] or "/" in match[1]) or match[1].strip().isdigit():
            return at
        number = _normal(match[1])
        if not any(char.isalpha() for char in number):
            return at
        date, end = _date_at(text, match.end(1))
        start = match.start(1) - (3 if text[match.start(1) - 3 : match.start(1)].startswith("số") else 0)
        found.append(Mention(_type_of_sign(number) or name, number, date, start, end, "citation.listed", False))
        at = end


def _bare(text: str, taken: list[tuple[int, int]]) -> list[Mention]:
    """Read mentions without "số": "Công điện 4939/CĐ-BCT ngày …"."""
    found = []
    index = 0
    for match in _plain_numbers(text):
        while index < len(taken) and taken[index][1] <= match.start():
            index += 1
        if index < len(taken) and taken[index][0] <= match.start():
            continue
        kind = _type_behind(text, match.start())
        if kind is None or kind[0] == "Hợp đồng":
            continue
        date, end = _date_at(text, match.end())
        found.append(Mention(kind[0], _normal(match.group()), date, kind[1], end, "citation.bare"))
    return found


def _plain_numbers(text: str) -> list[re.Match[str]]:
    """Return the numbers with a sign that stand as words of their own, found from the mark before the sign."""
    starts: set[int] = set()
    for pattern in _SIGN_BEGINS:
        for mark in pattern.finditer(text):
            at = mark.start()
            starts.add(at - len(text[max(0, at - _LONGEST_PLAIN) : at].rsplit(maxsplit=1)[-1]))
    found = (_BARE.match(text, at) for at in sorted(starts) if not at or text[at - 1].isspace())
    return [match for match in found if match]


def _normal(number: str) -> str:
    return "".join(number.split()).replace("–", "-")


@cache
def _longest_type() -> int:
    return max(len(name.split()) for name in type_names())


def _type_behind(text: str, at: int) -> tuple[str, int] | None:
    """Return the type and its start where a type's name ends just before `at` ("Công văn hỏa tốc" is a Công văn)."""
    head = text[max(0, at - 56) : at]
    stripped = head.rstrip()
    if not stripped or len(head) - len(stripped) > 3:
        return None
    low = stripped.lower()
    urgent = _URGENT.search(low) if low.endswith(_URGENT_ENDS) else None
    if urgent:
        low = low[: urgent.start()]
    for phrase in _types_by_last_word().get(low.rsplit(None, 1)[-1].lstrip('(“"[,;:.'), ()):
        start = len(low) - len(phrase)
        if low.endswith(phrase) and not low[start - 1 : start].isalpha():
            return type_names()[phrase], at - len(head) + start
    return _spaced_type(low, at - len(head)) if "  " in low or "\n" in low else None


def _type_and_date_behind(text: str, at: int) -> tuple[tuple[str, int] | None, str | None]:
    """Return the type with its start, and the date, where "Công văn ngày 12/5/2023" ends just before `at`."""
    found = _DATE_BETWEEN.search(text, max(0, at - 40), at)
    kind = _type_behind(text, found.start() + 1) if found else None
    read = read_date(found[1]) if found and kind else None
    return (kind, read.iso) if kind and read else (None, None)


def _spaced_type(low: str, offset: int) -> tuple[str, int] | None:
    """Read a type whose words stand wide apart or over two lines."""
    words = [match.span() for match in _WORD.finditer(low)]
    for first in range(max(0, len(words) - _longest_type()), len(words)):
        phrase = " ".join(low[slice(*span)] for span in words[first:])
        between = low[words[first][0] : words[-1][1]].split()
        if phrase in type_names() and between == phrase.split():
            return type_names()[phrase], offset + words[first][0]
    return None


@cache
def _types_by_last_word() -> dict[str, tuple[str, ...]]:
    """Return last word → the spellings of types that end with it, the longest first."""
    found: dict[str, list[str]] = {}
    for spelling in type_names():
        found.setdefault(spelling.split()[-1], []).append(spelling)
    return {word: tuple(sorted(spellings, key=len, reverse=True)) for word, spellings in found.items()}


def _type_of_sign(number: str) -> str | None:
    """Return the type that an abbreviation in the sign stands for: 41-QĐ/TW, 150/KH-BCĐ."""
    for group in re.split(r"[/-]", number)[1:3]:
        kind = types_of_signs().get(group)
        if kind:
            return kind
    return None


def _date_at(text: str, at: int) -> tuple[str | None, int]:
    """Return the date that follows a number and the end of the mention (a day without a year belongs to it)."""
    intro = _DATE_AFTER.match(text, at)
    # A day that opens the next paragraph is that of another matter.
    if not intro or (text.count("\n", at, intro.end()) > 1 and "N" in intro.group()):
        return None, at
    read = read_date(text, intro.end())
    return (read.iso, read.end) if read else (None, at)


def _date_before(text: str, at: int) -> str | None:
    """Return the date in "Ngày 22/10/2024, UBND tỉnh ban hành Kế hoạch số 185"."""
    match = _DATE_BEFORE.search(text[max(0, at - 210) : at])
    read = read_date(match[1]) if match else None
    return read.iso if read else None


@cache
def _law_names() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in phrases("laws"):
        found.setdefault(name.split()[0].rstrip(",").lower(), []).append(name.lower())
    for group in found.values():
        group.sort(key=len, reverse=True)
    return found


def _laws(text: str, taken: list[tuple[int, int]]) -> list[Mention]:
    """Read laws cited by name, without a number: "Luật Đất đai năm 2024"."""
    found: list[Mention] = []
    index = 0
    for match in _law_words(text):
        at = match.start()
        while index < len(taken) and taken[index][1] <= at:
            index += 1
        inside = (index < len(taken) and taken[index][0] <= at) or (found and at < found[-1].end)
        if inside or _NOT_LAW_BEFORE.search(text[max(0, at - 12) : at]):
            continue
        law = _law(text, match)
        overlaps = law is not None and index < len(taken) and taken[index][0] < law.end
        if law is not None and not overlaps:
            found.append(law)
    return found


def _law_words(text: str) -> list[re.Match[str]]:
    """Return the type words of laws with which a name can begin, in order."""
    found: dict[int, re.Match[str]] = {}
    for word in _LAW_WORDS:
        at = text.find(word)
        while at >= 0:
            match = _LAW.match(text, at)
            if match:
                found[at] = match
            at = text.find(word, at + len(word))
    return [found[at] for at in sorted(found)]


def _law(text: str, word: re.Match[str]) -> Mention | None:
    """Read the law that begins with its type word: name, then number and date, date alone, or year."""
    kind, start = word.group().strip(), word.start()
    amending = _AMENDING.match(text, start)
    name_end = _amended_end(text, amending.end()) if amending else _law_end(text, word.end())
    number = _LAW_NUMBER.match(text, name_end)
    if number:
        date, end = _date_at(text, number.end(1))
        return Mention(kind, _normal(number[1]), date, start, end, "citation.law")
    date, end = _date_at(text, name_end)
    year = _LAW_YEAR.match(text, name_end) if date is None else None
    end = max(end, year.end()) if year else end
    return Mention(kind, None, date, start, end, "citation.law") if end > word.end() else None


def _amended_end(text: str, at: int) -> int:
    """Return the end of the laws that an amending law names: "… của Luật X, Luật Y và Luật Z"."""
    while True:
        word = _LAW_WORD.match(text, at)
        at = _law_end(text, word.end() if word else at)
        follow = _NEXT_LAW.match(text, at)
        if not follow:
            return at
        at = follow.end()


def _law_end(text: str, at: int) -> int:
    """Return the end of a law's name: a known name, the longest that fits, else up to what cannot belong to one."""
    low = text[at : at + 160].lower()
    first = re.match(r"[^\s,]+", low)
    for name in _law_names().get(first.group() if first else "", ()):
        if low.startswith(name) and not low[len(name) : len(name) + 1].isalpha():
            return at + len(name)
    end = _LAW_END.search(text, at, at + 120)
    return end.start() if end else at
