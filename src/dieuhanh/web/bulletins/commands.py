"""What the command line asks of bulletins. It sets Django up itself and returns an exit code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dieuhanh.web.terminal import FAULT, complain, migrated, tell

_WORDS = {
    "published": "đã đăng   ",
    "waiting": "chờ rà soát",
    "held": "bản nháp  ",
    "failed": "KHÔNG     ",
}


def take_over(files: Sequence[Path], addresses: Path | None, *, is_public: bool) -> int:
    """Take over old bulletins; a line for each file, 1 where one of them failed."""
    migrated()
    from django.utils import timezone

    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.bulletins import archive

    try:
        table = archive.old_addresses(addresses.read_text(encoding="utf-8-sig")) if addresses else {}
    except (OSError, UnicodeDecodeError, archive.AddressTableError) as fault:
        complain(str(fault))
        return FAULT
    if unknown := sorted(set(table) - {file.name for file in files}):
        complain(f"bảng địa chỉ cũ nêu tệp không có: {', '.join(unknown)}")
        return FAULT
    failed = 0
    for one in archive.take_over(
        actor=command_line(), files=files, addresses=table, at=timezone.now(), is_public=is_public
    ):
        failed += one.state is archive.State.FAILED
        added = f"(+{one.addresses} địa chỉ cũ)" if one.addresses else ""
        more = " ".join(part for part in (one.path, one.reason, added) if part)
        tell(f"{_WORDS[one.state]} {one.name}: {more}".rstrip(": "))
    return 1 if failed else 0
