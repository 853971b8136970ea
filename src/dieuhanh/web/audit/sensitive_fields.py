"""Which fields hold what the log must not: rooms say it of theirs, the log then writes only that they changed."""

from __future__ import annotations

from collections.abc import Mapping

CHANGED = "đã đổi"

_fields: dict[str, frozenset[str]] = {}


def mark(label: str, *fields: str) -> None:
    """Say that these fields of a model (`personnel.PersonnelRecord`) are classified; they add up."""
    _fields[label] = _fields.get(label, frozenset()) | frozenset(fields)


def of(label: str) -> frozenset[str]:
    """Return the classified fields of a model."""
    return _fields.get(label, frozenset())


def differences(label: str, before: Mapping[str, object], after: Mapping[str, object]) -> dict[str, str | None]:
    """Return what differs as the log tells it: `name.before`, `name.after`, or `name: đã đổi` where classified."""
    told: dict[str, str | None] = {}
    for field in sorted({*before, *after}):
        old, new = before.get(field), after.get(field)
        if old == new:
            continue
        if field in of(label):
            told[field] = CHANGED
        else:
            told |= {f"{field}.before": _said(old), f"{field}.after": _said(new)}
    return told


def _said(value: object) -> str | None:
    return None if value is None else str(value)
