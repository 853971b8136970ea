"""The parameters with what they are, were and will be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dieuhanh.web.parameters.defining import Parameter, every, numbers_of, shown
from dieuhanh.web.parameters.models import ParameterValue


@dataclass(frozen=True, slots=True)
class Change:
    """What a parameter is from a day on, by which document, who wrote it down; `by` is "" for the command line."""

    numbers: str
    valid_from: date
    basis: str
    by: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A parameter on a day: its numbers, the change that they come from (None: as shipped), others before and later."""

    parameter: Parameter
    numbers: str
    since: Change | None
    before: tuple[Change, ...]
    to_come: tuple[Change, ...]


def standings(day: date) -> list[Standing]:
    """Return every parameter as it stands on a day."""
    rows = list(ParameterValue.objects.select_related("made_by"))
    return [_standing(one, [row for row in rows if row.key == one.key], day) for one in every()]


def _standing(parameter: Parameter, rows: Sequence[ParameterValue], day: date) -> Standing:
    last = {row.valid_from: _change(row) for row in rows}
    changes = list(last.values())
    valid = [change for change in changes if change.valid_from <= day]
    to_come = tuple(change for change in changes if change.valid_from > day)
    since = valid[-1] if valid else None
    return Standing(
        parameter, since.numbers if since else parameter.shipped, since, tuple(reversed(valid[:-1])), to_come
    )


def _change(row: ParameterValue) -> Change:
    by = row.made_by.full_name if row.made_by else ""
    return Change(shown(numbers_of(row.numbers)), row.valid_from, row.basis, by)
