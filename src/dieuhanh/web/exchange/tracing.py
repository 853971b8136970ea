"""How what was sent and received over the exchange hangs on a purged document."""

from __future__ import annotations

from dieuhanh.web.documents.leaks import Trace, register
from dieuhanh.web.exchange.models import Incoming, Outgoing, StatusEvent


def trace() -> None:
    """Say it once the site starts."""
    register(
        Trace(Outgoing, ("file",), label="văn bản đã gửi"),
        Trace(Incoming, ("file",), {"number": "", "subject": "", "recall_reason": ""}, label="văn bản đã nhận"),
        Trace(StatusEvent, ("outgoing",)),
    )
