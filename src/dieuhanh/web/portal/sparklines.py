"""How a figure went from week to week: small bars from nought up, and the same in words (ux 7.1, 8.7, 11.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils.translation import gettext as _

from dieuhanh.language import slug
from dieuhanh.web.pages.formatting import quantity
from dieuhanh.web.portal.observations import told_of
from dieuhanh.web.portal.values import FigureValue
from dieuhanh.web.portal.weeks import Week

FEWEST, MOST = 3, 12
HEIGHT = 20
_WIDTH, _STEP, _LEAST = 6, 9, 1


@dataclass(frozen=True, slots=True)
class Point:
    """A week's figure, by the last day of the week."""

    week: date
    value: float
    amount: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the picture, from its upper left corner."""

    x: int
    y: int
    height: int
    width: int = _WIDTH


@dataclass(frozen=True, slots=True)
class Spark:
    """The newest figures of one indicator in one unit, the oldest first; a week without one has no bar."""

    points: tuple[Point, ...]
    height: int = HEIGHT

    @property
    def width(self) -> int:
        """How wide the picture is."""
        return len(self.points) * _STEP

    @property
    def bars(self) -> tuple[Bar, ...]:
        """The bars, the greatest as high as the picture."""
        most = max(point.value for point in self.points)
        heights = [max(_LEAST, round(HEIGHT * point.value / most)) if most else _LEAST for point in self.points]
        return tuple(Bar(at * _STEP, HEIGHT - height, height) for at, height in enumerate(heights))

    @property
    def words(self) -> str:
        """The same in words."""
        told = ((Week.of(point.week), point.amount) for point in self.points)
        named = [(week.number, week.year, amount) for week, amount in told]
        return "; ".join(_("tuần %(week)s/%(year)s: %(amount)s") % dict(zip(_NAMES, one, strict=True)) for one in named)


_NAMES = ("week", "year", "amount")


def sparks(wanted: Mapping[str, tuple[Iterable[str], str]]) -> dict[str, Spark]:
    """Return the picture of each indicator that was told in more than two weeks.

    `wanted` has by its key how texts write it, and the amount that stands beside the picture: the picture ends with it.
    """
    courses: dict[tuple[str, str], dict[date, Point]] = {}
    for claim in told_of(label for labels, _amount in wanted.values() for label in labels):
        value = cast("FigureValue", claim.value)
        if value["upper"] is None and value["comparator"] == "=":
            point = Point(claim.week, value["value"], quantity(value["value"], value["unit"]))
            courses.setdefault((slug(value["label"]), value["unit"]), {}).setdefault(claim.week, point)
    found = {}
    for (key, _unit), course in courses.items():
        points = tuple(course.values())[-MOST:]
        if _may_be_drawn(points) and points[-1].amount == wanted[key][1]:
            found[key] = Spark(points)
    return found


def _may_be_drawn(points: tuple[Point, ...]) -> bool:
    return len(points) >= FEWEST and all(point.value >= 0 for point in points)
