"""What came and went on the exchange, and what should have been answered by now."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from dieuhanh.web.exchange.models import Incoming, Outgoing, Sending

UNSENT = timedelta(hours=1)


def incoming_documents() -> QuerySet[Incoming]:
    """Return the documents that came, newest first."""
    return Incoming.objects.select_related("file")


def outgoing_documents() -> QuerySet[Outgoing]:
    """Return the documents that we send, newest first; not the statuses that answer others."""
    return Outgoing.objects.filter(answers=None).exclude(document_id__endswith="-13").select_related("receiver")


def alarms(now: datetime) -> QuerySet[Outgoing]:
    """Return the messages that did not leave in time, and the documents that nobody acknowledged in time."""
    unsent = Q(sending=Sending.WAITING, recorded_at__lte=now - UNSENT)
    unanswered = Q(sending=Sending.SENT, answers=None, status="", answer_due_at__lte=now)
    return Outgoing.objects.filter(unsent | unanswered).select_related("receiver").order_by("recorded_at", "id")


def recalls() -> QuerySet[Incoming]:
    """Return the documents that their senders want back and nobody has answered for."""
    return Incoming.objects.filter(recall_asked_at__isnull=False)
