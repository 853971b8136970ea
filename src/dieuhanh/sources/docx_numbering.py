"""The numbers that Word counts by itself ("1.", "a)", "Điều 3.") written out, as a reader of the page sees them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from dieuhanh.sources.xml import local

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_BULLETS = {"": "-", "·": "-", "o": "+", "\uf0b7": "-", "\uf02d": "-", "\uf0a7": "-"}


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    pattern: str = ""
    start: int = 1


class Numbering:
    """Counts the paragraphs of one document in order; `label` gives what stands before each."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[tuple[str, int], _Level] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * 9)
        if root is not None:
            self._learn(root)

    def label(self, number_id: str, level: int) -> str:
        """Return the label of the next paragraph at a level (from 0) of a list; "" where the list has none."""
        abstract = self._lists.get(number_id, "")
        found = self._levels.get((number_id, level)) or self._levels.get((abstract, level))
        if number_id == "0" or found is None or not 0 <= level < 9:
            return ""
        self._advance(number_id, abstract, level)
        if found.form == "none":
            return ""
        if found.form == "bullet":
            return _BULLETS.get(found.pattern, "-")
        return _PLACE.sub(lambda place: self._written(number_id, abstract, int(place[1]) - 1), found.pattern)

    def _learn(self, root: etree._Element) -> None:
        for node in root.iter(f"{W}abstractNum"):
            self._learn_levels("abstract " + (node.get(f"{W}abstractNumId") or ""), node)
        for node in root.iter(f"{W}num"):
            number_id = node.get(f"{W}numId") or ""
            self._lists[number_id] = "abstract " + _value(node.find(f"{W}abstractNumId"))
            for override in node.iter(f"{W}lvlOverride"):
                self._learn_levels(number_id, override)

    def _learn_levels(self, key: str, node: etree._Element) -> None:
        for level in node.iter(f"{W}lvl"):
            self._levels[key, int(level.get(f"{W}ilvl") or 0)] = _Level(
                _value(level.find(f"{W}numFmt")) or "decimal",
                _value(level.find(f"{W}lvlText")),
                int(_value(level.find(f"{W}start")) or 1),
            )

    def _advance(self, number_id: str, abstract: str, level: int) -> None:
        # Lists that share their abstract form go on counting where the other stopped, as Word does.
        counts = self._counts[number_id if (number_id, level) in self._levels else abstract]
        held = counts[level]
        counts[level] = self._level(number_id, abstract, level).start if held is None else held + 1
        counts[level + 1 :] = [None] * (8 - level)

    def _level(self, number_id: str, abstract: str, level: int) -> _Level:
        return self._levels.get((number_id, level)) or self._levels.get((abstract, level)) or _Level()

    def _written(self, number_id: str, abstract: str, level: int) -> str:
        counts = self._counts[number_id if (number_id, level) in self._levels else abstract]
        shape = self._level(number_id, abstract, level)
        count = counts[level]
        return _numeral(shape.start if count is None else count, shape.form)


def _numeral(number: int, form: str) -> str:
    if form in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in {"lowerRoman", "upperRoman"}:
        roman = _roman(number)
        return roman.upper() if form == "upperRoman" else roman
    return f"{number:02d}" if form == "decimalZero" else str(number)


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written += letters
            number -= value
    return written


def _value(node: etree._Element | None) -> str:
    return "" if node is None else node.get(f"{W}val") or ""


def numbered(paragraph: etree._Element) -> tuple[str, int] | None:
    """Return the list and level that a paragraph's own properties (or a style's) name, None where they name none."""
    properties = next((child for child in paragraph if local(child) == "pPr"), None)
    found = properties.find(f"{W}numPr") if properties is not None else None
    if found is None or found.find(f"{W}numId") is None:
        return None
    return _value(found.find(f"{W}numId")), int(_value(found.find(f"{W}ilvl")) or 0)
