"""The words of a page and where they stand, in points from the top left; the text layer and the OCR give them alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points; `top` is the smaller number."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height on the page of its centre."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """The distance of its centre from the page's left edge."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space between them, or a whole cell of a line once its layout is known."""

    text: str
    box: Box
    page: int
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page as read: its words in any order, and the thin straight lines drawn on it."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...] = ()


class Kind(Enum):
    """What a line is: running text, things beside each other (a letterhead), or the row of a table."""

    PROSE = "prose"
    BESIDE = "beside"
    ROW = "row"


_BETWEEN = {Kind.PROSE: " ", Kind.BESIDE: "    ", Kind.ROW: " | "}


@dataclass(frozen=True, slots=True)
class Line:
    """One line in reading order: its cells (prose has one) and the column it stands in (`edges`, left and right)."""

    kind: Kind
    cells: tuple[tuple[Word, ...], ...]
    page: int
    box: Box
    edges: tuple[float, float]

    @property
    def between(self) -> str:
        """What stands between two cells in the text."""
        return _BETWEEN[self.kind]

    @property
    def text(self) -> str:
        """The line as it will stand in the text."""
        return self.between.join(" ".join(word.text for word in cell) for cell in self.cells)


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box that holds all of `boxes` (at least one)."""
    known = list(boxes)
    return Box(
        min(box.left for box in known),
        min(box.top for box in known),
        max(box.right for box in known),
        max(box.bottom for box in known),
    )


def box_of(words: Iterable[Word]) -> Box:
    """Return the box around words (at least one)."""
    return around(word.box for word in words)
