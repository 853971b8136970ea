"""Blanks: doubled, missing after a mark or a figure, or standing inside a document's number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dieuhanh.language.sentences import UPPER
from dieuhanh.language.syllables import is_syllable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dieuhanh.proofing.finding import Finding
    from dieuhanh.proofing.proof import Proof

_SIGN = r"[A-ZĐ][A-Za-zĐđ]{0,7}"
_LOWER = "a-zđàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_DOUBLE = re.compile(r"(?<=\S) {2,3}(?=\S)")
_COLUMNS = re.compile(r"\S {4}|\|")
# 6540 /VP-KT, 29/ 2023/QĐ-UBND, 12/QĐ -UBND: a number, a slash and a sign, with a blank in between.
_NUMBER = re.compile(
    rf"\d{{1,6}} {{0,2}}/ {{0,2}}(?:\d{{4}} {{0,2}}/ {{0,2}})?"
    rf"(?:[A-ZĐ]{{2,6}}|CTr|TTr|QyĐ)\b(?: {{0,2}}- {{0,2}}{_SIGN}){{0,3}}"
)
_LETTERS = re.compile(rf"[{_LOWER}{UPPER}]{{1,10}}")
_GLUED_FIGURE = re.compile(rf"\d{{1,9}}([{_LOWER}]{{2,10}})(?![\w/.])")
_FIGURE = re.compile(r"\d{2,9}")
_JOINED = frozenset("/.,-")
_AFTER_STOP = re.compile(rf"[.,;:!?]([{UPPER}{_LOWER}][{_LOWER}]{{1,10}})(?![\w]*\.\w)")
_BRACKET = re.compile(rf"\((?=[{UPPER}{_LOWER}]{{2}})|\)(?=[{_LOWER}{UPPER}])")
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
            if "\t" not in proof.raw(*place):
                yield proof.found("spacing.double", [place], "Thừa dấu cách giữa hai chữ.", " ")


def _in_numbers(proof: Proof) -> Iterator[Finding]:
    for found in _NUMBER.finditer(proof.prose):
        quote, before = found.group(), proof.prose[found.start() - 1 : found.start()]
        # "3/ UBND tỉnh" counts the points of a list.
        is_number = "-" in quote or quote.partition("/")[0].endswith(" ")
        if " " in quote and is_number and not before.isalnum() and before not in _JOINED:
            right = quote.replace(" ", "")
            message = f"Số, ký hiệu văn bản viết liền, không có dấu cách: {right}."
            yield proof.found("spacing.number", [found.span()], message, right)


def _glued(proof: Proof) -> Iterator[Finding]:
    for found in proof.dates:
        after = _LETTERS.match(proof.prose, found.end())
        if after:
            right = f"{found.group()} {after.group()}"
            message = f"Thiếu dấu cách sau ngày, tháng: “{right}”."
            yield proof.found("spacing.glued-date", [(found.start(), after.end())], message, right)
    yield from _figure_before_word(proof)
    yield from _word_before_figure(proof)


def _figure_before_word(proof: Proof) -> Iterator[Finding]:
    for found in _GLUED_FIGURE.finditer(proof.prose):
        word, before = found.group(1), proof.prose[found.start() - 1 : found.start()]
        if before.isalnum() or before in _JOINED:
            continue
        if word in _PLAIN_WORDS or (not word.isascii() and is_syllable(word)):
            right = found.group()[: -len(word)] + " " + word
            yield proof.found("spacing.glued-figure", [found.span()], f"Chữ số dính liền chữ: “{right}”.", right)


def _word_before_figure(proof: Proof) -> Iterator[Finding]:
    for found in _FIGURE.finditer(proof.prose):
        if not proof.prose[found.start() - 1 : found.start()].islower():
            continue
        head = _LAST_WORD.search(proof.prose, max(0, found.start() - 12), found.start())
        word = head.group() if head else ""
        if head and not word.isascii() and is_syllable(word):
            yield proof.found("spacing.glued-figure", [head.span()], f"Chữ “{word}” dính liền chữ số.", word + " ")


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
        if right == " (" and not proof.prose[found.start() - 1 : found.start()].islower():
            continue
        yield proof.found("spacing.missing", [found.span()], "Thiếu dấu cách bên ngoài dấu ngoặc đơn.", right)
