"""Numbers and signs of documents and the form of dates, by decree 30/2020/NĐ-CP (annex I), and where they disagree."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from dieuhanh.language import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.extraction.model import Citation
    from dieuhanh.proofing.finding import Finding, Span
    from dieuhanh.proofing.proof import Proof

_DATE_IN_WORDS = re.compile(r"ngày (\d{1,2}) tháng (\d{1,2})(?!\d)")
_SHORT_NUMBER = re.compile(r"số (\d)/[A-ZĐ\d]")
_WITH_YEAR = re.compile(r"(\d{1,6})/\d{4}/")
# Decrees and circulars have carried their year since 1997: 105/2020/NĐ-CP.
_BARE_NUMBER = re.compile(r" số (?P<number>\d{1,3})(?:(?![\d/])|/(?:NĐ-CP|TT-[A-ZĐ]{2,8})\b)")
_DECREE = re.compile(r"(?:Nghị định|Thông tư liên tịch|Thông tư)$")
_LONGEST_TYPE = 20
_OLD_RULES = re.compile(
    r",? ngày \d{1,2}/\d{1,2}/(?:199[7-9]|200[0-8])[^.;]{0,60}ban hành (?:Quy chế|Quy định|Điều lệ)"
)
_MINISTRY_DECISION = re.compile(r"Quyết định số \d{1,4}/QĐ-B[A-ZĐ]{1,8}\b")
_YEAR_IN_NUMBER = re.compile(r"/((?:19|20)\d\d)/")
# A number that belongs to one of many committees names no document by itself.
_COMMITTEE = re.compile(r"-(?:BCĐ|BCH|HĐ|TCT|TGV|BTC)\w{0,6}$")
_SIGNS = {
    "Quyết định": "qd",
    "Kế hoạch": "kh",
    "Chỉ thị": "ct",
    "Thông báo": "tb",
    "Báo cáo": "bc",
    "Tờ trình": "ttr",
    "Nghị quyết": "nq",
    "Nghị định": "nd",
    "Thông tư": "tt",
    "Công điện": "cd",
}
_NEVER_A_LETTER = frozenset({"qd", "nq", "nd", "ttr", "kh", "bc"})


def check(proof: Proof) -> Iterator[Finding]:
    """Yield what is wrong with numbers, signs and the form of dates."""
    yield from _form(proof)
    yield from _year_missing(proof)
    citations = [citation for item in proof.extraction.items for citation in item.citations if citation.number]
    for citation in citations:
        yield from _year_differs(proof, citation)
        yield from _sign_differs(proof, citation)
    yield from _date_differs(proof, citations)


def _form(proof: Proof) -> Iterator[Finding]:
    """Days and numbers below 10, months 1 and 2 take a leading 0; months 3 to 9 none, where most have none."""
    places: list[Span] = []
    padded: list[Span] = []
    plain = 0
    for found in proof.dates:
        day, month, _ = found.groups()
        if len(day) == 1 or month in ("1", "2"):
            places.append(found.span())
        elif month[0] == "0" and month > "02":
            padded.append(found.span())
        else:
            plain += len(month) == 1
    places += padded if plain > len(padded) else []
    for found in _DATE_IN_WORDS.finditer(proof.prose):
        if len(found[1]) == 1 or found[2] in ("1", "2"):
            places.append(found.span())
    places += [found.span(1) for found in _SHORT_NUMBER.finditer(proof.prose)]
    if places:
        message = (
            "Thể thức số, ngày (Nghị định 30/2020/NĐ-CP): số và ngày nhỏ hơn 10, tháng 1 và 2 thêm số 0 ở trước; "
            f"tháng 3 đến 9 không thêm. Có {len(places)} chỗ."
        )
        yield proof.found("numbers.form", places, message)


def _year_missing(proof: Proof) -> Iterator[Finding]:
    with_year = set(_WITH_YEAR.findall(proof.prose))
    for found in _BARE_NUMBER.finditer(proof.prose):
        decree = _DECREE.search(proof.prose, max(0, found.start() - _LONGEST_TYPE), found.start())
        if not decree or found["number"] in with_year:
            continue
        message = f"{decree.group()} có năm trong số hiệu, ví dụ 30/2020/NĐ-CP; xin ghi đủ."
        yield proof.found("numbers.year-missing", [(decree.start(), found.end())], message)
    for found in _MINISTRY_DECISION.finditer(proof.prose):
        if _OLD_RULES.match(proof.prose, found.end()):
            message = "Quyết định ban hành quy chế của bộ trước năm 2009 là văn bản quy phạm: số hiệu thường có năm."
            yield proof.found("numbers.year-missing", [found.span()], message)


def _year_differs(proof: Proof, citation: Citation) -> Iterator[Finding]:
    year = _YEAR_IN_NUMBER.search(citation.number or "")
    if year and citation.date and year[1] != citation.date[:4]:
        message = f"Số hiệu ghi năm {year[1]} nhưng ngày ban hành ghi năm {citation.date[:4]}."
        yield proof.found("numbers.year-differs", [proof.span(citation.start, citation.end)], message)


def _sign_differs(proof: Proof, citation: Citation) -> Iterator[Finding]:
    said, expected = _type_in_sign(citation.number or ""), _SIGNS.get(citation.type)
    is_wrong = said in _NEVER_A_LETTER if citation.type == "Công văn" else expected and not said.startswith(expected)
    if said and is_wrong and said in _SIGNS.values():
        message = f"Loại văn bản “{citation.type}” không khớp ký hiệu trong số {citation.number}."
        yield proof.found("numbers.sign-differs", [proof.span(citation.start, citation.end)], message)


def _type_in_sign(number: str) -> str:
    """Return the folded type letters of a number: "qd" of 30/2018/QĐ-UBND, "ctr" of 98-CTr/TU, "" where it has none."""
    head, _, sign = number.rpartition("/")
    party = head.partition("-")[2]
    return fold(party or sign.partition("-")[0])


def _date_differs(proof: Proof, citations: list[Citation]) -> Iterator[Finding]:
    by_number: dict[str, list[Citation]] = defaultdict(list)
    for citation in citations:
        number = citation.number or ""
        if citation.date and "/" in number and not _COMMITTEE.search(number):
            by_number[f"{number} {citation.date[:4]}"].append(citation)
    for same in by_number.values():
        dates = Counter(citation.date for citation in same)
        if len(dates) == 1:
            continue
        usual = dates.most_common(1)[0][0]
        odd = [proof.span(citation.start, citation.end) for citation in same if citation.date != usual]
        shown = ", ".join(_printed(date or "") for date in sorted(dates, key=str))
        yield proof.found(
            "numbers.date-differs", odd, f"Văn bản số {same[0].number} được ghi nhiều ngày khác nhau: {shown}."
        )


def _printed(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month if month < '03' or month > '09' else month[1]}/{year}"
