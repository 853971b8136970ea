"""Reading organisations. They are public knowledge: everybody may see all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import cast
from uuid import UUID

from django.db.models import Q

from dieuhanh.web.organisations.descent import Descent, Heir
from dieuhanh.web.organisations.directory import Body, Decision, Directory, Group, Name
from dieuhanh.web.organisations.models import AddresseeGroup, Organisation, Revision, Succession, SuccessionKind
from dieuhanh.web.organisations.tables import GroupRow, OrganisationRow, SuccessionRow, Tables


class _Kept:
    """The directory of this process and the revision that it was made from."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._revision: UUID | None = None
        self._directory = Directory(())

    def at(self, revision: UUID) -> Directory:
        with self._lock:
            if revision != self._revision:
                self._directory = Directory(_bodies(), _groups())
                self._revision = revision
            return self._directory


_kept = _Kept()


def directory() -> Directory:
    """Return all organisations and groups as they stand; made once and again after each change."""
    revision = Revision.objects.values_list("mark", flat=True).first()
    return _kept.at(revision) if revision is not None else Directory(())


def descent(on: date) -> Descent:
    """Return who stands on a day for the bodies of earlier days."""
    bodies = {one.key: one.validity for one in Organisation.objects.all()}
    heirs = Succession.objects.values_list("old__key", "new__key", "date")
    return Descent(bodies, [Heir(*heir) for heir in heirs], on)


def _bodies() -> list[Body]:
    return [
        Body(
            key=one.key,
            kind=one.kind,
            names=tuple(Name(name.text, name.validity) for name in one.names.all()),
            validity=one.validity,
        )
        for one in Organisation.objects.prefetch_related("names")
    ]


def _groups() -> list[Group]:
    return [
        Group(
            key=one.key,
            wordings=tuple(one.wordings),
            kinds=tuple(one.kinds),
            included=tuple(one.included),
            excluded=tuple(one.excluded),
            validity=one.validity,
            decision=cast("Decision", one.decision),
        )
        for one in AddresseeGroup.objects.all()
    ]


def tables() -> Tables:
    """Return everything as it goes into the CSV files: each body's first full name and first parent."""
    organisations = Organisation.objects.prefetch_related("names", "parents__parent")
    return Tables(
        organisations=tuple(_organisation_row(one) for one in organisations),
        successions=tuple(_succession_row(one) for one in Succession.objects.select_related("old", "new")),
        groups=tuple(_group_row(one) for one in AddresseeGroup.objects.all()),
    )


def _organisation_row(one: Organisation) -> OrganisationRow:
    names = [name.text for name in one.names.all() if name.valid_from is None]
    parent = next((link.parent.key for link in one.parents.all() if link.valid_from is None), "")
    return OrganisationRow(
        key=one.key,
        code=one.code,
        name=names[0],
        short_names=tuple(names[1:]),
        kind=one.kind,
        parent=parent,
        validity=one.validity,
        legal_basis=one.legal_basis,
        admin_unit_code=one.admin_unit_code,
        certainty=one.certainty,
        note=one.note,
    )


def _succession_row(one: Succession) -> SuccessionRow:
    return SuccessionRow(one.old.key, one.new.key, one.kind, one.date, one.legal_basis, one.certainty, one.note)


def _group_row(one: AddresseeGroup) -> GroupRow:
    return GroupRow(
        key=one.key,
        wordings=tuple(one.wordings),
        kinds=tuple(one.kinds),
        included=tuple(one.included),
        excluded=tuple(one.excluded),
        validity=one.validity,
        decision=cast("Decision", one.decision),
        note=one.note,
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What made one body the heir of another on a day; both names are those of that time."""

    kind: SuccessionKind
    old: str
    new: str
    date: date
    legal_basis: str
    note: str


def changes(name: str) -> list[Change]:
    """Return what the bodies that have ever gone by a name came from and what became of them, the oldest first."""
    held = directory()
    keys = [body.key for body in held.ever(name)]
    links = (
        Succession.objects.filter(Q(old__key__in=keys) | Q(new__key__in=keys)) if keys else Succession.objects.none()
    )
    return [_change(link, held) for link in links.select_related("old", "new").order_by("date", "position")]


def _change(link: Succession, held: Directory) -> Change:
    old, new = (held.bodies[one.key].name_on(link.date) for one in (link.old, link.new))
    return Change(SuccessionKind(link.kind), old, new, link.date, link.legal_basis, link.note)
