"""Blanks: doubled, missing after a mark or a figure, or standing inside a document's number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dieuhanh.language.sentences import UPPER
from dieuhanh.language.syllables import is_syllable
from dieuhanh.proofing.finding import Finding
from dieuhanh.proofing.proof import Proof

_SIGN = r"[A-ZĐ][A-Za-zĐđ]{0,7}"
_LOWER = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_DOUBLE = re.compile(r"(?<=\S) {2,3}(?=\S)")
_COLUMNS = re.compile(r"\S {4}|\t|\|")
# 6540 /VP-KT, 29/ 2023/QĐ-UBND, 12/QĐ -UBND: a number, a slash and a sign, with a blank in between.
_NUMBER = re.compile(
    rf"(?<![\w/.,])\d{{1,6}}(?P<a> {{0,2}})/(?P<b> {{0,2}})(?:\d{{4}}(?P<c> {{0,2}})/(?P<d> {{0,2}}))?"
    rf"(?:[A-ZĐ]{{2,6}}|CTr|TTr|QyĐ|QCh)\b(?:(?P<e> {{0,2}})-(?P<f> {{0,2}}){_SIGN}){{0,3}}"
)
_GLUED_DATE = re.compile(rf"(?<![\d/])\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}}[{_LOWER}{UPPER}]{{1,10}}")
_GLUED_FIGURE = re.compile(rf"(?<![\w./-])\d{{1,9}}([{_LOWER}]{{2,10}})(?![\w/.]*\d)")
_AFTER_STOP = re.compile(rf"[.,;:!?]([{UPPER}{_LOWER}][{_LOWER}]{{1,10}})(?![\w]*\.\w)")
_BRACKET = re.compile(rf"(?<=[{_LOWER}])\((?=[{UPPER}{_LOWER}]{{2}})|\)(?=[{_LOWER}{UPPER}])")
_LAST_WORD = re.compile(rf"(?<![\w.])[{UPPER}{_LOWER}][{_LOWER}]{{1,10}}$")
# Words without a mark that follow a figure, as no unit does ("10ha", "5km").
_PLAIN_WORDS = frozenset("cho theo trong do nay sang tham thay hay qua sau trung ban thu thi khi chi giao".split())


def check(proof: Proof) -> Iterator[Finding]:
    """Yield the faults of spacing of a text."""
    yield from _double(proof)
    yield from _in_numbers(proof)
    yield from _glued(proof)
    yield from _missing(proof)


def _double(proof: Proof) -> Iterator[Finding]:
    if "  " not in proof.prose:
        return
    for start, end in proof.lines:
        line = proof.prose[start:end]
        if "  " not in line or _COLUMNS.search(line):
            continue
        for found in _DOUBLE.finditer(line):
            place = (start + found.start(), start + found.end())
            yield proof.found("spacing.double", [place], "Thừa dấu cách giữa hai chữ.", " ")


def _in_numbers(proof: Proof) -> Iterator[Finding]:
    for found in _NUMBER.finditer(proof.prose):
        if " " in found.group():
            right = found.group().replace(" ", "")
            message = f"Số, ký hiệu văn bản viết liền, không có dấu cách: {right}."
            yield proof.found("spacing.number", [found.span()], message, right)


def _glued(proof: Proof) -> Iterator[Finding]:
    for found in _GLUED_DATE.finditer(proof.prose):
        word = found.group().lstrip("0123456789/.-")
        right = found.group()[: -len(word)] + " " + word
        yield proof.found("spacing.glued-date", [found.span()], f"Thiếu dấu cách sau ngày, tháng: “{right}”.", right)
    for found in _GLUED_FIGURE.finditer(proof.prose):
        word = found.group(1)
        if word in _PLAIN_WORDS or (not word.isascii() and is_syllable(word)):
            right = found.group()[: -len(word)] + " " + word
            yield proof.found("spacing.glued-figure", [found.span()], f"Chữ số dính liền chữ: “{right}”.", right)


def _missing(proof: Proof) -> Iterator[Finding]:
    for found in _AFTER_STOP.finditer(proof.prose):
        start, mark, after = found.start(), found.group()[0], found.group(1)
        before = _LAST_WORD.search(proof.prose, max(0, start - 13), start)
        if before and is_syllable(before.group()) and is_syllable(after):
            right = f"{before.group()}{mark} {after}"
            yield proof.found(
                "spacing.missing", [(before.start(), found.end())], f"Thiếu dấu cách sau dấu “{mark}”.", right
            )
    for found in _BRACKET.finditer(proof.prose):
        right = ") " if found.group() == ")" else " ("
        yield proof.found("spacing.missing", [found.span()], "Thiếu dấu cách bên ngoài dấu ngoặc đơn.", right)
