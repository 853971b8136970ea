"""Events of the log as people read them: what was before and after, apart from the other details."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.organisations.models import OrganisationName


@dataclass(frozen=True, slots=True)
class Change:
    """A field with what it said before and after; a classified one has only `after`, which says that it changed."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Row:
    """One event of a page, with the name of the actor's body."""

    event: AuditEvent
    body: str
    changes: tuple[Change, ...]
    details: tuple[tuple[str, str], ...]


def rows(events: Iterable[AuditEvent]) -> list[Row]:
    """Return the events as rows; the names of all bodies are asked for at once."""
    held = list(events)
    names = _names({event.actor_organisation_id for event in held if event.actor_organisation_id})
    return [_row(event, names.get(event.actor_organisation_id, "")) for event in held]


def _names(bodies: set[UUID]) -> dict[UUID | None, str]:
    full = OrganisationName.objects.filter(organisation__in=bodies, is_full=True).order_by("valid_from")
    return dict(full.values_list("organisation_id", "text"))


def _row(event: AuditEvent, body: str) -> Row:
    fields = sorted({name.rpartition(".")[0] for name in event.detail if name.endswith((".before", ".after"))})
    changes = tuple(
        Change(field, _said(event.detail.get(f"{field}.before")), _said(event.detail.get(f"{field}.after")))
        for field in fields
    )
    details = tuple(
        (name, _said(value)) for name, value in event.detail.items() if not name.endswith((".before", ".after"))
    )
    return Row(event, body, changes, details)


def _said(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)
