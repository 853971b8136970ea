"""Nothing open is lost or doubled, in hand-overs and in reports by today's bodies."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.organisations.allotment import AllotmentError, allot, mark_of
from dieuhanh.web.organisations.descent import Descent, Heir
from dieuhanh.web.organisations.validity import Validity

HEIRS = ("xa-a", "xa-b", "xa-c")
ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)


def test_a_thing_goes_to_its_own_heir_before_that_of_its_kind() -> None:
    shares = allot({"tasks": [ONE, TWO], "seats": [THREE]}, HEIRS, {"tasks": "xa-a", "seats": "xa-c"}, {TWO: "xa-b"})
    assert {(share.kind, share.heir, share.holdings) for share in shares} == {
        ("tasks", "xa-a", (ONE,)),
        ("tasks", "xa-b", (TWO,)),
        ("seats", "xa-c", (THREE,)),
    }


def test_one_heir_takes_everything_that_nobody_shared_out() -> None:
    (share,) = allot({"tasks": [ONE, TWO], "seats": []}, HEIRS[:1], {}, {})
    assert share.holdings == (ONE, TWO)


@pytest.mark.parametrize(("of_kind", "alone"), [({}, {}), ({"tasks": "xa-x"}, {}), ({}, {ONE: "xa-x"})])
def test_a_thing_without_an_heir_stops_everything(of_kind: dict[str, str], alone: dict[UUID, str]) -> None:
    with pytest.raises(AllotmentError):
        allot({"tasks": [ONE]}, HEIRS, of_kind, alone)


KINDS = st.sampled_from(["tasks", "seats", "accounts"])
THINGS = st.dictionaries(KINDS, st.lists(st.uuids(), unique=True, max_size=8), max_size=3)


@given(THINGS, st.dictionaries(KINDS, st.sampled_from(HEIRS)), st.data())
def test_every_open_thing_goes_to_exactly_one_heir_or_nothing_goes(
    held: dict[str, list[UUID]], of_kind: dict[str, str], data: st.DataObject
) -> None:
    things = [thing for all_of_kind in held.values() for thing in all_of_kind]
    alone = data.draw(st.dictionaries(st.sampled_from(things), st.sampled_from(HEIRS))) if things else {}
    try:
        shares = allot(held, HEIRS, of_kind, alone)
    except AllotmentError:
        assert any(things and kind not in of_kind for kind, things in held.items())
        return
    given_out = Counter((share.kind, thing) for share in shares for thing in share.holdings)
    assert given_out == Counter((kind, thing) for kind, things in held.items() for thing in things)


def test_a_mark_tells_whether_the_same_things_are_open() -> None:
    assert mark_of({"a": [ONE, TWO], "b": []}) == mark_of({"b": [], "a": [TWO, ONE]})
    assert mark_of({"a": [ONE]}) != mark_of({"a": [ONE, TWO]})


ENDED = Validity(None, date(2025, 6, 30))
MERGED = Validity(None, date(2025, 2, 28))
BODIES = {
    "so-gtvt": MERGED,
    "so-xd": MERGED,
    "so-xd-2025": Validity(date(2025, 3, 1)),
    "loc-binh": ENDED,
    "xa-lb": Validity(date(2025, 7, 1)),
    "xa-mau-son": Validity(date(2025, 7, 1)),
    "giver": Validity(),
    "lost": ENDED,
}
LINKS = [
    Heir("so-gtvt", "so-xd-2025", date(2025, 3, 1)),
    Heir("so-xd", "so-xd-2025", date(2025, 3, 1)),
    Heir("loc-binh", "xa-lb", date(2025, 7, 1)),
    Heir("loc-binh", "xa-mau-son", date(2025, 7, 1)),
    Heir("giver", "xa-lb", date(2024, 1, 1)),
]


@pytest.mark.parametrize(
    ("body", "today", "heirs"),
    [
        ("so-gtvt", date(2025, 2, 28), ("so-gtvt",)),
        ("so-gtvt", date(2025, 3, 1), ("so-xd-2025",)),
        ("loc-binh", date(2026, 1, 1), ("xa-lb", "xa-mau-son")),
        ("giver", date(2026, 1, 1), ("giver",)),
        ("lost", date(2026, 1, 1), ("lost",)),
        ("unknown", date(2026, 1, 1), ("unknown",)),
    ],
)
def test_who_stands_for_a_body_today(body: str, today: date, heirs: tuple[str, ...]) -> None:
    assert Descent(BODIES, LINKS, today).today_of(body) == heirs


def test_the_last_step_by_which_somebody_came_to_stand_for_an_ended_body() -> None:
    bodies = {**BODIES, "so-xd-2025": Validity(date(2025, 3, 1), date(2025, 12, 31))}
    chain = [*LINKS, Heir("so-xd-2025", "so-kt", date(2026, 1, 1))]
    later = Descent(bodies, chain, date(2026, 2, 1))
    assert later.last_steps("so-gtvt") == (Heir("so-xd-2025", "so-kt", date(2026, 1, 1)),)
    assert [step.new for step in later.last_steps("loc-binh")] == ["xa-lb", "xa-mau-son"]
    assert later.last_steps("giver") == later.last_steps("lost") == later.last_steps("unknown") == ()


def test_the_report_after_the_districts_have_gone() -> None:
    counts = {"so-gtvt": 3, "so-xd": 2, "loc-binh": 5, "giver": 1}
    assert Descent(BODIES, LINKS, date(2026, 1, 1)).by_today(counts.items()) == {
        ("so-xd-2025",): 5,
        ("xa-lb", "xa-mau-son"): 5,
        ("giver",): 1,
    }


NAMES = st.sampled_from("abcdefgh")
DAYS = st.integers(0, 30).map(lambda number: date(2024, 1, 1) + timedelta(days=number))
ENDS = st.dictionaries(NAMES, st.one_of(st.none(), DAYS).map(lambda end: Validity(None, end)))
CHANGES = st.lists(st.builds(Heir, NAMES, NAMES, DAYS), max_size=20)
COUNTS = st.lists(st.tuples(NAMES, st.integers(0, 9)), max_size=20)


@given(ENDS, CHANGES, COUNTS, DAYS)
def test_the_total_stays_the_same_whatever_became_of_the_bodies(
    bodies: dict[str, Validity], changes: list[Heir], counts: list[tuple[str, int]], today: date
) -> None:
    by_today = Descent(bodies, changes, today).by_today(counts)
    assert sum(by_today.values()) == sum(count for _body, count in counts)
