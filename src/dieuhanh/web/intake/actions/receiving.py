"""Receiving: the bytes are safe in the quarantine before anything looks at them, then they are read and judged."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.files import digest
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.intake import quarantine
from dieuhanh.web.intake.actions.judging import Outcome, attempt, settle_known
from dieuhanh.web.intake.models import OPEN, Door, QuarantinedFile, State
from dieuhanh.web.review.actions import Imported, import_text


class NotKeptError(Exception):
    """The bytes could not be written down, so nothing was received; the message says what to do, in Vietnamese."""


def receive(
    *,
    actor: Actor,
    data: bytes,
    name: str,
    door: Door,
    sender: str = "",
    facts: Mapping[str, object] | None = None,
) -> Outcome:
    """Take a source in: first into the quarantine, then read and judged, then into the store, byte for byte.

    What cannot be read, or may be secret, waits in the list of stuck files; what is secret is destroyed.
    The same bytes again while they wait are tried again; a source that is in already adds nothing.
    `facts` are a reading (format `dieuhanh-extract/1`) that came with a UTF-8 text and goes before our own.

    Raises:
        NotKeptError: there is no room, or no right, to write the bytes down: the sender must keep them.
    """
    require(actor, "intake.receive")
    passed = _passed(_mark_of(data))
    if passed is not None:
        return _held(passed, data) if facts is None else _with_facts(actor, passed, data, name, facts)
    return attempt(actor, keep(actor=actor, data=data, name=name, door=door, sender=sender), facts)


def keep(*, actor: Actor, data: bytes, name: str, door: Door, sender: str = "") -> QuarantinedFile:
    """Put the bytes into the quarantine without reading them, for `read` to go on with; waiting ones are kept once.

    Raises:
        NotKeptError: the bytes could not be written down.
    """
    require(actor, "intake.receive")
    mark = _mark_of(data)
    waiting = QuarantinedFile.objects.filter(keyed_hash=mark, state__in=OPEN).first()
    if waiting is not None:
        return waiting
    file = QuarantinedFile(
        door=door, sender=sender[:255], name=PurePath(name).name[-255:], keyed_hash=mark, size=len(data)
    )
    # The bytes are on disk before the row that names them, and the row before anything reads them.
    try:
        quarantine.keep(file.id, data)
    except OSError as fault:
        quarantine.destroy(file.id)
        raise _not_kept(fault) from fault
    with transaction.atomic():
        file.save()
        log.record(actor=actor, action="intake.receive", about=file, detail={"door": file.door})
    return file


def _mark_of(data: bytes) -> str:
    try:
        return quarantine.keyed_hash(data)
    except OSError as fault:  # the key of the marks is made with the very first file
        raise _not_kept(fault) from fault


def _not_kept(fault: OSError) -> NotKeptError:
    return NotKeptError(f"không ghi được tệp nhận vào ({fault.strerror}). Hãy kiểm tra dung lượng đĩa rồi gửi lại.")


def read(*, actor: Actor, file: QuarantinedFile) -> Outcome:
    """Read and judge what `keep` kept; bytes that are in already are not read again, what is settled is told."""
    require(actor, "intake.receive")
    file.refresh_from_db()
    if file.state not in OPEN:
        return Outcome(file)
    before = _passed(file.keyed_hash)
    if before is None:
        return attempt(actor, file)
    known = _held(file, quarantine.fetch(file.id))
    settle_known(actor, file, before)
    return known


def _passed(mark: str) -> QuarantinedFile | None:
    return QuarantinedFile.objects.filter(keyed_hash=mark, state=State.PASSED).first()


def _held(passed: QuarantinedFile, data: bytes) -> Outcome:
    """What is in already under the same bytes, through whatever door it came."""
    versions = TextVersion.objects.filter(file__sha256=digest(data)).select_related("document")
    return Outcome(passed, imported=tuple(Imported(one, one.claims.count(), created=False) for one in versions))


def _with_facts(actor: Actor, passed: QuarantinedFile, data: bytes, name: str, facts: Mapping[str, object]) -> Outcome:
    return Outcome(passed, imported=(import_text(actor=actor, data=data, name=name, facts=facts),))
