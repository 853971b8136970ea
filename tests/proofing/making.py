"""Made-up texts with what was read from them, for the tests of the proofreader."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dieuhanh.extraction.model import (
    Assignment,
    BulletinInfo,
    Citation,
    Effective,
    Extraction,
    Figure,
    Item,
    Period,
)
from dieuhanh.proofing import check

if TYPE_CHECKING:
    from dieuhanh.proofing import Finding

_FIGURE = re.compile(r"(?<![\d.,])(\d[\d.]{0,12}(?:,\d{1,6})?)( ?%| [^\W\d]+(?: tiêu| đồng)?(?:/[^\W\d]+)?)")


def whole(text: str, **facts: object) -> Extraction:
    """Return a reading of one item that is the whole text."""
    return Extraction(BulletinInfo(None, "UBND tỉnh", None), (Item(None, 0, len(text), None, None, **facts),))  # type: ignore[arg-type]


def figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text that the tests write in one form: number, blank, unit."""
    found = []
    for match in _FIGURE.finditer(text):
        value = float(match[1].replace(".", "").replace(",", "."))
        unit = match[2].strip()
        found.append(Figure("", value, None, unit, "=", None, *match.span(), "test", True))
    return tuple(found)


def cited(text: str, quote: str, number: str, date: str | None, kind: str = "Công văn", nth: int = 0) -> Citation:
    """Return the citation that stands at the nth place where the quote does."""
    start = [match.start() for match in re.finditer(re.escape(quote), text)][nth]
    return Citation(kind, number, date, None, "announces", start, start + len(quote), "test", True)


def duty(text: str, deadline: str, due_text: str) -> Assignment:
    """Return a duty of the whole text with a deadline."""
    return Assignment(("Sở Nội vụ",), (), "document", deadline, None, due_text, 0, len(text), "test", True)


def effect(text: str, since: str) -> Effective:
    """Return an effect of the whole text."""
    return Effective(since, None, 0, len(text), "test", True)


def bulletin(text: str, items: list[Item], week: tuple[str, str] | None = None) -> Extraction:
    """Return a reading of several items."""
    return Extraction(BulletinInfo(None, "UBND tỉnh", Period(*week) if week else None), tuple(items))


def told(text: str, rule: str, extraction: Extraction | None = None) -> list[Finding]:
    """Return the findings of one rule, or of one family of rules ("words.")."""
    return [finding for finding in check(text, extraction or whole(text)) if finding.rule.startswith(rule)]


def quotes(text: str, rule: str, extraction: Extraction | None = None) -> list[str]:
    """Return the quotes of one rule's findings."""
    return [finding.quote for finding in told(text, rule, extraction)]
