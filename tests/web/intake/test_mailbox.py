"""Letters from a real IMAP server (dovecot), started here on a free port of this machine with a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from imaplib import IMAP4
from pathlib import Path

import pytest

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import StoredFile, TextVersion
from dieuhanh.web.intake.mailbox import Mailbox, MailboxError, collect_mailbox
from dieuhanh.web.intake.models import QuarantinedFile, Refusal, State
from tests.sources.making import docx, letter, paragraph

DOVECOT = shutil.which("dovecot") or ("/usr/sbin/dovecot" if Path("/usr/sbin/dovecot").exists() else None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.skipif(DOVECOT is None or os.geteuid() != 0, reason="dovecot-imapd is not installed, or not root"),
]
CONFIGURATION = """
protocols = imap
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:{home}/mail
mail_uid = 65534
mail_gid = 65534
first_valid_uid = 1
first_valid_gid = 1
passdb {{
  driver = static
  args = password=bi-mat-kiem-thu
}}
userdb {{
  driver = static
  args = uid=65534 gid=65534 home={home}/mail
}}
service imap-login {{
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""
WORD = docx(paragraph("Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo."))
SECRET = docx(paragraph("TỐI MẬT") + paragraph("Số: 12/BC-UBND"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    home = Path(f"/tmp/imap-{os.getpid()}-{time.monotonic_ns()}")  # noqa: S108 - sockets need a short path
    (home / "mail").mkdir(parents=True)
    home.chmod(0o755)
    os.chown(home / "mail", 65534, 65534)
    port = free_port()
    (home / "dovecot.conf").write_text(CONFIGURATION.format(home=home, port=port))
    process = subprocess.Popen([str(DOVECOT), "-F", "-c", str(home / "dovecot.conf")])
    try:
        _wait_for(port)
        yield Mailbox("127.0.0.1", port, "tiep-nhan", "bi-mat-kiem-thu", encrypted=False)
    finally:
        process.terminate()
        process.wait(10)
        shutil.rmtree(home, ignore_errors=True)


def _wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("dovecot did not start")


def put(mailbox: Mailbox, *letters: bytes) -> None:
    with IMAP4(mailbox.host, mailbox.port) as server:
        server.login(mailbox.user, mailbox.password)
        for content in letters:
            server.append("INBOX", "", "", content)


def left(mailbox: Mailbox) -> int:
    with IMAP4(mailbox.host, mailbox.port) as server:
        server.login(mailbox.user, mailbox.password)
        _, found = server.select("INBOX")
        return int(found[0] or b"0")


def test_letters_come_in_once_and_secret_ones_leave_the_server(operator: Actor, mailbox: Mailbox) -> None:
    sent = letter("Gửi công văn", "Kính gửi Sở Y tế.", {"a.docx": WORD})
    put(
        mailbox,
        sent,
        letter("Gửi báo cáo", "Kèm theo", {"b.docx": SECRET}),
        letter("Gửi tệp hỏng", "Kèm theo", {"c.docx": WORD[:200]}),
    )
    states = [one.file.state for one in collect_mailbox(actor=operator, mailbox=mailbox)]
    assert states == [State.PASSED, State.REFUSED, State.STUCK]
    assert (TextVersion.objects.count(), Refusal.objects.get().sender) == (2, "van.thu@vidu.gov.vn")
    assert left(mailbox) == 2
    assert list(collect_mailbox(actor=operator, mailbox=mailbox)) == []
    put(mailbox, sent)
    before = (StoredFile.objects.count(), QuarantinedFile.objects.count())
    list(collect_mailbox(actor=operator, mailbox=mailbox))
    assert (StoredFile.objects.count(), QuarantinedFile.objects.count()) == before


def test_a_server_that_is_not_there_is_told(operator: Actor) -> None:
    gone = Mailbox("127.0.0.1", free_port(), "x", "y", encrypted=False)
    with pytest.raises(MailboxError, match="Hãy kiểm tra"):
        list(collect_mailbox(actor=operator, mailbox=gone))
