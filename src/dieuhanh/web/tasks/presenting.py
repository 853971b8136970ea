"""Rows as people read them: the body by its name, the deadline in words, icon and look beside each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.parameters import UNTAKEN_DAYS
from dieuhanh.web.tasks.selectors import Days
from dieuhanh.web.tasks.states import IN_SHORT, Role, State
from dieuhanh.web.tasks.timeliness import Judgement, Timeliness, judge, untaken_days

LOOKS = {
    Timeliness.DRAFT: ("none", "○"),
    Timeliness.IN_TIME: ("", "●"),
    Timeliness.SOON: ("soon", "◔"),
    Timeliness.OVERDUE: ("late", "▲"),
    Timeliness.SUBMITTED_IN_TIME: ("wait", "◇"),
    Timeliness.SUBMITTED_LATE: ("late", "◇"),
    Timeliness.DONE_ON_TIME: ("ok", "✓"),
    Timeliness.DONE_AFTER_EXTENSION: ("ok", "✓"),
    Timeliness.DONE_LATE: ("late", "✓"),
    Timeliness.NO_DEADLINE: ("none", "○"),
    Timeliness.STOPPED: ("none", "–"),
}
STATE_LOOKS = {
    State.REPORTED: "wait",
    State.REASSIGNMENT_ASKED: "wait",
    State.RETURNED: "soon",
    State.DONE: "ok",
    State.SUSPENDED: "none",
    State.WITHDRAWN: "none",
    State.HANDED_OVER: "none",
    State.DRAFT: "none",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One duty of a list; `untaken` counts the days that nobody has taken it up, once they are too many."""

    performer: Performer
    body: str
    judgement: Judgement
    untaken: int = 0

    @property
    def role(self) -> str:
        """Its role in words."""
        return str(Role(self.performer.role).label)

    @property
    def state(self) -> str:
        """Its state in words."""
        return str(State(self.performer.state).label)

    @property
    def in_short(self) -> str:
        """Its state in two words."""
        return str(IN_SHORT[self.performer.state])

    @property
    def look(self) -> str:
        """The class of its tag."""
        return LOOKS[self.judgement.timeliness][0]

    @property
    def icon(self) -> str:
        """The sign before its words."""
        return LOOKS[self.judgement.timeliness][1]

    @property
    def state_look(self) -> str:
        """The class of the tag of its state."""
        return STATE_LOOKS.get(State(self.performer.state), "")


def body_name(organisation: Organisation | None, on: date) -> str:
    """Return the name of a body on a day, "" for none."""
    if organisation is None:
        return ""
    known = directory().bodies.get(organisation.key)
    if known is not None:
        return known.name_on(on)
    return next((name.text for name in organisation.names.all() if name.is_full), organisation.key)


def rows_of(performers: Iterable[Performer], days: Days) -> list[Row]:
    """Return the rows of these performers in their order."""
    held = directory().bodies
    names: dict[str, str] = {}
    rows, limit = [], UNTAKEN_DAYS.on(days.today)
    for performer in performers:
        body = performer.organisation
        key = body.key if body else ""
        if key not in names:
            names[key] = held[key].name_on(days.today) if key in held else body_name(body, days.today)
        name = f"{names[key]} · {performer.unit}" if performer.unit else names[key] or performer.wording
        untaken = untaken_days(performer.state, performer.since, days.today, limit)
        rows.append(Row(performer, name, judge(performer, days.today, days.soon), untaken))
    return rows
