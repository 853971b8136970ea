"""A document by letter: a real SMTP server puts it into the mailbox that a real IMAP server (dovecot) shows."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.exchange.actions import send_document
from dieuhanh.web.exchange.models import Correspondent, Incoming, Outgoing
from dieuhanh.web.exchange.transports import Mail, PostOffice, TransportError
from dieuhanh.web.exchange.travelling import collect, deliver
from dieuhanh.web.intake.mailbox import Mailbox
from tests.web.exchange.conftest import BUREAU, OFFICE, As, letter_of
from tests.web.intake.test_mailbox import CONFIGURATION, DOVECOT, _wait_for, free_port

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(DOVECOT is None or os.geteuid() != 0, reason="dovecot-imapd is not installed, or not root"),
]
NOBODY = 65534


class Postman:
    """Puts every letter into the mailbox that is named like its receiver."""

    def __init__(self, home: Path) -> None:
        self.home = home

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - its name
        for receiver in envelope.rcpt_tos:
            place = self.home / receiver.partition("@")[0]
            for part in ("tmp", "new", "cur"):
                (place / part).mkdir(parents=True, exist_ok=True)
            letter = place / "new" / f"{time.time_ns()}.{uuid.uuid4().hex}.test"
            letter.write_bytes(envelope.content if isinstance(envelope.content, bytes) else b"")
            for one in (place, *place.rglob("*")):
                os.chown(one, NOBODY, NOBODY)
        return "250 OK"


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[dict[str, Mail]]:
    """The letters of both bodies."""
    home = Path(f"/tmp/post-{os.getpid()}-{time.monotonic_ns()}")  # noqa: S108 - sockets need a short path
    (home / "mail").mkdir(parents=True)
    home.chmod(0o755)
    os.chown(home / "mail", NOBODY, NOBODY)
    imap, smtp = free_port(), free_port()
    (home / "dovecot.conf").write_text(
        CONFIGURATION.format(home=home, port=imap).replace(f"maildir:{home}/mail", f"maildir:{home}/mail/%u")
    )
    controller = Controller(Postman(home / "mail"), hostname="127.0.0.1", port=smtp)
    process = subprocess.Popen([str(DOVECOT), "-F", "-c", str(home / "dovecot.conf")])
    try:
        controller.start()
        _wait_for(imap)
        yield {
            code: Mail(
                PostOffice("127.0.0.1", smtp, f"{name}@vidu.test", encrypted=False),
                Mailbox("127.0.0.1", imap, name, "bi-mat-kiem-thu", encrypted=False),
            )
            for code, name in ((OFFICE, "vanphong"), (BUREAU, "sotaichinh"))
        }
    finally:
        controller.stop()
        process.terminate()
        process.wait(10)
        shutil.rmtree(home, ignore_errors=True)


def test_a_document_goes_by_letter_and_so_does_the_answer(
    operator: Actor, bureau: Correspondent, at_desk_of: As, mail: dict[str, Mail]
) -> None:
    from django.utils import timezone

    now = timezone.now()
    at_desk_of(OFFICE)
    (outgoing,) = send_document(actor=operator, message=letter_of(), receivers=[bureau], at=now)
    assert [one.error for one in deliver(actor=operator, transport=mail[OFFICE], at=now)] == [""]
    at_desk_of(BUREAU)
    assert list(collect(actor=operator, transport=mail[BUREAU], at=now)) == [Incoming.objects.get()]
    assert list(collect(actor=operator, transport=mail[BUREAU], at=now)) == []
    assert [one.error for one in deliver(actor=operator, transport=mail[BUREAU], at=now)] == ["", ""]
    at_desk_of(OFFICE)
    list(collect(actor=operator, transport=mail[OFFICE], at=now))
    outgoing.refresh_from_db()
    assert (outgoing.status, Outgoing.objects.count()) == ("03", 3)


def test_a_server_that_is_not_there_leaves_the_message_waiting(
    operator: Actor, bureau: Correspondent, at_desk_of: As
) -> None:
    from django.utils import timezone

    at_desk_of(OFFICE)
    (outgoing,) = send_document(actor=operator, message=letter_of(), receivers=[bureau], at=timezone.now())
    gone = Mail(PostOffice("127.0.0.1", free_port(), "a@vidu.test", encrypted=False), Mailbox("127.0.0.1", 1, "x", "y"))
    with pytest.raises(TransportError, match="tin vẫn chờ gửi"):
        gone.send(outgoing, b"")
    (failed,) = deliver(actor=operator, transport=gone, at=timezone.now())
    assert failed.error
    outgoing.refresh_from_db()
    assert (outgoing.sending, outgoing.attempts) == ("waiting", 1)
