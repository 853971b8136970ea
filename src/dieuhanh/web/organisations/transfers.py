"""Every write to a transfer: prepared step by step, carried out in one transaction, undone for a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations import holdings
from dieuhanh.web.organisations.allotment import Share, allot, mark_of
from dieuhanh.web.organisations.holdings import HandOver, Holding, HoldingError
from dieuhanh.web.organisations.models import Organisation, Transfer, TransferItem, TransferState

UNDO_WITHIN = timedelta(hours=24)
RIGHT = "organisations.transfer"


class TransferError(ValueError):
    """A step is not possible; the message says why and what to do, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The decision behind a transfer: its number, its date, and the heirs' first day."""

    number: str
    decided_on: date
    on: date


@transaction.atomic
def begin(*, actor: Actor, old: Organisation, basis: Basis) -> Transfer:
    """Return a new draft for a body; a draft that is there already is gone on with, by the decision given now."""
    require(actor, RIGHT)
    if not basis.number.strip():
        raise TransferError("Ghi số, ký hiệu của quyết định làm căn cứ chuyển giao.")
    held = Transfer.objects.filter(old=old, state=TransferState.DRAFT).first()
    draft = held or Transfer(old=old, begun_by=actor.name)
    draft.decision, draft.decided_on, draft.on = basis.number.strip(), basis.decided_on, basis.on
    draft.save()
    log.record(actor=actor, action="organisations.transfer_begin", about=old, detail={"decision": draft.decision})
    return draft


@transaction.atomic
def choose_heirs(*, actor: Actor, transfer: Transfer, heirs: Sequence[Organisation]) -> None:
    """Say who takes over: bodies that stand on the first day, and not the old one itself."""
    require(actor, RIGHT)
    _require_draft(transfer)
    if not heirs:
        raise TransferError("Chọn ít nhất một cơ quan nhận.")
    for heir in heirs:
        if heir.pk == transfer.old_id or not heir.validity.covers(transfer.on):
            raise TransferError(f"“{heir.key}” không nhận được: không có vào ngày {transfer.on:%d/%m/%Y}.")
    transfer.heirs = [heir.key for heir in heirs]
    transfer.shares = {kind: heir for kind, heir in transfer.shares.items() if heir in transfer.heirs}
    transfer.alone = {thing: heir for thing, heir in transfer.alone.items() if heir in transfer.heirs}
    transfer.save()
    told: log.Detail = {"decision": transfer.decision, "heirs": list(transfer.heirs)}
    log.record(actor=actor, action="organisations.transfer_heirs", about=transfer.old, detail=told)


@transaction.atomic
def share_out(*, actor: Actor, transfer: Transfer, of_kind: Mapping[str, str], alone: Mapping[str, str]) -> None:
    """Say which heir takes each kind of things, and which one single things; what is open now is marked as seen."""
    require(actor, RIGHT)
    _require_draft(transfer)
    strangers = {*of_kind.values(), *alone.values()} - set(transfer.heirs)
    if strangers:
        raise TransferError(f"“{min(strangers)}” không phải là cơ quan nhận đã chọn.")
    transfer.shares, transfer.alone = dict(of_kind), dict(alone)
    transfer.seen = mark_of(held_now(transfer.old_id))
    transfer.save()
    log.record(actor=actor, action="organisations.transfer_shares", about=transfer.old, detail=dict(of_kind))


def held_now(organisation: UUID) -> dict[str, list[UUID]]:
    """Return the ids of everything that a body holds, by kind."""
    return {one.kind: [thing.identifier for thing in one.held_by(organisation)] for one in holdings.rooms()}


def shares_of(transfer: Transfer) -> tuple[Share, ...]:
    """Return who would get what now; raise `AllotmentError` where something has no heir."""
    alone = {UUID(thing): heir for thing, heir in transfer.alone.items()}
    return allot(held_now(transfer.old_id), transfer.heirs, transfer.shares, alone)


@transaction.atomic
def carry_out(*, actor: Actor, transfer: Transfer, at: datetime) -> int:
    """Hand everything over as it was prepared; return how many things went.

    Nothing happens, and `TransferError` or `HoldingError` is raised, where something came or went since a person
    looked, or where any room refuses.
    """
    require(actor, RIGHT)
    locked = _locked(transfer, TransferState.DRAFT, TransferState.WAITING)
    if not is_fresh(locked):
        raise TransferError("Danh sách việc đã thay đổi sau khi bạn xem. Hãy xem lại bước chia việc.")
    count = sum(_hand_over(actor, locked, share, at) for share in shares_of(locked))
    left = holdings.open_count(locked.old_id)
    if left:
        raise HoldingError(f"còn {left} việc chưa chuyển được")
    locked.state, locked.done_at, locked.fault = TransferState.DONE, at, ""
    locked.save()
    told: log.Detail = {"decision": locked.decision, "on": str(locked.on), "heirs": list(locked.heirs), "count": count}
    log.record(actor=actor, action="organisations.transfer", about=locked.old, detail=told)
    transfer.refresh_from_db()
    return count


def _hand_over(actor: Actor, transfer: Transfer, share: Share, at: datetime) -> int:
    room = holdings.room(share.kind)
    words = {thing.identifier: thing.words for thing in room.held_by(transfer.old_id)}
    order = _order(transfer, share.heir, at)
    room.hand_over(actor=actor, holdings=share.holdings, order=order)
    for holding in share.holdings:
        _record_item(actor, order, share.kind, Holding(holding, words[holding]))
    return len(share.holdings)


def _record_item(actor: Actor, order: HandOver, kind: str, thing: Holding) -> None:
    TransferItem.objects.create(
        transfer_id=order.transfer, kind=kind, holding=thing.identifier, words=thing.words[:500], heir=order.new
    )
    told = {"kind": kind, "thing": str(thing.identifier), "to": order.new.key, "decision": order.decision}
    log.record(actor=actor, action="organisations.hand_over", about=order.old, detail=told)


def _order(transfer: Transfer, heir: str, at: datetime) -> HandOver:
    new = Organisation.objects.get(key=heir)
    return HandOver(transfer.pk, transfer.old, new, decision_words(transfer), transfer.on, at)


def decision_words(transfer: Transfer) -> str:
    """Return the decision as people write it: "Quyết định 12/QĐ-UBND, 01/03/2025"."""
    return f"{transfer.decision}, {transfer.decided_on:%d/%m/%Y}"


@transaction.atomic
def fail(*, actor: Actor, transfer: Transfer, fault: str) -> None:
    """Say why a waiting transfer could not be carried out; it can be prepared again."""
    require(actor, RIGHT)
    locked = _locked(transfer, TransferState.WAITING)
    locked.state, locked.fault = TransferState.FAILED, fault
    locked.save()
    log.record(actor=actor, action="organisations.transfer_failed", about=locked.old, detail={"fault": fault})


def is_fresh(transfer: Transfer) -> bool:
    """Tell whether exactly those things are open that a person looked at last."""
    return bool(transfer.seen) and transfer.seen == mark_of(held_now(transfer.old_id))


@transaction.atomic
def undo(*, actor: Actor, transfer: Transfer, at: datetime) -> int:
    """Take everything back within a day; nothing happens where a thing went on with its heir meanwhile."""
    require(actor, RIGHT)
    locked = _locked(transfer, TransferState.DONE)
    if not may_undo(locked, at):
        raise TransferError("Đã quá 24 giờ: muốn chuyển lại thì lập lần chuyển giao mới, có căn cứ.")
    items = list(locked.items.select_related("heir"))
    for (kind, heir), things in _grouped(items):
        order = _order(locked, heir, at)
        holdings.room(kind).take_back(actor=actor, holdings=things, order=order)
    locked.state, locked.undone_at = TransferState.UNDONE, at
    locked.save()
    told: log.Detail = {"decision": locked.decision, "count": len(items)}
    log.record(actor=actor, action="organisations.transfer_undo", about=locked.old, detail=told)
    transfer.refresh_from_db()
    return len(items)


def may_undo(transfer: Transfer, at: datetime) -> bool:
    """Tell whether a transfer can still be taken back."""
    return (
        transfer.state == TransferState.DONE and transfer.done_at is not None and at - transfer.done_at <= UNDO_WITHIN
    )


def _grouped(items: Sequence[TransferItem]) -> Iterator[tuple[tuple[str, str], list[UUID]]]:
    groups: dict[tuple[str, str], list[UUID]] = {}
    for item in items:
        groups.setdefault((item.kind, item.heir.key), []).append(item.holding)
    yield from groups.items()


def _require_draft(transfer: Transfer) -> None:
    if transfer.state != TransferState.DRAFT:
        raise TransferError("Lần chuyển giao này không còn ở bước chuẩn bị.")


def _locked(transfer: Transfer, *states: TransferState) -> Transfer:
    """Return the transfer as it stands, held until the transaction ends, so that a second click finds it done."""
    locked = Transfer.objects.select_for_update(of=("self",)).select_related("old").get(pk=transfer.pk)
    if locked.state not in states:
        raise TransferError("Lần chuyển giao này đã được thực hiện hoặc đã hủy.")
    return locked
