"""A performer's history: events in, the standing out. Pure: the same events give the same standing at any time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dieuhanh.web.tasks.states import ANSWERS, OPEN, RUNNING, TABLE, DueOrigin, Kind, State


class RefusedError(ValueError):
    """Something that may not happen now; `kind` and `state` say what and where the performer stands."""

    def __init__(self, kind: Kind, state: State) -> None:
        super().__init__(f"{kind} is not possible in state {state}")
        self.kind = kind
        self.state = state


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as the fold needs it: what happened, on which day, the due date that it sets, and by whom set.

    `from_day` is the day from which a new due date counts: of an extension the day when it was asked.
    """

    kind: Kind
    on: date
    due_on: date | None = None
    due_origin: DueOrigin = DueOrigin.NONE
    from_day: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """All that follows from the events of one performer.

    `due_on` is the date as it was set last, `original_due_on` as it was first. `credit` and `original_credit` are the
    days that do not count against either: those that the Office held a report which it then sent back, and those of
    suspensions. `late_kept` are days late that a later date does not erase. `agency_days` and `office_days` are the
    full days on either clock up to `since`, the day of the last change of state. `reported_on` is the report that
    counts now. `asked` tells that an extension waits for its decision.
    """

    state: State = State.DRAFT
    since: date | None = None
    before: State | None = None
    assigned_on: date | None = None
    due_on: date | None = None
    due_origin: DueOrigin = DueOrigin.NONE
    original_due_on: date | None = None
    credit: int = 0
    original_credit: int = 0
    late_kept: int = 0
    extensions: int = 0
    returns: int = 0
    asked: bool = False
    reported_on: date | None = None
    done_on: date | None = None
    agency_days: int = 0
    office_days: int = 0
    previous: Standing | None = None

    @property
    def deadline(self) -> date | None:
        """The last day on which a report is in time: the due date with the days that do not count."""
        return self.due_on + timedelta(days=self.credit) if self.due_on else None

    @property
    def original_deadline(self) -> date | None:
        """The same for the date that was set first."""
        return self.original_due_on + timedelta(days=self.original_credit) if self.original_due_on else None


def fold(happenings: Iterable[Happening]) -> Standing:
    """Return the standing after these events in their order; raise `RefusedError` at one that the table refuses."""
    standing = Standing()
    for happening in happenings:
        standing = step(standing, happening)
    return standing


def check(standing: Standing, kind: Kind) -> None:
    """Raise `RefusedError` unless the table lets this happen to a performer that stands so."""
    possible = standing.state in TABLE[kind].sources
    if kind == Kind.ASK_EXTENSION:
        possible = possible and not standing.asked
    if kind in ANSWERS:
        possible = possible and standing.asked
    if kind == Kind.UNDO:
        possible = standing.previous is not None
    if not possible:
        raise RefusedError(kind, standing.state)


def step(standing: Standing, happening: Happening) -> Standing:
    """Return the standing after one more event."""
    check(standing, happening.kind)
    if happening.kind == Kind.UNDO:
        return standing.previous or standing
    if standing.since is not None and happening.on < standing.since:
        raise RefusedError(happening.kind, standing.state)
    after = _dated(_moved(standing, happening), happening)
    return replace(after, previous=replace(standing, previous=None))


def _moved(standing: Standing, happening: Happening) -> Standing:
    """The change of state, with the clocks brought up to the day of the event."""
    kind, target = happening.kind, _target(standing, happening.kind)
    if target is None:
        return replace(standing, asked=_asked(standing, kind))
    ran = _clocks_until(standing, happening.on)
    moved = replace(ran, state=target, since=happening.on, before=None, asked=_asked(standing, kind))
    match kind:
        case Kind.ASSIGN:
            return replace(moved, assigned_on=happening.on)
        case Kind.REPORT:
            return replace(moved, reported_on=happening.on)
        case Kind.CONFIRM:
            return replace(moved, done_on=happening.on)
        case Kind.SEND_BACK | Kind.REOPEN:
            return _running_again(moved, happening)
        case Kind.SUSPEND:
            return replace(moved, before=standing.state)
        case Kind.RESUME if target != State.REPORTED:
            return _credited(moved, _days(standing.since, happening.on))
    return moved


def _running_again(standing: Standing, happening: Happening) -> Standing:
    """The clock of the performer goes on; the days since the report were not its own."""
    held = _credited(standing, _days(standing.reported_on, happening.on))
    sent_back = happening.kind == Kind.SEND_BACK
    return replace(held, reported_on=None, done_on=None, returns=held.returns + sent_back)


def _target(standing: Standing, kind: Kind) -> State | None:
    return standing.before if kind == Kind.RESUME else TABLE[kind].target


def _asked(standing: Standing, kind: Kind) -> bool:
    """Whether a request for more time waits after this; it outlives a report, so that a late answer still counts."""
    if kind == Kind.ASK_EXTENSION:
        return True
    if kind in ANSWERS - {Kind.PROPOSE_EXTENSION}:
        return False
    target = TABLE[kind].target
    return standing.asked and (target is None or target in OPEN | {State.SUSPENDED})


def _days(start: date | None, end: date) -> int:
    return max(0, (end - start).days) if start else 0


def _credited(standing: Standing, days: int) -> Standing:
    return replace(standing, credit=standing.credit + days, original_credit=standing.original_credit + days)


def _clocks_until(standing: Standing, day: date) -> Standing:
    passed = _days(standing.since, day)
    if standing.state in RUNNING:
        return replace(standing, agency_days=standing.agency_days + passed)
    if standing.state == State.REPORTED:
        return replace(standing, office_days=standing.office_days + passed)
    return standing


def _dated(standing: Standing, happening: Happening) -> Standing:
    """The change of the due date: the days late until then stay, the days that did not count before are used up."""
    if happening.kind not in {Kind.ASSIGN, Kind.SET_DUE, Kind.GRANT_EXTENSION} or happening.due_on is None:
        return standing
    until = min(happening.from_day or happening.on, standing.reported_on or date.max)
    late = _days(standing.deadline, until)
    first = standing.original_due_on is None
    return replace(
        standing,
        due_on=happening.due_on,
        due_origin=happening.due_origin,
        original_due_on=happening.due_on if first else standing.original_due_on,
        original_credit=0 if first else standing.original_credit,
        credit=0,
        late_kept=standing.late_kept + late,
        extensions=standing.extensions + (happening.kind == Kind.GRANT_EXTENSION),
    )


def clocks(standing: Standing, today: date) -> tuple[int, int]:
    """Return the days that the performer and the Office have had it by today."""
    ran = _clocks_until(standing, today) if standing.state in OPEN else standing
    return ran.agency_days, ran.office_days
