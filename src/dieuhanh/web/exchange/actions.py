"""Every write on the exchange: send a document, take a message in, tell a status, answer a recall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.sources.edxml import MEDIA_TYPE
from dieuhanh.sources.edxml_model import Message, Organ, Status
from dieuhanh.sources.edxml_writing import write
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import actions as documents
from dieuhanh.web.exchange.codes import kept, written
from dieuhanh.web.exchange.models import LONGEST_CODE, Correspondent, Incoming, Outgoing, StatusEvent, words_of
from dieuhanh.web.exchange.selectors import wishes


class ExchangeError(ValueError):
    """A message that must not be sent as it is; the words say what to do, in Vietnamese."""


def ourselves() -> Organ:
    """Return our own code and name on the exchange.

    Raises:
        ExchangeError: the operator has not set them.
    """
    station = settings.STATION
    if not station.code:
        raise ExchangeError("chưa đặt mã định danh của cơ quan: hãy đặt DIEUHANH_ORGAN_CODE và DIEUHANH_ORGAN_NAME")
    return Organ(station.code, station.name)


@transaction.atomic
def register_correspondent(
    *, actor: Actor, code: str, name: str, mailbox: str = "", old_form: bool = False, longest: int = LONGEST_CODE
) -> Correspondent:
    """Keep a body on the exchange, or change how it wants its post."""
    require(actor, "exchange.configure")
    wants = {"name": name, "mailbox": mailbox, "old_form": old_form, "longest": longest}
    correspondent, _ = Correspondent.objects.update_or_create(code=kept(code), defaults=wants)
    log.record(actor=actor, action="exchange.register_correspondent", about=correspondent)
    return correspondent


@transaction.atomic
def send_document(
    *, actor: Actor, message: Message, receivers: Sequence[Correspondent], at: datetime
) -> list[Outgoing]:
    """Put a document into the outbox, once a receiver; its sender is ourselves, and the same one again adds nothing.

    Raises:
        ExchangeError: it has no identifier, or our own code is not set.
    """
    require(actor, "exchange.send")
    if not message.document_id:
        raise ExchangeError("văn bản chưa có mã (DocumentId): hãy đặt mã riêng cho từng văn bản gửi đi")
    due = at + timedelta(hours=settings.STATION.hours)
    return [_send_to(actor, message, receiver, due) for receiver in receivers]


def _send_to(actor: Actor, message: Message, receiver: Correspondent, due: datetime) -> Outgoing:
    held = Outgoing.objects.filter(receiver=receiver, document_id=message.document_id, answers=None).first()
    return held or _put(actor, message, receiver, answer_due_at=due)


@transaction.atomic
def report(*, actor: Actor, incoming: Incoming, status: Status, at: datetime, reason: str = "") -> Outgoing | None:
    """Tell the sender of a document what became of it; None where it was told this status already.

    What a document goes through (01 to 06) is told once; a recall may be asked for, and answered, again.

    Raises:
        ExchangeError: a refusal has no reason.
    """
    require(actor, "exchange.answer")
    _require_reason(status, reason)
    incoming = Incoming.objects.select_for_update().get(pk=incoming.pk)
    if not status.answers_recall and incoming.events.filter(status=status.value).exists():
        return None
    incoming.status = status.value
    incoming.save(update_fields=["status"])
    StatusEvent.objects.create(incoming=incoming, status=status.value, reason=reason, said_at=at)
    log.record(actor=actor, action="exchange.report", about=incoming, detail={"status": status.value})
    sender = Organ(incoming.sender_code, incoming.sender_name)
    came = Message(document_id=incoming.document_id, sender=sender, receivers=(), subject=incoming.subject)
    answer = replace(came.answer(ourselves(), status, at, reason), document_id=f"{incoming.pk}-{status.value}")
    return _put(actor, answer, _correspondent(sender), answers=incoming)


def _require_reason(status: Status, reason: str) -> None:
    if status.needs_reason and not reason.strip():
        words = _("Trạng thái “%(status)s” phải có lý do: hãy ghi lý do để nơi gửi biết.")
        raise ExchangeError(words % {"status": words_of(status)})


@transaction.atomic
def answer_recall(*, actor: Actor, incoming: Incoming, agreed: bool, at: datetime, reason: str = "") -> None:
    """Agree to give a document back, or refuse with a reason (ExchangeError without one); once for each wish."""
    require(actor, "exchange.answer")
    status = Status.RECALL_AGREED if agreed else Status.RECALL_REFUSED
    _require_reason(status, reason)
    asked = Incoming.objects.select_for_update().filter(pk=incoming.pk, recall_asked_at__isnull=False)
    if asked.first() is not None:
        report(actor=actor, incoming=incoming, status=status, at=at, reason=reason)
        Incoming.objects.filter(pk=incoming.pk).update(recall_asked_at=None)


@transaction.atomic
def ask_back(*, actor: Actor, outgoing: Outgoing, reason: str, at: datetime) -> Outgoing:
    """Ask the receiver of a document to give it back; a wish that is not answered yet is returned as it stands.

    Raises:
        ExchangeError: there is no reason.
    """
    require(actor, "exchange.send")
    if not reason.strip():
        raise ExchangeError(_("Yêu cầu lấy lại phải có lý do: hãy ghi lý do để nơi nhận biết."))
    Outgoing.objects.select_for_update().get(pk=outgoing.pk)
    asked_before = wishes(outgoing)
    waiting = asked_before.filter(status="").first()
    if waiting is not None:
        return waiting
    receiver, status = outgoing.receiver, Status.RECALL_ASKED
    came = Message(document_id=outgoing.document_id, sender=Organ(receiver.code, receiver.name), receivers=())
    identifier = f"{outgoing.pk}-{asked_before.count() + 1}-{status.value}"
    asked = replace(came.answer(ourselves(), status, at, reason), document_id=identifier)
    StatusEvent.objects.create(outgoing=outgoing, status=status.value, reason=reason, said_at=at)
    log.record(actor=actor, action="exchange.ask_back", about=outgoing)
    due = at + timedelta(hours=settings.STATION.hours)
    return _put(actor, asked, receiver, answer_due_at=due)


def _correspondent(organ: Organ) -> Correspondent:
    wants = {"name": organ.name or organ.code}
    return Correspondent.objects.get_or_create(code=kept(organ.code)[:LONGEST_CODE], defaults=wants)[0]


def _put(
    actor: Actor,
    message: Message,
    receiver: Correspondent,
    *,
    answers: Incoming | None = None,
    answer_due_at: datetime | None = None,
) -> Outgoing:
    """Write the message as its receiver wants it and keep it in the outbox."""
    us, warning = written(ourselves(), receiver)
    them, also = written(Organ(receiver.code, receiver.name), receiver)
    traces = tuple(replace(trace, organ=us) for trace in message.traces)
    data = write(replace(message, sender=us, receivers=(them,), traces=traces))
    file = documents.register_file(actor=actor, data=data, name=f"{message.document_id}.edxml", media_type=MEDIA_TYPE)
    outgoing = Outgoing.objects.create(
        receiver=receiver,
        document_id=message.document_id,
        answers=answers,
        number="/".join(part for part in (message.number, message.notation) if part)[:120],
        subject=message.subject,
        file=file,
        warning=warning or also,
        answer_due_at=answer_due_at,
    )
    log.record(actor=actor, action="exchange.put", about=outgoing, detail={"receiver": receiver.code})
    return outgoing
