"""What the command line asks about documents. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

from dieuhanh.web.terminal import FAULT, complain, migrated, tell


def purge(named: str, decision: str, reason: str, *, confirmed: bool) -> int:
    """Tell how much hangs on a document, and destroy it where that is `confirmed`; 2 where it is not found."""
    migrated()
    from django.core.exceptions import ValidationError

    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.documents import purging, sweeping

    actor = command_line()
    document = purging.find_purgeable(actor, named)
    if document is None:
        complain(f"không có văn bản {named!r}: hãy dùng phần sau /van-ban/ của địa chỉ, hoặc mã UUID")
        return FAULT
    for label, count in purging.preview(actor=actor, document=document).items():
        tell(f"{label}: {count}")
    if not confirmed:
        tell("chưa hủy gì: thêm --decision, --reason và --yes để tiêu hủy")
        return 0
    try:
        record = purging.purge(actor=actor, document=document, decision=decision, reason=reason)
    except ValidationError as fault:
        complain("; ".join(fault.messages))
        return FAULT
    sweeping.sweep()
    tell(f"đã tiêu hủy, biên bản {record.pk}; các bản sao lưu làm trước đó vẫn còn văn bản này: hãy tiêu hủy chúng")
    return 0
