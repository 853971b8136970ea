"""A mailbox as a door, read over IMAP: each unread letter comes in whole and is then marked as read."""

from __future__ import annotations

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from email.utils import parseaddr

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.intake.actions import Outcome, receive
from dieuhanh.web.intake.models import Door, State

_SECONDS = 30


class MailboxError(Exception):
    """A mailbox that cannot be read; the message says what to do, in Vietnamese."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Where the letters are. `encrypted` is False only for a server on this machine."""

    host: str
    port: int
    user: str
    password: str
    folder: str = "INBOX"
    encrypted: bool = True


@dataclass(frozen=True, slots=True)
class Letter:
    """An unread letter on the server, which stays unread until it is marked."""

    number: str
    content: bytes
    _server: imaplib.IMAP4

    def mark_read(self) -> None:
        """Mark it as read: it is safe with us."""
        self._server.uid("STORE", self.number, "+FLAGS", r"(\Seen)")

    def delete(self) -> None:
        """Take it off the server."""
        self._server.uid("STORE", self.number, "+FLAGS", r"(\Seen \Deleted)")
        self._server.expunge()


def unread_letters(mailbox: Mailbox) -> Iterator[Letter]:
    """Yield the unread letters as long as the mailbox is open.

    Raises:
        MailboxError: the server cannot be reached, or refuses.
    """
    with _opened(mailbox) as server:
        for number in _unread(server):
            yield Letter(number, _fetched(server, number), server)


def collect_mailbox(*, actor: Actor, mailbox: Mailbox) -> Iterator[Outcome]:
    """Take in every unread letter; one that is secret is deleted from the server, the others are marked as read.

    A letter is only marked once it is in the store or the quarantine; after a crash it is read again and adds nothing.

    Raises:
        MailboxError: the server cannot be reached, or refuses.
    """
    for letter in unread_letters(mailbox):
        name, sender = f"thu-{letter.number}.eml", _sender(letter.content)
        outcome = receive(actor=actor, data=letter.content, name=name, door=Door.MAIL, sender=sender)
        if outcome.file.state == State.REFUSED:
            letter.delete()
        else:
            letter.mark_read()
        yield outcome


@contextmanager
def _opened(mailbox: Mailbox) -> Iterator[imaplib.IMAP4]:
    try:
        if mailbox.encrypted:
            context = ssl.create_default_context()
            server: imaplib.IMAP4 = imaplib.IMAP4_SSL(mailbox.host, mailbox.port, ssl_context=context, timeout=_SECONDS)
        else:
            server = imaplib.IMAP4(mailbox.host, mailbox.port, timeout=_SECONDS)
        with server:
            server.login(mailbox.user, mailbox.password)
            server.select(mailbox.folder)
            yield server
    except (imaplib.IMAP4.error, OSError) as fault:
        raise MailboxError(
            f"Không đọc được hộp thư {mailbox.user} tại {mailbox.host}:{mailbox.port} ({fault}). "
            "Hãy kiểm tra địa chỉ, mật khẩu và mạng; thư chưa đọc vẫn còn trên máy chủ."
        ) from fault


def _unread(server: imaplib.IMAP4) -> list[str]:
    _, found = server.uid("SEARCH", "UNSEEN")
    return found[0].decode("ascii").split() if found and isinstance(found[0], bytes) else []


def _fetched(server: imaplib.IMAP4, number: str) -> bytes:
    # PEEK leaves the letter unread until it is safe with us.
    _, parts = server.uid("FETCH", number, "(BODY.PEEK[])")
    content = next((part[1] for part in parts if isinstance(part, tuple)), None)
    if not isinstance(content, bytes):
        raise imaplib.IMAP4.error(f"message {number} was not given")
    return content


def _sender(content: bytes) -> str:
    return parseaddr(str(message_from_bytes(content, policy=default).get("From", "")))[1]
