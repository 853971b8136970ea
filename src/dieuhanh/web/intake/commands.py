"""What the command line asks of the doors; each function sets Django up itself and returns an exit code."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from dieuhanh.web.terminal import FAULT, complain, migrated, tell

if TYPE_CHECKING:
    from dieuhanh.web.intake.actions import Outcome
    from dieuhanh.web.intake.mailbox import Mailbox

PASSWORD = "DIEUHANH_MAILBOX_PASSWORD"  # noqa: S105 - the name of the variable
_PORTS = {"imap": 143, "imaps": 993}
_LOCAL = {"localhost", "127.0.0.1", "::1"}


def folder(path: Path, quiet: float) -> int:
    """Take in what lies in a watched folder; 2 where anything did not come in."""
    if not path.is_dir():
        complain(f"{path}: không có thư mục này: hãy kiểm tra đường dẫn")
        return FAULT
    migrated()
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.intake.folder import collect_folder

    return _tell(collect_folder(actor=command_line(), folder=path, now=time.time(), quiet=quiet))


def resume() -> int:
    """Read again what was received and never judged; 2 where anything did not come in."""
    migrated()
    from datetime import UTC, datetime

    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.intake.actions import resume as resumed

    return _tell(resumed(actor=command_line(), now=datetime.now(UTC)))


def stuck() -> int:
    """List the files that are held, each with its reason, and where the program failed with the traceback."""
    migrated()
    from dieuhanh.web.intake.selectors import stuck_files

    reasons = list(stuck_files())
    for reason in reasons:
        inner = f", {reason.part}" if reason.part else ""
        tell(f"{reason.recorded_at:%Y-%m-%d %H:%M} {reason.file.id} {reason.file.name}{inner} [{reason.code}]")
        tell(f"  {reason.message_vi}")
        if reason.traceback:
            tell("  " + reason.traceback.rstrip().replace("\n", "\n  "))
    if not reasons:
        tell("không có tệp nào bị kẹt")
    return FAULT if reasons else 0


def signatures() -> int:
    """Check the signatures of all stored files again; 2 where any speaks against its file."""
    migrated()
    from datetime import UTC, datetime

    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.intake.signatures import check_again

    checks = list(check_again(actor=command_line(), at=datetime.now(UTC)))
    for check in checks:
        for line in [check.fault_vi] if check.fault_vi else [one.message_vi for one in check.found]:
            (tell if check.good else complain)(f"{check.file.original_name}: {line}")
    if not checks:
        tell("không có tệp nào có chữ ký số")
    return 0 if all(check.good for check in checks) else FAULT


def mailbox(address: str) -> int:
    """Take in the unread letters of imaps://user@host/FOLDER; the password stands in the environment."""
    migrated()
    place = mailbox_of(address)
    if place is None:
        return FAULT
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.intake.mailbox import MailboxError, collect_mailbox

    try:
        return _tell(collect_mailbox(actor=command_line(), mailbox=place))
    except MailboxError as fault:
        complain(str(fault))
        return FAULT


def mailbox_of(address: str) -> Mailbox | None:
    """Return the mailbox of an address, or None, and say what is wrong with it."""
    parts = urlsplit(address)
    password = os.environ.get(PASSWORD, "")
    if parts.scheme not in _PORTS or not parts.hostname or not parts.username or not password:
        complain(f"địa chỉ hộp thư phải có dạng imaps://ten@may-chu/INBOX, mật khẩu đặt trong {PASSWORD}")
        return None
    if parts.scheme == "imap" and parts.hostname not in _LOCAL:
        complain("hộp thư trên máy khác phải dùng imaps:// để mật khẩu và thư không bị đọc trộm")
        return None
    from dieuhanh.web.intake.mailbox import Mailbox

    return Mailbox(
        parts.hostname,
        parts.port or _PORTS[parts.scheme],
        unquote(parts.username),
        password,
        parts.path.strip("/") or "INBOX",
        encrypted=parts.scheme == "imaps",
    )


def _tell(outcomes: Iterable[Outcome]) -> int:
    from dieuhanh.web.intake.actions import NotKeptError
    from dieuhanh.web.intake.telling import told

    count = faults = 0
    try:
        for count, outcome in enumerate(outcomes, start=1):
            lines, came_in = told(outcome)
            faults += not came_in
            for line in lines:
                (tell if came_in else complain)(f"[{count}] {outcome.file.name or '(đã hủy)'}: {line}")
    except NotKeptError as fault:
        complain(str(fault))
        return FAULT
    if not count:
        tell("không có gì mới")
    return FAULT if faults else 0
