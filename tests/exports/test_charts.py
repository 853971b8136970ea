"""Charts: they say their numbers, need no style attribute, and never bridge a gap."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from dieuhanh.exports.charts import Bar, Part, bars, line, whole
from dieuhanh.exports.qr import svg

CHARTS = (
    bars("Quá hạn <theo> cơ quan", [Bar("Sở Y tế & Dược", 5, "lâu nhất 41 ngày"), Bar("Sở Nội vụ", 0)]),
    whole("Cơ cấu", [Part("Đúng hạn", 54, 0), Part("Trễ", 7, 2), Part("Không", 0, 4)]),
    line("Xu hướng", [22, None, 20, 17], ["T42", "T43", "T44", "T45"], unit="%"),
    bars("Trống", []),
    line("Trống", [None], ["T1"]),
    whole("Trống", []),
    svg("https://dieuhanh.example/m/2267-qd-ubnd-2023", title="Địa chỉ ngắn"),
)


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_is_well_formed_named_and_without_style_or_script(chart: str) -> None:
    root = etree.fromstring(chart)
    assert root.find("{http://www.w3.org/2000/svg}title") is not None
    assert not re.search(r"\bstyle=|<script|<style|https?://(?!www\.w3\.org)", chart)


def values(chart: str) -> list[float]:
    return [float(value) for value in re.findall(r'data-value="([^"]+)"', chart)]


def test_every_value_is_there() -> None:
    assert values(CHARTS[0]) == [5, 0]
    assert values(CHARTS[1]) == [54, 7]
    assert values(CHARTS[2]) == [22, 20, 17]
    assert "Không: 0" in CHARTS[1]


def test_a_missing_value_is_a_gap() -> None:
    path = re.search(r'<path d="([^"]+)" fill="none"', CHARTS[2])
    assert path is not None
    assert path[1].count("M") == 2


def test_longer_bars_for_greater_values() -> None:
    widths = [
        float(width) for width in re.findall(r'width="([\d.]+)" height="22"', bars("x", [Bar("a", 10), Bar("b", 5)]))
    ]
    assert widths[0] == pytest.approx(2 * widths[1])
