"""Carrying a transfer out at once, or as a job where it is long."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.jobs import handlers
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.organisations import holdings, transfers
from dieuhanh.web.organisations.allotment import AllotmentError
from dieuhanh.web.organisations.holdings import HoldingError
from dieuhanh.web.organisations.models import Transfer, TransferState
from dieuhanh.web.organisations.transfers import TransferError

if TYPE_CHECKING:
    from dieuhanh.web.jobs.context import JobContext

HANDLER = "organisations.transfer"
AT_ONCE = 200


def plan() -> None:
    """Say what the job does."""
    handlers.handler(HANDLER, label=_("Chuyển giao khi sắp xếp bộ máy"), max_attempts=1)(carry_out_queued)


@transaction.atomic
def carry_out_or_queue(*, actor: Actor, transfer: Transfer, at: datetime) -> int | None:
    """Hand over at once and return how many things went; more than 200 go as a job, and None is returned."""
    if holdings.open_count(transfer.old_id) <= AT_ONCE:
        return transfers.carry_out(actor=actor, transfer=transfer, at=at)
    require(actor, transfers.RIGHT)
    if not transfers.is_fresh(transfer):
        raise TransferError("Danh sách việc đã thay đổi sau khi bạn xem. Hãy xem lại bước chia việc.")
    if not Transfer.objects.filter(pk=transfer.pk, state=TransferState.DRAFT).update(state=TransferState.WAITING):
        raise TransferError("Lần chuyển giao này đã được thực hiện hoặc đã hủy.")
    enqueue(actor=actor, handler=HANDLER, payload={"transfer": str(transfer.pk)}, dedupe_key=str(transfer.pk))
    log.record(actor=actor, action="organisations.transfer_queued", about=transfer.old, organisation=transfer.old_id)
    return None


def carry_out_queued(context: JobContext, payload: handlers.Payload) -> handlers.Result:
    """Hand over everything of a waiting transfer in one transaction; where that is refused, only say why."""
    transfer = Transfer.objects.get(pk=UUID(payload["transfer"]))
    if transfer.state == TransferState.DONE:  # a machine died after the work and before the job's row said so
        return {"count": transfer.items.count()}
    try:
        return {"count": transfers.carry_out(actor=context.actor, transfer=transfer, at=timezone.now())}
    except (TransferError, HoldingError, AllotmentError) as fault:
        transfers.fail(actor=context.actor, transfer=transfer, fault=str(fault))
        raise handlers.GiveUpError(str(fault)) from fault
