"""What came and went on the exchange, and what should have been answered by now."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from dieuhanh.sources.edxml_model import Status
from dieuhanh.web.exchange.models import Incoming, Outgoing, Sending

UNSENT = timedelta(hours=1)


def incoming_documents() -> QuerySet[Incoming]:
    """Return the documents that came, newest first."""
    return Incoming.objects.select_related("file")


_WISH = f"-{Status.RECALL_ASKED.value}"


def outgoing_documents() -> QuerySet[Outgoing]:
    """Return the documents that we send, newest first; not the statuses that answer others, nor what wants one back."""
    return Outgoing.objects.filter(answers=None).exclude(document_id__endswith=_WISH).select_related("receiver")


def wishes(outgoing: Outgoing) -> QuerySet[Outgoing]:
    """Return the messages that ask for a document back; `status` is how its receiver answered."""
    return Outgoing.objects.filter(document_id__startswith=f"{outgoing.pk}-", document_id__endswith=_WISH, answers=None)


def alarms(now: datetime) -> QuerySet[Outgoing]:
    """Return the messages that did not leave in time, and the documents that nobody acknowledged in time."""
    unsent = Q(sending=Sending.WAITING, recorded_at__lte=now - UNSENT)
    unanswered = Q(sending=Sending.SENT, answers=None, status="", answer_due_at__lte=now)
    return Outgoing.objects.filter(unsent | unanswered).select_related("receiver").order_by("recorded_at", "id")


def recalls() -> QuerySet[Incoming]:
    """Return the documents that their senders want back and nobody has answered for."""
    return Incoming.objects.filter(recall_asked_at__isnull=False)
