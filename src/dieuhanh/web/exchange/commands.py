"""What the command line asks of the exchange; each function sets Django up itself and returns an exit code."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from dieuhanh.web.terminal import FAULT, complain, migrated, tell

if TYPE_CHECKING:
    from dieuhanh.web.exchange.transports import PostOffice, Transport

SMTP_PASSWORD = "DIEUHANH_SMTP_PASSWORD"  # noqa: S105 - the name of the variable
_PORTS = {"smtp": 25, "smtps": 587}
_LOCAL = {"localhost", "127.0.0.1", "::1"}


def add(code: str, name: str, mailbox: str, old_form: bool, longest: int) -> int:
    """Keep a body with which documents are exchanged."""
    migrated()
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.exchange.actions import register_correspondent

    register_correspondent(
        actor=command_line(), code=code, name=name, mailbox=mailbox, old_form=old_form, longest=longest
    )
    tell(f"{code}: {name}")
    return 0


def send(path: Path, codes: list[str]) -> int:
    """Put the document of a message file into the outbox, once for each of the bodies with these codes."""
    migrated()
    from django.utils import timezone

    from dieuhanh.sources import SourceError
    from dieuhanh.sources.edxml import read_message
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.exchange.actions import ExchangeError, send_document
    from dieuhanh.web.exchange.codes import kept
    from dieuhanh.web.exchange.models import Correspondent

    wanted = {kept(code) for code in codes}
    receivers = list(Correspondent.objects.filter(code__in=wanted))
    unknown = wanted - {one.code for one in receivers}
    if unknown:
        complain(f"chưa biết nơi nhận {', '.join(sorted(unknown))}: hãy thêm bằng dieuhanh exchange add")
        return FAULT
    try:
        message = read_message(path.read_bytes())
        sent = send_document(actor=command_line(), message=message, receivers=receivers, at=timezone.now())
    except (SourceError, ExchangeError) as fault:
        complain(f"{path}: {fault}")
        return FAULT
    except OSError as fault:
        complain(f"{path}: không đọc được ({fault.strerror})")
        return FAULT
    for one in sent:
        tell(f"{one}: {one.get_sending_display()}{f' – {one.warning}' if one.warning else ''}")
    return 0


def folders(outbox: Path, inbox: Path) -> int:
    """Put what waits into the outbox folder and take in what lies in the inbox folder."""
    migrated()
    from dieuhanh.web.exchange.transports import Folders

    return _travel(Folders(outbox, inbox))


def mail(smtp: str, sender: str, imap: str) -> int:
    """Send what waits as letters, and take in the unread letters of a mailbox."""
    migrated()
    from dieuhanh.web.exchange.transports import Mail
    from dieuhanh.web.intake.commands import mailbox_of

    office, mailbox = _office(smtp, sender), mailbox_of(imap)
    return FAULT if office is None or mailbox is None else _travel(Mail(office, mailbox))


def alarms() -> int:
    """List what was not sent or not acknowledged in time; 2 where there is any."""
    migrated()
    from django.utils import timezone

    from dieuhanh.web.exchange.selectors import alarms as late

    found = list(late(timezone.now()))
    for one in found:
        state = f"gửi lúc {one.sent_at:%Y-%m-%d %H:%M}, chưa được xác nhận" if one.sent_at else "chưa gửi được"
        tell(f"{one}: {state}{f' ({one.error})' if one.error else ''}")
    if not found:
        tell("mọi gói tin đã được gửi và xác nhận")
    return FAULT if found else 0


def _travel(transport: Transport) -> int:
    from django.utils import timezone

    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.exchange.actions import ExchangeError
    from dieuhanh.web.exchange.transports import TransportError
    from dieuhanh.web.exchange.travelling import collect, deliver
    from dieuhanh.web.intake.mailbox import MailboxError

    actor, faults = command_line(), 0
    try:
        for came in collect(actor=actor, transport=transport, at=timezone.now()):
            tell(f"nhận: {came or 'tệp không phải gói tin, xem /nb/nhap/ket/'}")
    except (TransportError, MailboxError, ExchangeError) as fault:
        complain(str(fault))
        faults += 1
    for sent in deliver(actor=actor, transport=transport, at=timezone.now()):
        (complain if sent.error else tell)(f"gửi: {sent.outgoing}{': ' + sent.error if sent.error else ''}")
        faults += bool(sent.error)
    return FAULT if faults else 0


def _office(address: str, sender: str) -> PostOffice | None:
    from dieuhanh.web.exchange.transports import PostOffice

    parts = urlsplit(address)
    if parts.scheme not in _PORTS or not parts.hostname:
        complain("địa chỉ máy chủ gửi thư phải có dạng smtps://ten@may-chu")
        return None
    if parts.scheme == "smtp" and parts.hostname not in _LOCAL:
        complain("máy chủ gửi thư trên máy khác phải dùng smtps:// để thư không bị đọc trộm")
        return None
    return PostOffice(
        parts.hostname,
        parts.port or _PORTS[parts.scheme],
        sender,
        unquote(parts.username or ""),
        os.environ.get(SMTP_PASSWORD, ""),
        encrypted=parts.scheme == "smtps",
    )
