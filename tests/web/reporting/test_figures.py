"""The classes of official statistics: they add up, the rate has its denominator, few duties are not ranked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.reporting.figures import Figures, Ranked, SumsDifferError, checked, figures_of, ranked
from dieuhanh.web.tasks.timeliness import Timeliness

NATIONAL_2017 = Figures(on_time=14_068, late=1_983, in_time=5_640, overdue=223)


def test_the_national_figures_of_2017() -> None:
    assert NATIONAL_2017.done == 16_051
    assert NATIONAL_2017.running == 5_863
    assert NATIONAL_2017.total == 21_914
    assert NATIONAL_2017.completion == 98.63
    assert NATIONAL_2017.formula == "16.051 / (16.051 + 223)"


def test_the_figures_of_the_office_of_the_government() -> None:
    assert Figures(on_time=2_501, overdue=222).completion == pytest.approx(91.8, abs=0.1)


COUNTS = st.lists(st.tuples(st.sampled_from([str(kind.value) for kind in Timeliness]), st.integers(0, 10_000)))


@given(COUNTS)
def test_every_duty_is_in_one_class(counts: list[tuple[str, int]]) -> None:
    given_out = sum(count for kind, count in counts if kind != Timeliness.DRAFT)
    assert checked(figures_of(counts), given_out).total == given_out


def test_a_report_that_does_not_add_up_is_refused() -> None:
    with pytest.raises(SumsDifferError, match="21914 in the classes, 21915 counted"):
        checked(NATIONAL_2017, 21_915)


def test_a_done_one_after_an_extension_is_on_time_and_told_apart() -> None:
    figures = figures_of([(Timeliness.DONE_AFTER_EXTENSION, 3), (Timeliness.DONE_ON_TIME, 2)])
    assert (figures.on_time, figures.after_extension, figures.total) == (5, 3, 5)


def row(name: str, done: int, overdue: int, updated: int) -> Ranked:
    return Ranked(name, name, Figures(on_time=done, overdue=overdue), updated, 0, None)


def test_few_duties_are_not_ranked_and_equals_share_a_place() -> None:
    rows = ranked(
        [row("D", 4, 0, 4), row("C", 5, 5, 5), row("B", 10, 0, 8), row("A", 10, 0, 8), row("E", 10, 0, 10)], 5
    )
    assert [(one.name, one.place) for one in rows] == [("E", 1), ("A", 2), ("B", 2), ("C", 4), ("D", None)]
    assert rows[0].update == 100


def test_nothing_has_no_rate() -> None:
    assert Figures().completion is None
    assert Figures(in_time=3).completion is None
