"""The fold of events: the table holds in any order, the clocks add up, and days late never vanish."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.tasks.history import Happening, RefusedError, Standing, check, clocks, fold, step
from dieuhanh.web.tasks.states import OPEN, STOPPED, TABLE, DueOrigin, Kind, State, TaskState, task_state
from dieuhanh.web.tasks.timeliness import Timeliness, judge

START = date(2023, 12, 1)


def on(day: int) -> date:
    return START + timedelta(days=day)


def told(*events: tuple[Kind, int] | tuple[Kind, int, int]) -> Standing:
    """The standing after events given as kind, day and the day that a due date is set to."""
    return fold(
        Happening(e[0], on(e[1]), on(e[2]) if len(e) > 2 else None, DueOrigin.TEXT if len(e) > 2 else DueOrigin.NONE)
        for e in events
    )


@st.composite
def histories(draw: st.DrawFn) -> list[Happening]:
    """Any legal order of events, on days that never go back."""
    standing, day, made = Standing(), 0, []
    for _ in range(draw(st.integers(0, 18))):
        possible = [kind for kind in Kind if _allowed(standing, kind)]
        if not possible:
            break
        kind = draw(st.sampled_from(possible))
        day += draw(st.integers(0, 9))
        due = None
        if kind in {Kind.ASSIGN, Kind.SET_DUE} and draw(st.booleans()):
            due = on(day + draw(st.integers(0, 30)))
        if kind == Kind.GRANT_EXTENSION:
            due = max(standing.due_on or START, on(day)) + timedelta(days=draw(st.integers(1, 30)))
        happening = Happening(kind, on(day), due, DueOrigin.TEXT if due else DueOrigin.NONE)
        standing = step(standing, happening)
        made.append(happening)
    return made


def _allowed(standing: Standing, kind: Kind) -> bool:
    try:
        check(standing, kind)
    except RefusedError:
        return False
    return True


@given(histories())
def test_any_legal_order_gives_a_legal_state_and_clocks_that_fit_the_calendar(events: list[Happening]) -> None:
    standing = fold(events)
    assert standing.state in State
    assert standing.state == State.DRAFT or standing.assigned_on is not None
    assert (standing.reported_on is not None) or standing.state not in {State.REPORTED, State.DONE}
    if events and standing.assigned_on:
        last = events[-1].on
        assert sum(clocks(standing, last)) <= (last - START).days


@given(histories(), st.integers(0, 60))
def test_what_was_true_as_of_a_day_never_changes_when_more_is_recorded(events: list[Happening], day: int) -> None:
    as_it_stood = Standing()
    for event in events:
        if event.on <= on(day):
            as_it_stood = step(as_it_stood, event)
    fold(events)
    assert fold(event for event in events if event.on <= on(day)) == as_it_stood


@given(histories())
def test_everything_the_table_does_not_name_is_refused(events: list[Happening]) -> None:
    standing = fold(events)
    for kind in Kind:
        if kind != Kind.UNDO and standing.state not in TABLE[kind].sources:
            with pytest.raises(RefusedError):
                step(standing, Happening(kind, on(400)))


@given(histories())
def test_an_open_duty_can_always_be_stopped_and_a_stopped_one_never_reported(events: list[Happening]) -> None:
    standing = fold(events)
    for kind in (Kind.SUSPEND, Kind.WITHDRAW, Kind.HAND_OVER):
        if standing.state in OPEN:
            assert step(standing, Happening(kind, on(400))).state in STOPPED
    if standing.state in STOPPED:
        with pytest.raises(RefusedError):
            step(standing, Happening(Kind.REPORT, on(400)))


@given(histories(), st.integers(1, 40))
def test_more_time_never_makes_anybody_less_late(events: list[Happening], days: int) -> None:
    standing = fold(events)
    if standing.deadline is None or not _allowed(standing, Kind.SET_DUE):
        return
    today = max(events[-1].on, on(0))
    before = judge(standing, today, today)
    after = step(standing, Happening(Kind.SET_DUE, today, today + timedelta(days=days), DueOrigin.OFFICE))
    assert judge(after, today, today).days_late == before.days_late


def test_a_suspension_resumes_where_it_was_and_its_days_do_not_count() -> None:
    resting = told((Kind.ASSIGN, 0, 10), (Kind.ACCEPT, 1), (Kind.SUSPEND, 4), (Kind.RESUME, 9))
    assert resting.state == State.ACCEPTED
    assert resting.deadline == on(15)
    assert resting.due_on == on(10)
    assert clocks(resting, on(12)) == (7, 0)


def test_a_result_sent_back_does_not_charge_the_days_that_the_office_held_it() -> None:
    back = told((Kind.ASSIGN, 0, 10), (Kind.ACCEPT, 1), (Kind.REPORT, 8), (Kind.SEND_BACK, 12))
    assert back.deadline == on(14)
    assert judge(back, on(14), on(14)).timeliness == Timeliness.SOON
    assert judge(back, on(16), on(16)).words == "Quá hạn 2 ngày"
    assert clocks(back, on(16)) == (12, 4)


def test_the_day_of_the_report_counts_not_that_of_its_confirmation() -> None:
    done = told((Kind.ASSIGN, 0, 10), (Kind.ACCEPT, 1), (Kind.REPORT, 10), (Kind.CONFIRM, 19))
    assert judge(done, on(30), on(33)).timeliness == Timeliness.DONE_ON_TIME
    assert clocks(done, on(30)) == (10, 9)
    waiting = told((Kind.ASSIGN, 0, 10), (Kind.ACCEPT, 1), (Kind.REPORT, 13))
    assert judge(waiting, on(30), on(33)).words == "Đã nộp, trễ 3 ngày"


@pytest.mark.parametrize(
    ("asked", "granted", "reported", "words", "originally"),
    [
        (8, 9, 18, "Hoàn thành đúng hạn (sau gia hạn)", 8),
        (8, 9, 22, "Hoàn thành trễ 2 ngày", 12),
        (13, 15, 18, "Hoàn thành trễ 3 ngày", 8),
        (13, 15, 21, "Hoàn thành trễ 4 ngày", 11),
        (9, 14, 9, "Hoàn thành đúng hạn", 0),
    ],
)
def test_extensions(asked: int, granted: int, reported: int, words: str, originally: int) -> None:
    events = [Happening(Kind.ASSIGN, on(0), on(10), DueOrigin.TEXT), Happening(Kind.ACCEPT, on(1))]
    events.append(Happening(Kind.ASK_EXTENSION, on(asked)))
    granting = Happening(Kind.GRANT_EXTENSION, on(granted), on(20), DueOrigin.EXTENSION, from_day=on(asked))
    report = Happening(Kind.REPORT, on(reported))
    events += sorted([granting, report], key=lambda event: event.on)
    events.append(Happening(Kind.CONFIRM, on(30)))
    judged = judge(fold(events), on(40), on(43))
    assert (judged.words, judged.days_late_originally) == (words, originally)


def test_the_last_event_can_be_undone_once() -> None:
    taken = told((Kind.ASSIGN, 0, 10), (Kind.ACCEPT, 1), (Kind.UNDO, 1))
    assert taken.state == State.ASSIGNED
    with pytest.raises(RefusedError):
        step(taken, Happening(Kind.UNDO, on(2)))


def test_a_task_is_done_when_every_lead_that_stays_is() -> None:
    assert task_state([State.DONE, State.ACCEPTED]) == TaskState.OPEN
    assert task_state([State.DONE, State.HANDED_OVER, State.DONE]) == TaskState.DONE
    assert task_state([State.WITHDRAWN, State.HANDED_OVER]) == TaskState.STOPPED
    assert task_state([State.SUSPENDED]) == TaskState.STOPPED
    assert task_state([]) == TaskState.DRAFT
