"""What the command line asks of the audit log. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dieuhanh.web.terminal import FAULT, complain, migrated, tell

if TYPE_CHECKING:
    from dieuhanh.web.audit.verifying import Fault, Head

NOT_WHOLE = 3

_WHAT = {
    "changed": "bị sửa",
    "removed": "bị xóa",
    "inserted": "được chèn ngoài đường ghi nhật ký",
    "broken": "không khớp với sự kiện trước",
    "cut": "phần cuối bị cắt",
    "touched": "cơ sở dữ liệu thấy có lệnh sửa hoặc xóa",
}


def verify(known: str) -> int:
    """Tell whether the log is whole, naming each fault; 3 where it is not, 2 where `known` is no end of a chain."""
    migrated()
    from dieuhanh.web.audit.chain import seal
    from dieuhanh.web.audit.verifying import faults, head

    written = _head(known) if known else None
    if known and written is None:
        complain(f"{known!r} không phải là điểm cuối của nhật ký: hãy dùng dòng mà lệnh `dieuhanh audit head` in ra")
        return FAULT
    seal()
    found = 0
    for fault in faults(written):
        found += 1
        tell(_line(fault))
    tell(f"Nhật ký có {found} chỗ không liền mạch" if found else f"Nhật ký liền mạch: {head().sequence} sự kiện")
    return NOT_WHOLE if found else 0


def _line(fault: Fault) -> str:
    place = [f"số {fault.sequence}" if fault.sequence is not None else "", str(fault.event or ""), fault.told]
    return f"{_WHAT[fault.what]}: {' '.join(part for part in place if part)}"


def _head(known: str) -> Head | None:
    from dieuhanh.web.audit.verifying import Head

    sequence, colon, digest = known.partition(":")
    return Head(int(sequence), digest) if colon and sequence.isdecimal() and len(digest) == 64 else None


def head() -> int:
    """Write the end of the chain as one line, to be kept outside the database."""
    migrated()
    from dieuhanh.web.audit import verifying
    from dieuhanh.web.audit.chain import seal

    seal()
    end = verifying.head()
    tell(f"{end.sequence}:{end.digest}")
    return 0


def export() -> int:
    """Write all events as JSON lines, the oldest first."""
    migrated()
    from dieuhanh.web.audit.models import AuditEvent

    for event in AuditEvent.objects.order_by("recorded_at", "pk").iterator():
        said = {
            "id": str(event.pk),
            "at": event.recorded_at.isoformat(),
            "actor": {"kind": event.actor_kind, "name": event.actor_name, "id": str(event.actor_id or "")},
            "action": event.action,
            "object": {"type": event.object_type, "id": str(event.object_id or "")},
            "detail": event.detail,
            "digest": event.digest,
        }
        tell(json.dumps(said, ensure_ascii=False))
    return 0
