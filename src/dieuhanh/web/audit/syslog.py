"""Lines for a collector of logs (syslog, RFC 5424) over UDP, where one is set (`DIEUHANH_SYSLOG=host:port`)."""

from __future__ import annotations

import json
import logging
import socket
from datetime import UTC, datetime

from django.conf import settings

from dieuhanh.web.audit.models import AuditEvent

# Facility 13 is the audit log (RFC 5424, 6.2.1), severity 6 is information: 13 * 8 + 6.
_PRIORITY = 110
_LOGGER = logging.getLogger(__name__)


def line(message_id: str, text: str, at: datetime) -> str:
    """Return one line: when, where, what kind, and the text."""
    moment = at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return f"<{_PRIORITY}>1 {moment} {socket.gethostname()} dieuhanh - {message_id[:32]} - \ufeff{text}"


def event_line(event: AuditEvent) -> str:
    """Return an event as a line."""
    return line(event.action, json.dumps(told(event), ensure_ascii=False), event.recorded_at)


def told(event: AuditEvent) -> dict[str, object]:
    """Return what an event says, as plain values."""
    return {
        "id": str(event.pk),
        "at": event.recorded_at.isoformat(),
        "actor": {"kind": event.actor_kind, "name": event.actor_name, "id": str(event.actor_id or "")},
        "action": event.action,
        "object": {"type": event.object_type, "id": str(event.object_id or "")},
        "organisation": str(event.organisation_id or ""),
        "place": event.place,
        "detail": event.detail,
        "reason": event.reason,
        "digest": event.digest,
    }


def send(message_id: str, text: str, at: datetime) -> None:
    """Send a line to the collector that is set; one that cannot be reached is told in the server's log."""
    target: str = settings.AUDIT_SYSLOG
    if not target:
        return
    host, _, port = target.rpartition(":")
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
            sender.sendto(line(message_id, text, at).encode(), (host or target, int(port) if port.isdecimal() else 514))
    except OSError as fault:
        _LOGGER.warning("syslog %s: %s", target, fault)
