"""Writes to single bodies, as the internal pages ask for them: a new body, its heirs, its end, its code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max

from dieuhanh.language import slug
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.actions import mark_change
from dieuhanh.web.organisations.codes import read_code
from dieuhanh.web.organisations.models import (
    Committee,
    Organisation,
    OrganisationName,
    OrganisationParent,
    Succession,
    SuccessionKind,
)

RIGHT = "organisations.change"
_A_DAY = timedelta(days=1)
_ENDING = frozenset(SuccessionKind) - {SuccessionKind.PART}


class ChangeError(ValueError):
    """A change is not possible; the message says why and what to do, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class NewBody:
    """A body that begins on a day; `short_names` as texts will write it, the usual one first."""

    name: str
    short_names: tuple[str, ...]
    kind: str
    parent: Organisation | None
    code: str
    on: date
    basis: str


@transaction.atomic
def add(*, actor: Actor, body: NewBody) -> Organisation:
    """Set up a body; its key is made from its name and never changes."""
    require(actor, RIGHT)
    _require_basis(body.basis)
    code = free_code(body.code, body.on) if body.code.strip() else ""
    last = Organisation.objects.aggregate(last=Max("position"))["last"]
    made = Organisation.objects.create(
        key=_free_key(body.name, body.on),
        position=0 if last is None else last + 1,
        code=code,
        kind=body.kind,
        valid_from=body.on,
        legal_basis=body.basis,
    )
    for place, text in enumerate((body.name, *body.short_names)):
        OrganisationName.objects.create(organisation=made, text=text, is_full=place == 0, position=place)
    if body.parent is not None:
        OrganisationParent.objects.create(organisation=made, parent=body.parent)
    mark_change()
    told: log.Detail = {"name": body.name, "on": str(body.on), "basis": body.basis, "code": code}
    log.record(actor=actor, action="organisations.add", about=made, organisation=made.pk, detail=told)
    return made


def _free_key(name: str, on: date) -> str:
    plain = slug(name)[:70]
    keys = (plain, f"{plain}-{on.year}", *(f"{plain}-{on.year}-{number}" for number in range(2, 99)))
    taken = set(Organisation.objects.filter(key__startswith=plain).values_list("key", flat=True))
    return next(key for key in keys if key not in taken)


@transaction.atomic
def set_code(*, actor: Actor, organisation: Organisation, code: str) -> None:
    """Give a body its identifier code, in either form; no other body has it on any day of its life."""
    require(actor, RIGHT)
    before = organisation.code
    organisation.code = free_code(code, organisation.valid_from, organisation) if code.strip() else ""
    organisation.save()
    mark_change()
    told: log.Detail = {"code.before": before, "code.after": organisation.code}
    log.record(actor=actor, action="organisations.set_code", about=organisation, detail=told)


def free_code(typed: str, start: date | None, own: Organisation | None = None) -> str:
    """Return the code in today's form; raise `CodeError` for no code, `ChangeError` where another body has it then."""
    code = read_code(typed)
    others = Organisation.objects.filter(code=code)
    if own is not None:
        others = others.exclude(pk=own.pk)
    for other in others:
        is_over = start is not None and other.valid_to is not None and other.valid_to < start
        is_before = (
            own is not None
            and own.valid_to is not None
            and other.valid_from is not None
            and (own.valid_to < other.valid_from)
        )
        if not (is_over or is_before):
            raise ChangeError(f"Mã {code} đang là mã của “{other.key}”. Mỗi mã chỉ của một cơ quan tại một thời điểm.")
    return code


@transaction.atomic
def succeed(
    *,
    actor: Actor,
    old: Organisation,
    heirs: Sequence[Organisation],
    kind: SuccessionKind,
    on: date,
    basis: str,
) -> None:
    """Record what becomes of a body from a day on; but for a part that is given away, it ends the day before.

    What it leaves open is handed over by a transfer, not here.
    """
    require(actor, RIGHT)
    _require_basis(basis)
    if not heirs or any(heir.pk == old.pk for heir in heirs):
        raise ChangeError("Chọn ít nhất một cơ quan kế thừa, khác cơ quan này.")
    last = Succession.objects.aggregate(last=Max("position"))["last"]
    for place, heir in enumerate(heirs, start=0 if last is None else last + 1):
        if not heir.validity.covers(on):
            raise ChangeError(f"“{heir.key}” không có vào ngày {on:%d/%m/%Y}.")
        Succession.objects.update_or_create(
            old=old, new=heir, date=on, defaults={"kind": kind, "legal_basis": basis, "position": place}
        )
    if kind in _ENDING:
        _end(old, on)
    mark_change()
    told: log.Detail = {"kind": kind.value, "heirs": [heir.key for heir in heirs], "on": str(on), "basis": basis}
    log.record(actor=actor, action="organisations.succeed", about=old, organisation=old.pk, detail=told)


@transaction.atomic
def dissolve(*, actor: Actor, organisation: Organisation, on: date, basis: str) -> None:
    """End a body that nobody succeeds: `on` is the first day without it."""
    require(actor, RIGHT)
    _require_basis(basis)
    _end(organisation, on)
    mark_change()
    told: log.Detail = {"on": str(on), "basis": basis}
    log.record(
        actor=actor, action="organisations.dissolve", about=organisation, organisation=organisation.pk, detail=told
    )


@transaction.atomic
def set_term(*, actor: Actor, committee: Organisation, first: date | None, last: date | None, basis: str) -> Committee:
    """Say from when to when a committee serves."""
    require(actor, "organisations.seat")
    _require_basis(basis)
    if first is not None and last is not None and last < first:
        raise ChangeError("Ngày hết nhiệm kỳ phải sau ngày bắt đầu.")
    part, _ = Committee.objects.update_or_create(
        organisation=committee, defaults={"term_start": first, "term_end": last, "legal_basis": basis}
    )
    told: log.Detail = {"first": str(first or ""), "last": str(last or ""), "basis": basis}
    log.record(actor=actor, action="organisations.set_term", about=committee, organisation=committee.pk, detail=told)
    return part


def _end(organisation: Organisation, on: date) -> None:
    last = on - _A_DAY
    if organisation.valid_to is not None and organisation.valid_to != last:
        raise ChangeError(f"Cơ quan này đã kết thúc ngày {organisation.valid_to:%d/%m/%Y}.")
    if organisation.valid_from is not None and last < organisation.valid_from:
        raise ChangeError(f"Ngày kết thúc phải sau ngày thành lập {organisation.valid_from:%d/%m/%Y}.")
    organisation.valid_to = last
    organisation.save()


def _require_basis(basis: str) -> None:
    if not basis.strip():
        raise ChangeError("Ghi số, ký hiệu và ngày của văn bản làm căn cứ.")
