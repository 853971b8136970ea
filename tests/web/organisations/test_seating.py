"""What a decision does to seats: replaced, added, dismissed, swapped, listed whole; nobody is lost or doubled."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.organisations.seating import Appointed, Sitting, reseat, role_key

SOURCE = UUID(int=9)


def seat(number: int, role: str, holder: str = "", office: str = "") -> Sitting:
    return Sitting(UUID(int=number), role, holder, office)


def line(role: str, holder: str = "", office: str = "", replaces: str = "", *, dismissed: bool = False) -> Appointed:
    return Appointed(role, holder, office, replaces, dismissed, SOURCE)


HEAD, DEPUTY, MEMBER = seat(1, "Tổ trưởng", "Bình"), seat(2, "Tổ phó", "An"), seat(3, "thành viên", office="Sở Y tế")


def after(sitting: list[Sitting], decision: list[Appointed], *, whole: bool = False) -> set[tuple[str, str]]:
    """Who sits where once the decision is carried out."""
    outcome = reseat(sitting, decision, whole=whole)
    stay = {(one.role, one.holder or one.office) for one in sitting if one not in outcome.endings}
    return stay | {(one.appointed.role, one.appointed.holder or one.appointed.office) for one in outcome.additions}


@pytest.mark.parametrize(
    ("decision", "whole", "expected"),
    [
        ([line("Tổ trưởng", "Chi", replaces="Bình")], False, {("Tổ trưởng", "Chi"), ("Tổ phó", "An")}),
        ([line("Tổ trưởng", "Chi", replaces="BINH")], False, {("Tổ trưởng", "Chi"), ("Tổ phó", "An")}),
        ([line("Tổ phó", "An", dismissed=True)], False, {("Tổ trưởng", "Bình")}),
        (
            [line("Ủy viên", "Chi")],
            False,
            {("Tổ trưởng", "Bình"), ("Tổ phó", "An"), ("Ủy viên", "Chi")},
        ),
        ([line("Tổ trưởng", "Bình")], False, {("Tổ trưởng", "Bình"), ("Tổ phó", "An")}),
        (
            [line("Tổ trưởng", "An", replaces="Bình"), line("Tổ phó", "Bình", replaces="An")],
            False,
            {("Tổ trưởng", "An"), ("Tổ phó", "Bình")},
        ),
        ([line("Tổ trưởng", "Chi"), line("Tổ phó", "Bình")], True, {("Tổ trưởng", "Chi"), ("Tổ phó", "Bình")}),
    ],
)
def test_who_sits_there_afterwards(decision: list[Appointed], whole: bool, expected: set[tuple[str, str]]) -> None:
    assert after([HEAD, DEPUTY], decision, whole=whole) == expected


def test_a_predecessor_whom_nobody_recorded_is_told() -> None:
    outcome = reseat([HEAD], [line("Tổ phó", "Chi", replaces="Dung")], whole=False)
    assert (outcome.endings, outcome.additions[0].after, outcome.additions[0].unseen) == ((), None, "Dung")


def test_a_whole_list_says_whom_the_head_follows_but_not_a_member() -> None:
    outcome = reseat([HEAD, MEMBER], [line("Tổ trưởng", "Chi"), line("Ủy viên", "Dung")], whole=True)
    assert [one.after for one in outcome.additions] == [HEAD, None]
    assert outcome.endings == (HEAD, MEMBER)


@pytest.mark.parametrize(("one", "other"), [("Trưởng Ban", "trưởng ban chỉ đạo"), ("thành viên", "Ủy viên")])
def test_spellings_of_a_role_meet(one: str, other: str) -> None:
    assert role_key(one) == role_key(other)


@given(st.permutations(["An", "Bình", "Chi", "Dung"]), st.permutations(range(4)))
def test_any_exchange_of_places_in_one_decision_works_in_any_order(wanted: list[str], order: list[int]) -> None:
    roles = ["Trưởng ban", "Phó Trưởng ban", "Thư ký", "Tổ trưởng"]
    sitting = [seat(place, role, name) for place, (role, name) in enumerate(zip(roles, sorted(wanted), strict=True))]
    lines = [line(roles[at], wanted[at], replaces=sorted(wanted)[at]) for at in order]
    assert after(sitting, lines) == set(zip(roles, wanted, strict=True))
