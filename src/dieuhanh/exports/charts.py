"""Charts as SVG made on the server: no script, no style attributes, patterns besides colours, words at every value.

Each stands in a figure beside a table with the same numbers (`data-value` of the marks; ux: charts worth having).
Colours come from the classes `c1` … `c5` of the page's stylesheet, with fills of their own for paper.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from zlib import crc32

_ROW, _LABEL, _BAR, _WIDTH = 30, 200, 130, 480
_NAME = 26
"""Letters that fit before a bar."""
_PAPER = ("#0F6038", "#2F74B8", "#B5651D", "#A3161F", "#6B7885")
_PATTERNS = (
    "",
    '<path d="M0 8L8 0" stroke="#fff" stroke-width="1.5"/>',
    '<path d="M0 0L8 8" stroke="#fff" stroke-width="2.5"/>',
    '<path d="M0 4H8M4 0V8" stroke="#fff" stroke-width="1.5"/>',
    '<circle cx="4" cy="4" r="1.6" fill="#fff"/>',
)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its name, its value, and what is said at its end beside the value."""

    name: str
    value: float
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole; `kind` (0-4) picks its pattern and colour."""

    name: str
    value: float
    kind: int


def bars(title: str, rows: Sequence[Bar], *, kind: int = 3) -> str:
    """Horizontal bars as given (sort before), the value at each bar's end."""
    top = max((row.value for row in rows), default=0) or 1
    marks = "".join(_bar(place, row, row.value / top, kind) for place, row in enumerate(rows))
    return _svg(title, marks, _WIDTH, max(len(rows), 1) * _ROW + 4)


def _bar(place: int, row: Bar, share: float, kind: int) -> str:
    y, length = place * _ROW + 4, max(share * _BAR, 1)
    words = f"{_number(row.value)} {row.remark}".strip()
    return (
        f'<text x="{_LABEL - 8}" y="{y + 16}" text-anchor="end">{escape(_fitting(row.name))}</text>'
        f'<rect x="{_LABEL}" y="{y}" width="{length:.1f}" height="22" fill="url(#p{kind})" data-value="{row.value:g}"/>'
        f'<text x="{_LABEL + length + 6:.1f}" y="{y + 16}">{escape(words)}</text>'
    )


def _fitting(name: str) -> str:
    """The beginning of a name where it is too long; the table beside the chart has all of it."""
    return name if len(name) <= _NAME else f"{name[:_NAME].rsplit(' ', 1)[0]}…"


def whole(title: str, parts: Sequence[Part]) -> str:
    """One bar of 100 % cut into parts with gaps of two pixels; every part is named below with its number."""
    total = sum(part.value for part in parts)
    marks, at = "", 0.0
    for part in parts:
        width = part.value / total * _WIDTH if total else 0
        if width > 2:
            marks += (
                f'<rect x="{at:.1f}" y="4" width="{width - 2:.1f}" height="28" fill="url(#p{part.kind})" '
                f'data-value="{part.value:g}"/>'
            )
        at += width
    names = "".join(_named(place, part) for place, part in enumerate(parts))
    return _svg(title, marks + names, _WIDTH, 44 + (len(parts) + 1) // 2 * 24)


def _named(place: int, part: Part) -> str:
    x, y = place % 2 * (_WIDTH // 2), 44 + place // 2 * 24
    return (
        f'<rect x="{x}" y="{y}" width="16" height="16" fill="url(#p{part.kind})"/>'
        f'<text x="{x + 22}" y="{y + 13}">{escape(part.name)}: {_number(part.value)}</text>'
    )


def line(title: str, values: Sequence[float | None], names: Sequence[str], *, unit: str = "") -> str:
    """Draw one line over time; gaps where there is no value; the first, the last and the extreme are labelled."""
    known = [value for value in values if value is not None]
    if not known:
        return _svg(title, "", _WIDTH, 120)
    low, high = min(0.0, *known), max(known) or 1.0
    points = [
        (40 + place * (_WIDTH - 80) / max(len(values) - 1, 1), 90 - (value - low) / (high - low or 1) * 66, value, name)
        for place, (value, name) in enumerate(zip(values, names, strict=True))
        if value is not None
    ]
    told = {points[0], points[-1], max(points, key=lambda point: point[2]), min(points, key=lambda point: point[2])}
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" data-value="{value:g}"><title>{escape(name)}: '
        f"{_number(value)}{escape(unit)}</title></circle>"
        for x, y, value, name in points
    )
    labels = "".join(
        f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{_number(value)}{escape(unit)}</text>'
        for x, y, value, _ in sorted(told)
    )
    ends = "".join(
        f'<text x="{x:.1f}" y="112" text-anchor="middle">{escape(name)}</text>'
        for x, _, _, name in {points[0], points[-1]}
    )
    return _svg(
        title,
        f'<path d="{_path(values, points)}" fill="none" stroke="#16202B" stroke-width="2"/>{dots}{labels}{ends}',
        _WIDTH,
        120,
    )


def _path(values: Sequence[float | None], points: Sequence[tuple[float, float, float, str]]) -> str:
    """Move anew after every gap, so that a missing value is never bridged."""
    steps, waiting, lifted = [], iter(points), True
    for value in values:
        if value is None:
            lifted = True
            continue
        x, y, _, _ = next(waiting)
        steps.append(f"{'M' if lifted else 'L'}{x:.1f} {y:.1f}")
        lifted = False
    return "".join(steps)


def _svg(title: str, marks: str, width: int, height: int) -> str:
    identifier = f"c{crc32((title + marks).encode()):08x}"
    patterns = "".join(_pattern(identifier, kind) for kind in range(len(_PAPER)))
    return (
        f'<svg class="chart" role="img" aria-labelledby="{identifier}" viewBox="0 0 {width} {height}" '
        f'xmlns="http://www.w3.org/2000/svg" font-size="14"><title id="{identifier}">{escape(title)}</title>'
        f"<defs>{patterns}</defs>{marks.replace('url(#p', f'url(#{identifier}p')}</svg>"
    )


def _pattern(identifier: str, kind: int) -> str:
    return (
        f'<pattern id="{identifier}p{kind}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{_PAPER[kind]}"/>{_PATTERNS[kind]}</pattern>'
    )


def _number(value: float) -> str:
    return f"{value:,g}".translate(str.maketrans(",.", ".,"))
