"""A message that arrived: a document goes through the one door and its sender is told; a status is written down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dieuhanh.sources.edxml import read_message
from dieuhanh.sources.edxml_model import Message, Status, Trace
from dieuhanh.sources.errors import SourceError
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.exchange.actions import ourselves, report
from dieuhanh.web.exchange.codes import kept
from dieuhanh.web.exchange.models import Incoming, Outgoing, StatusEvent
from dieuhanh.web.exchange.progress import tell_progress
from dieuhanh.web.exchange.selectors import wishes
from dieuhanh.web.intake.actions import receive
from dieuhanh.web.intake.models import Door, State

_SECRET = "Văn bản có dấu chỉ độ mật, không được gửi qua trục liên thông. Tệp đã hủy, không lưu nội dung."  # noqa: S105
_MISADDRESSED = "Cơ quan nhận ghi trong gói tin không phải cơ quan chúng tôi. Đề nghị kiểm tra mã định danh nơi nhận."


def take(*, actor: Actor, data: bytes, name: str, at: datetime) -> Incoming | Outgoing | None:
    """Take a message in; return what it brought or told about, None for one that is no message of the exchange.

    One that cannot be read waits in the list of stuck files, as any other file. The same one again changes nothing.
    """
    require(actor, "intake.receive")
    try:
        message = read_message(data)
    except SourceError:
        receive(actor=actor, data=data, name=name, door=Door.EXCHANGE)
        return None
    if message.is_status:
        return _hear(actor, message)
    return _bring(actor, message, data, name, at)


def settle(*, actor: Actor, at: datetime) -> int:
    """Tell senders what a person decided since, and how far the duties of their documents are; return how often."""
    told = 0
    for incoming in Incoming.objects.filter(status=Status.ARRIVED.value).select_related("file"):
        told += _tell_outcome(actor, incoming, at)
    return told + tell_progress(actor=actor)


def _bring(actor: Actor, message: Message, data: bytes, name: str, at: datetime) -> Incoming:
    incoming = _registered(actor, message)
    if incoming.status not in {"", Status.ARRIVED.value} or incoming.file_id is not None:
        return incoming
    report(actor=actor, incoming=incoming, status=Status.ARRIVED, at=at)
    if ourselves().code not in {kept(organ.code) for organ in message.receivers}:
        report(actor=actor, incoming=incoming, status=Status.REFUSED, at=at, reason=_MISADDRESSED)
        return incoming
    outcome = receive(actor=actor, data=data, name=name, door=Door.EXCHANGE, sender=incoming.sender_code)
    incoming.refresh_from_db()
    incoming.file = outcome.file
    if outcome.file.state != State.REFUSED:  # of a secret one not even the subject stays
        incoming.number, incoming.subject, incoming.due = _number(message)[:120], message.subject, message.due
    incoming.save()
    _tell_outcome(actor, incoming, at)
    return incoming


@transaction.atomic
def _registered(actor: Actor, message: Message) -> Incoming:
    # A sender that gives no identifier is held to its number: two documents of one body never share it in a year.
    year = message.promulgated.year if message.promulgated else ""
    identifier = message.document_id or f"{_number(message)} {year}".strip()
    incoming, created = Incoming.objects.get_or_create(
        sender_code=kept(message.sender.code)[:100],
        document_id=identifier[:200],
        defaults={"sender_name": message.sender.name[:300]},
    )
    if created:
        log.record(actor=actor, action="exchange.arrive", about=incoming)
    return incoming


def _number(message: Message) -> str:
    return "/".join(part for part in (message.number, message.notation) if part)


def _tell_outcome(actor: Actor, incoming: Incoming, at: datetime) -> bool:
    """Tell the sender whether the document came in, once that is known."""
    state = incoming.file.state if incoming.file else None
    if state == State.REFUSED:
        Incoming.objects.filter(pk=incoming.pk).update(subject="", number="")
        return report(actor=actor, incoming=incoming, status=Status.REFUSED, at=at, reason=_SECRET) is not None
    if state == State.PASSED:
        return report(actor=actor, incoming=incoming, status=Status.RECEIVED, at=at) is not None
    return False


@transaction.atomic
def _hear(actor: Actor, message: Message) -> Incoming | Outgoing | None:
    """Write down what another body says about a document that we sent, or wants of one that it sent."""
    said = next((trace for trace in message.traces if trace.status), None)
    if said is None or said.status is None:
        return None
    code = kept(message.sender.code)
    if said.status is Status.RECALL_ASKED:
        return _asked_back(actor, code, message.responds_to, said)
    outgoing = (
        Outgoing.objects.select_for_update()
        .filter(receiver__code=code, document_id=message.responds_to, answers=None)
        .first()
    )
    if outgoing is None or not _note(said, outgoing=outgoing):
        return outgoing
    outgoing.status, outgoing.reason = said.status.value, said.comment
    outgoing.save(update_fields=["status", "reason"])
    if said.status.answers_recall:
        wishes(outgoing).filter(status="").update(status=said.status.value, reason=said.comment)
    log.record(actor=actor, action="exchange.hear", about=outgoing, detail={"status": said.status.value})
    return outgoing


def _asked_back(actor: Actor, code: str, document_id: str, said: Trace) -> Incoming | None:
    incoming = Incoming.objects.select_for_update().filter(sender_code=code, document_id=document_id).first()
    if incoming is None or not _note(said, incoming=incoming):
        return incoming
    incoming.recall_asked_at, incoming.recall_reason = timezone.now(), said.comment
    incoming.save(update_fields=["recall_asked_at", "recall_reason"])
    log.record(actor=actor, action="exchange.asked_back", about=incoming)
    return incoming


def _note(said: Trace, *, incoming: Incoming | None = None, outgoing: Outgoing | None = None) -> bool:
    """Write a status down; False where the very same was told before."""
    at = said.at if said.at is None or timezone.is_aware(said.at) else timezone.make_aware(said.at)
    about = {"incoming": incoming, "outgoing": outgoing}
    status = said.status.value if said.status else ""
    if StatusEvent.objects.filter(**about, status=status, reason=said.comment, said_at=at).exists():
        return False
    StatusEvent.objects.create(**about, status=status, reason=said.comment, staff=said.staff[:200], said_at=at)
    return True
