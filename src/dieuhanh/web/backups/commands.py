"""What the command line asks of backups. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

import os
from pathlib import Path

from dieuhanh.web.terminal import FAULT, complain, fitting, migrated, set_up, tell

_NOT_GIVEN = (
    "cần mật khẩu ít nhất 12 ký tự: hãy đặt DIEUHANH_BACKUP_PASSPHRASE, hoặc nêu tệp khóa bằng --key-file. "
    "Giữ mật khẩu ở nơi khác máy này: không có nó thì không ai mở được bản sao lưu"
)


def backup(target: Path, keys: Path | None, key_file: Path | None) -> int:
    """Write a backup to `target` and the keys to `keys`; 2, with a line that says what to do, where that fails."""
    set_up()
    from django.utils import timezone

    from dieuhanh.web.backups.making import make, make_keys

    secret = _secret(key_file)
    if secret is None or not fitting():
        return FAULT
    try:
        made = make(target, secret, timezone.now())
        count = make_keys(keys, secret, timezone.now()) if keys is not None else 0
    except OSError as fault:
        complain(f"không ghi được bản sao lưu ({fault.strerror}): hãy kiểm tra nơi ghi và dung lượng đĩa")
        return FAULT
    tell(f"{target}: {made.rows} dòng, {made.files} tệp, {made.size} byte")
    tell(f"SHA-256 {made.digest}")
    if keys is not None:
        tell(f"{keys}: {count} khóa. Hãy cất ở nơi khác với bản sao lưu.")
    return 0


def restore(source: Path, keys: Path | None, key_file: Path | None) -> int:
    """Bring a backup back into an empty installation; 2, and nothing changed, where it is damaged or does not fit."""
    secret = _secret(key_file)
    if secret is None:
        return FAULT
    for file in filter(None, (source, keys)):
        if not file.is_file():
            complain(f"{file}: không có tệp này")
            return FAULT
    migrated()
    from dieuhanh.web.backups.restoring import RestoreError, restore, restore_keys

    try:
        done = restore(source, secret)
        tell(f"Đã khôi phục {done.rows} dòng, {done.files} tệp; số dòng và mã băm khớp với bản kê.")
        if keys is not None:
            tell(f"Đã khôi phục {restore_keys(keys, secret)} khóa.")
        else:
            tell("Chưa khôi phục khóa: nếu dùng khóa cũ, hãy chạy lại với --keys trước khi mở hệ thống.")
    except RestoreError as fault:
        complain(str(fault))
        return FAULT
    return 0


def _secret(key_file: Path | None) -> bytes | None:
    from dieuhanh.web.backups.sealing import SealError, secret_of

    try:
        return secret_of(os.environ.get("DIEUHANH_BACKUP_PASSPHRASE", ""), key_file)
    except (SealError, OSError):
        complain(_NOT_GIVEN)
        return None
