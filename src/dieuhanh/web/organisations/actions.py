"""Every write to organisations."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.identifiers import uuid7
from dieuhanh.web.organisations.models import (
    AddresseeGroup,
    Organisation,
    OrganisationName,
    OrganisationParent,
    Revision,
    Succession,
)
from dieuhanh.web.organisations.selectors import tables
from dieuhanh.web.organisations.tables import GroupRow, OrganisationRow, SuccessionRow, Tables
from dieuhanh.web.organisations.validity import Validity, collide

_A_DAY = timedelta(days=1)


class OverlapError(ValueError):
    """Raised where a body would have two full names, or two parents, on one day."""


@dataclass(frozen=True, slots=True)
class ImportedTables:
    """How many lines were new, how many differed from what was held and now stand, and how many were the same."""

    added: int
    changed: int
    same: int


@transaction.atomic
def import_tables(*, actor: Actor, given: Tables) -> ImportedTables:
    """Bring the organisations, successions and groups of three files in; nothing that the files leave out is removed.

    A line that differs from what is held takes its place; what was held before goes to the audit log.
    """
    require(actor, "organisations.import")
    held = tables()
    counts = [_import_organisations(actor, held, given), _import_successions(held, given), _import_groups(held, given)]
    done = ImportedTables(*(sum(column) for column in zip(*counts, strict=True)))
    if done.added or done.changed:
        mark_change()
        log.record(actor=actor, action="organisations.import", detail={"added": done.added, "changed": done.changed})
    return done


def mark_change() -> None:
    """Tell all processes that their directories are old; call it inside the transaction of a change."""
    # No counter: a number that was rolled back would come again with other content behind it.
    Revision.objects.update_or_create(pk=1, defaults={"mark": uuid7()})


Counts = tuple[int, int, int]


def _import_organisations(actor: Actor, held: Tables, given: Tables) -> Counts:
    before = {row.key: row for row in held.organisations}
    chosen = [(place, row) for place, row in enumerate(given.organisations) if before.get(row.key) != row]
    known = {one.key: one for one in Organisation.objects.filter(key__in=[row.key for _, row in chosen])}
    stored = [_stored_organisation(known.get(row.key), place, row) for place, row in chosen]
    _write_names([(organisation, row) for organisation, (_, row) in zip(stored, chosen, strict=True)])
    for row in (row for _, row in chosen if row.key in before):
        log.record(actor=actor, action="organisations.change", about=known[row.key], detail=_told(before[row.key]))
    return _counts(len(given.organisations), len(chosen), len(known))


def _told(row: OrganisationRow) -> dict[str, str | list[str] | None]:
    """What a line said before it was changed."""
    return {
        "name": row.name,
        "short_names": list(row.short_names),
        "parent": row.parent,
        "valid_from": row.validity.start.isoformat() if row.validity.start else None,
        "valid_to": row.validity.end.isoformat() if row.validity.end else None,
        "legal_basis": row.legal_basis,
    }


def _counts(given: int, chosen: int, known: int) -> Counts:
    return chosen - known, known, given - chosen


def _stored_organisation(known: Organisation | None, place: int, row: OrganisationRow) -> Organisation:
    organisation = known or Organisation(key=row.key)
    organisation.position = place
    organisation.code, organisation.kind = row.code, row.kind
    organisation.valid_from, organisation.valid_to = row.validity.start, row.validity.end
    organisation.legal_basis, organisation.admin_unit_code = row.legal_basis, row.admin_unit_code
    organisation.certainty, organisation.note = row.certainty, row.note
    organisation.save()
    return organisation


def _write_names(changed: list[tuple[Organisation, OrganisationRow]]) -> None:
    """Set the first names and the first parent as their lines say; later ones have their own actions and stay."""
    organisations = [organisation for organisation, _ in changed]
    names = OrganisationName.objects.filter(organisation__in=organisations, valid_from__isnull=True)
    parents = OrganisationParent.objects.filter(organisation__in=organisations, valid_from__isnull=True)
    named_to = dict(names.filter(is_full=True).values_list("organisation_id", "valid_to"))
    under_to = dict(parents.values_list("organisation_id", "valid_to"))
    names.delete()
    parents.delete()
    for organisation, row in changed:
        _write_first_names(organisation, row, named_to.get(organisation.pk))
    keys = {row.parent for _, row in changed}
    bodies = {one.key: one for one in Organisation.objects.filter(key__in=keys)}
    OrganisationParent.objects.bulk_create(
        OrganisationParent(organisation=organisation, parent=bodies[row.parent], valid_to=under_to.get(organisation.pk))
        for organisation, row in changed
        if row.parent
    )


def _write_first_names(organisation: Organisation, row: OrganisationRow, until: date | None) -> None:
    full = OrganisationName(organisation=organisation, text=row.name, is_full=True, position=0, valid_to=until)
    short = (
        OrganisationName(organisation=organisation, text=text, is_full=False, position=place)
        for place, text in enumerate(row.short_names, start=1)
    )
    OrganisationName.objects.bulk_create([full, *short])


def _import_successions(held: Tables, given: Tables) -> Counts:
    before = {(row.old, row.new, row.date): row for row in held.successions}
    chosen = [
        (place, row) for place, row in enumerate(given.successions) if before.get((row.old, row.new, row.date)) != row
    ]
    keys = {key for _, row in chosen for key in (row.old, row.new)}
    bodies = {one.key: one for one in Organisation.objects.filter(key__in=keys)}
    for place, row in chosen:
        _store_succession(bodies, place, row)
    return _counts(len(given.successions), len(chosen), sum((r.old, r.new, r.date) in before for _, r in chosen))


def _store_succession(bodies: dict[str, Organisation], place: int, row: SuccessionRow) -> None:
    Succession.objects.update_or_create(
        old=bodies[row.old],
        new=bodies[row.new],
        date=row.date,
        defaults={
            "kind": row.kind,
            "legal_basis": row.legal_basis,
            "certainty": row.certainty,
            "note": row.note,
            "position": place,
        },
    )


def _import_groups(held: Tables, given: Tables) -> Counts:
    before = {row.key: row for row in held.groups}
    chosen = [(place, row) for place, row in enumerate(given.groups) if before.get(row.key) != row]
    for place, row in chosen:
        _store_group(place, row)
    return _counts(len(given.groups), len(chosen), sum(row.key in before for _, row in chosen))


def _store_group(place: int, row: GroupRow) -> None:
    AddresseeGroup.objects.update_or_create(
        key=row.key,
        defaults={
            "position": place,
            "wordings": list(row.wordings),
            "kinds": list(row.kinds),
            "included": list(row.included),
            "excluded": list(row.excluded),
            "valid_from": row.validity.start,
            "valid_to": row.validity.end,
            "decision": row.decision,
            "note": row.note,
        },
    )


@transaction.atomic
def rename(*, actor: Actor, organisation: Organisation, name: str, on: date, legal_basis: str) -> OrganisationName:
    """Give a body another full name from a day on; the name before ends the day before."""
    require(actor, "organisations.change")
    full = organisation.names.filter(is_full=True)
    _end_before(list(full), on)
    renamed = OrganisationName(
        organisation=organisation, text=name, is_full=True, position=0, valid_from=on, legal_basis=legal_basis
    )
    renamed.save()
    mark_change()
    log.record(actor=actor, action="organisations.rename", about=organisation, detail={"name": name, "on": str(on)})
    return renamed


@transaction.atomic
def move(*, actor: Actor, organisation: Organisation, parent: Organisation, on: date, legal_basis: str) -> None:
    """Put a body under another one from a day on."""
    require(actor, "organisations.change")
    _end_before(list(organisation.parents.all()), on)
    OrganisationParent.objects.create(organisation=organisation, parent=parent, valid_from=on, legal_basis=legal_basis)
    mark_change()
    log.record(actor=actor, action="organisations.move", about=organisation, detail={"to": parent.key, "on": str(on)})


def _end_before(dated: list[OrganisationName] | list[OrganisationParent], on: date) -> None:
    """End what is valid on a day the day before; refuse where something else begins on it or later."""
    if collide([Validity(on), *(one.validity for one in dated if one.valid_from and one.valid_from >= on)]):
        raise OverlapError(f"a later change than {on} is recorded already")
    for one in dated:
        if one.validity.covers(on):
            one.valid_to = on - _A_DAY
            one.save()
