"""What the command line asks of the audit log. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.web.terminal import FAULT, complain, migrated, tell

if TYPE_CHECKING:
    from dieuhanh.web.audit.verifying import Head

NOT_WHOLE = 3


def verify(known: str) -> int:
    """Tell whether the log is whole, naming each fault; 3 where it is not, 2 where `known` is no end of a chain.

    `known` is an end as `head` writes it, or a file of ends as the nightly job writes it.
    """
    migrated()
    from dieuhanh.web.audit.chain import seal
    from dieuhanh.web.audit.nightly import words
    from dieuhanh.web.audit.verifying import faults, head

    written = _heads(known) if known else []
    if written is None:
        complain(
            f"{known!r} không phải là điểm cuối của nhật ký: hãy dùng dòng mà lệnh `dieuhanh audit head` in ra,"
            " hoặc tệp audit-heads.jsonl"
        )
        return FAULT
    seal()
    found = 0
    for fault in faults(written):
        found += 1
        tell(words(fault))
    tell(f"Nhật ký có {found} chỗ không liền mạch" if found else f"Nhật ký liền mạch: {head().sequence} sự kiện")
    return NOT_WHOLE if found else 0


def _heads(known: str) -> list[Head] | None:
    from dieuhanh.web.audit.nightly import read_heads
    from dieuhanh.web.audit.verifying import Head

    sequence, colon, digest = known.partition(":")
    if colon and sequence.isdecimal() and len(digest) == 64:
        return [Head(int(sequence), digest)]
    file = Path(known)
    try:
        return list(read_heads(file)) if file.is_file() else None
    except (ValueError, KeyError, TypeError):
        return None


def head() -> int:
    """Write the end of the chain as one line, to be kept outside the database."""
    migrated()
    from dieuhanh.web.audit import verifying
    from dieuhanh.web.audit.chain import seal

    seal()
    end = verifying.head()
    tell(f"{end.sequence}:{end.digest}")
    return 0


def export(form: str = "json") -> int:
    """Write all events, the oldest first: as JSON lines, or as lines of syslog (`syslog`)."""
    migrated()
    from dieuhanh.web.audit import syslog
    from dieuhanh.web.audit.models import AuditEvent

    for event in AuditEvent.objects.order_by("recorded_at", "pk").iterator():
        tell(syslog.event_line(event) if form == "syslog" else json.dumps(syslog.told(event), ensure_ascii=False))
    return 0


def nightly() -> int:
    """Do at once what is done each night; 3 where the log is not whole."""
    migrated()
    from django.utils import timezone

    from dieuhanh.web.audit import nightly

    found = nightly.run(timezone.localdate(), timezone.now())
    tell(f"Nhật ký có {found} chỗ không liền mạch" if found else "Nhật ký liền mạch")
    return NOT_WHOLE if found else 0
