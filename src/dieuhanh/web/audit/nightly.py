"""What is done with the log each night: its end goes out of the database, months are closed, all of it is looked at."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from django.conf import settings

from dieuhanh.web.audit import segments, syslog
from dieuhanh.web.audit.chain import seal
from dieuhanh.web.audit.models import AuditCheck
from dieuhanh.web.audit.verifying import Fault, Head, faults, head

_SHOWN = 20


def heads_file() -> Path:
    """Return the file that the end of the chain is written to each night, one JSON line each; copy it elsewhere."""
    return Path(settings.DATA_FOLDER) / "audit-heads.jsonl"


def run(today: date, now: datetime) -> int:
    """Close and expire months, look at the whole log, write its end to the file and to syslog; return the faults."""
    seal()
    segments.close(today, now)
    segments.expire(today, now)
    seal()
    count = check(now)
    write_head(now)
    return count


def check(now: datetime) -> int:
    """Look at the whole log, against every end that was written down, and keep what was found; return how many."""
    found = list(faults(read_heads(heads_file())))
    told = "\n".join(words(fault) for fault in found[:_SHOWN])
    AuditCheck.objects.update_or_create(pk=1, defaults={"at": now, "faults": len(found), "told": told})
    return len(found)


def write_head(now: datetime) -> None:
    """Append the end of the chain to the file, and send it to syslog where one is set."""
    end = head()
    line = json.dumps({"at": now.isoformat(timespec="seconds"), "sequence": end.sequence, "digest": end.digest})
    file = heads_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="ascii") as stream:
        stream.write(line + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    syslog.send("audit.head", line, now)


def read_heads(file: Path) -> Iterator[Head]:
    """Yield the ends of the chain that a file holds; raise `ValueError` for a line that is none."""
    if not file.exists():
        return
    for line in file.read_text(encoding="ascii").splitlines():
        said = json.loads(line)
        yield Head(int(said["sequence"]), str(said["digest"]))


def words(fault: Fault) -> str:
    """Return a fault as people read it."""
    place = [f"số {fault.sequence}" if fault.sequence is not None else "", str(fault.event or ""), fault.told]
    return f"{_WHAT[fault.what]}: {' '.join(part for part in place if part)}"


_WHAT = {
    "changed": "bị sửa",
    "removed": "bị xóa",
    "inserted": "được chèn ngoài đường ghi nhật ký",
    "broken": "không khớp với sự kiện trước",
    "cut": "phần cuối bị cắt",
    "touched": "cơ sở dữ liệu thấy lệnh ghi không có trong nhật ký",
    "blind": "thiếu bẫy ghi của cơ sở dữ liệu",
    "forged": "tháng đã khóa không đúng chữ ký",
}
