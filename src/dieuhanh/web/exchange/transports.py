"""How messages travel: two folders that the exchange's own program empties and fills, or letters between mailboxes."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from pathlib import Path
from typing import Protocol

from dieuhanh.language import slug
from dieuhanh.web.exchange.models import Outgoing
from dieuhanh.web.intake.mailbox import Letter, Mailbox, unread_letters

TAKEN = "da-nhan"
_SECONDS = 30


class TransportError(Exception):
    """A message that could not be sent or fetched; the words say what to do, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """A message as it came; `letter` is the mail that brought it."""

    name: str
    data: bytes
    letter: Letter | None = None
    file: Path | None = None


class Transport(Protocol):
    """One way to send messages and to fetch them."""

    def send(self, outgoing: Outgoing, data: bytes) -> None:
        """Hand a message over; raises TransportError. The same one twice does no harm: receivers know it again."""

    def arrived(self) -> Iterator[Arrived]:
        """Yield what has come; when the next one is asked for, the one before is safe and is set aside."""


@dataclass(frozen=True, slots=True)
class Folders:
    """A folder for what goes out and one for what comes in, emptied and filled by the exchange's own program."""

    outbox: Path
    inbox: Path

    def send(self, outgoing: Outgoing, data: bytes) -> None:
        """Put the message into the outbox, whole or not at all."""
        name = f"{outgoing.receiver.code}--{outgoing.pk}.edxml"
        unfinished = self.outbox / f".{name}.part"
        try:
            unfinished.write_bytes(data)
            unfinished.replace(self.outbox / name)
        except OSError as fault:
            raise TransportError(
                f"không ghi được vào {self.outbox} ({fault.strerror}): hãy kiểm tra quyền ghi và dung lượng"
            ) from fault

    def arrived(self) -> Iterator[Arrived]:
        """Yield the messages of the inbox in the order of their names; each then moves to `da-nhan`."""
        if not self.inbox.is_dir():
            raise TransportError(f"không có thư mục {self.inbox}: hãy tạo thư mục hoặc sửa đường dẫn")
        for file in sorted(self.inbox.iterdir()):
            if file.suffix.lower() in {".edxml", ".xml"} and not file.name.startswith(".") and file.is_file():
                yield Arrived(file.name, file.read_bytes(), file=file)
                taken = self.inbox / TAKEN
                taken.mkdir(exist_ok=True)
                file.replace(taken / file.name)


@dataclass(frozen=True, slots=True)
class PostOffice:
    """The server that takes letters from us; `encrypted` is False only for one on this machine."""

    host: str
    port: int
    sender: str
    user: str = ""
    password: str = ""
    encrypted: bool = True


@dataclass(frozen=True, slots=True)
class Mail:
    """Letters with the message as their file, sent by SMTP and fetched by IMAP."""

    office: PostOffice
    mailbox: Mailbox

    def send(self, outgoing: Outgoing, data: bytes) -> None:
        """Send the message to the receiver's mailbox."""
        receiver = outgoing.receiver
        if not receiver.mailbox:
            raise TransportError(f"{receiver.name} chưa có hòm thư liên thông: hãy thêm bằng dieuhanh exchange add")
        letter = EmailMessage(policy=SMTP)
        letter["From"], letter["To"] = self.office.sender, receiver.mailbox
        letter["Subject"] = f"[edXML] {outgoing.number or outgoing.document_id}"
        letter["Message-ID"] = f"<{outgoing.pk}@{self.office.sender.partition('@')[2]}>"
        letter.set_content("Gói tin edXML kèm theo thư này do máy gửi và máy đọc.")
        name = f"{slug(outgoing.document_id) or outgoing.pk}.edxml"
        letter.add_attachment(data, maintype="application", subtype="edxml+xml", filename=name)
        with self._connected() as server:
            server.send_message(letter)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        office = self.office
        try:
            with smtplib.SMTP(office.host, office.port, timeout=_SECONDS) as server:
                if office.encrypted:
                    server.starttls(context=ssl.create_default_context())
                if office.user:
                    server.login(office.user, office.password)
                yield server
        except (smtplib.SMTPException, OSError) as fault:
            raise TransportError(
                f"không gửi được qua {office.host}:{office.port} ({fault}): hãy xem lại máy chủ thư; tin vẫn chờ gửi"
            ) from fault

    def arrived(self) -> Iterator[Arrived]:
        """Yield the message of every unread letter, or the letter itself where it brings none."""
        for letter in unread_letters(self.mailbox):
            found = list(_messages(letter.content))
            for name, data in found:
                yield Arrived(name, data, letter)
            if not found:
                yield Arrived(f"thu-{letter.number}.eml", letter.content, letter)
            letter.mark_read()


def _messages(content: bytes) -> Iterator[tuple[str, bytes]]:
    letter = message_from_bytes(content, _class=EmailMessage, policy=default)
    for part in letter.iter_attachments():
        data = part.get_payload(decode=True)
        name = part.get_filename() or ""
        if isinstance(data, bytes) and (part.get_content_subtype() == "edxml+xml" or name.lower().endswith(".edxml")):
            yield name or "goi-tin.edxml", data
