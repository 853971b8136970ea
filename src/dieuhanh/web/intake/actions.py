"""Every write at the door: receive a source, try a stuck one again, decide about a doubtful mark."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dieuhanh.sources.door import Part, Seen, Verdict, look
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import actions as documents
from dieuhanh.web.documents.files import digest
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.intake import quarantine
from dieuhanh.web.intake.models import Door, QuarantinedFile, Refusal, State, StuckFile
from dieuhanh.web.review.actions import Imported, import_text
from dieuhanh.web.review.facts import FactError

_OPEN = (State.RECEIVED, State.STUCK, State.UNCERTAIN)
SECRECY = "secrecy"


class AlreadySettledError(ValueError):
    """Raised where somebody else passed or refused the file already."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a received source: its row, why it is held if it is, and what was imported from it."""

    file: QuarantinedFile
    reason: StuckFile | None = None
    imported: tuple[Imported, ...] = ()


def receive(*, actor: Actor, data: bytes, name: str, door: Door, sender: str = "") -> Outcome:
    """Take a source in: first into the quarantine, then read and judged, then into the store, byte for byte.

    What cannot be read, or may be secret, waits in the list of stuck files; what is secret is destroyed.
    The same bytes again while they wait are tried again; a source that is in already adds nothing.
    """
    require(actor, "intake.receive")
    mark = quarantine.keyed_hash(data)
    held = _held(data, mark)
    if held is not None:
        return held
    file = QuarantinedFile.objects.filter(keyed_hash=mark, state__in=_OPEN).first()
    if file is None:
        file = _keep(actor, data, QuarantinedFile(door=door, sender=sender[:255], name=name[-255:], keyed_hash=mark))
    return _try(actor, file, data)


def retry(*, actor: Actor, file: QuarantinedFile) -> Outcome:
    """Read a stuck file once more: a program may be there now, or a better reader."""
    require(actor, "intake.decide")
    _require_open(file)
    return _try(actor, file, quarantine.fetch(file.id))


def let_pass(*, actor: Actor, file: QuarantinedFile, at: datetime) -> Outcome:
    """Let a file in that a person looked at and found open; parts that cannot be read are kept as files alone."""
    require(actor, "intake.decide")
    _require_open(file)
    return _pass(actor, file, look(quarantine.fetch(file.id), file.name), at)


def refuse(*, actor: Actor, file: QuarantinedFile, at: datetime) -> Outcome:
    """Destroy a file that a person found secret; only the refusal stays."""
    require(actor, "intake.decide")
    _require_open(file)
    return _refuse(actor, file, at)


def _held(data: bytes, mark: str) -> Outcome | None:
    """What is in already under the same bytes, through whatever door it came."""
    passed = QuarantinedFile.objects.filter(keyed_hash=mark, state=State.PASSED).first()
    if passed is None:
        return None
    versions = TextVersion.objects.filter(file__sha256=digest(data)).select_related("document")
    return Outcome(passed, imported=tuple(Imported(one, one.claims.count(), created=False) for one in versions))


def _require_open(file: QuarantinedFile) -> None:
    file.refresh_from_db()
    if file.state not in _OPEN:
        raise AlreadySettledError(file.state)


def _keep(actor: Actor, data: bytes, file: QuarantinedFile) -> QuarantinedFile:
    # The bytes are on disk before the row that names them, and the row before anything reads them.
    file.size = len(data)
    quarantine.keep(file.id, data)
    with transaction.atomic():
        file.save()
        log.record(actor=actor, action="intake.receive", about=file, detail={"door": file.door})
    return file


def _try(actor: Actor, file: QuarantinedFile, data: bytes) -> Outcome:
    file.attempts += 1
    file.save(update_fields=["attempts"])
    seen = look(data, file.name)
    now = timezone.now()
    if seen.verdict == Verdict.SECRET:
        return _refuse(actor, file, now)
    if seen.verdict == Verdict.CLEAR:
        return _pass(actor, file, seen, now)
    return _hold(actor, file, _reason(seen, file), State.UNCERTAIN if seen.doubt else State.STUCK)


@transaction.atomic
def _hold(actor: Actor, file: QuarantinedFile, reason: StuckFile, state: State) -> Outcome:
    held = file.reasons.filter(code=reason.code, part=reason.part, settled_at=None).first()
    if held is None:
        file.reasons.filter(settled_at=None).update(settled_at=timezone.now())
        reason.save()
        log.record(actor=actor, action="intake.hold", about=file, detail={"code": reason.code})
    file.state = state
    file.save(update_fields=["state"])
    return Outcome(file, held or reason)


def _reason(seen: Seen, file: QuarantinedFile) -> StuckFile:
    part = next(part for part in seen.parts if (part.marks if seen.doubt else part.fault))
    inner = "" if part is seen.parts[0] else part.name[-255:]
    if seen.doubt or part.fault is None:
        return StuckFile(
            file=file,
            part=inner,
            code=SECRECY,
            message_vi="Có chỗ giống dấu chỉ độ mật. Hãy xem bản gốc, rồi cho vào hoặc từ chối.",
            message_en="Something looks like a mark of secrecy. Look at the original, then let it in or refuse it.",
        )
    fault = part.fault
    return StuckFile(
        file=file,
        part=inner,
        code=fault.code,
        message_vi=fault.message_vi,
        message_en=fault.message_en,
        retry=fault.retry,
    )


def _misread(file: QuarantinedFile, fault: FactError) -> StuckFile:
    return StuckFile(
        file=file,
        code="facts",
        message_vi="Đọc được chữ nhưng không ghi được dữ kiện. Hãy báo người vận hành, rồi thử lại sau khi nâng cấp.",
        message_en=f"The text was read but its facts could not be kept ({fault}). Tell the operator; retry later.",
        retry=True,
    )


def _refuse(actor: Actor, file: QuarantinedFile, at: datetime) -> Outcome:
    # First the key: whatever happens after it, the bytes cannot be read any more.
    quarantine.destroy(file.id)
    with transaction.atomic():
        Refusal.objects.create(door=file.door, sender=file.sender, keyed_hash=file.keyed_hash)
        _settle(actor, file, State.REFUSED, at)
        file.reasons.update(part="")
        log.record(actor=actor, action="intake.refuse", detail={"door": file.door})
    return Outcome(file)


def _pass(actor: Actor, file: QuarantinedFile, seen: Seen, at: datetime) -> Outcome:
    try:
        with transaction.atomic():
            imported = tuple(found for part in seen.parts if (found := _store(actor, part)) is not None)
            _settle(actor, file, State.PASSED, at)
            log.record(actor=actor, action="intake.pass", about=file, detail={"texts": len(imported)})
    except FactError as fault:
        file.refresh_from_db()
        return _hold(actor, file, _misread(file, fault), State.STUCK)
    quarantine.destroy(file.id)
    return Outcome(file, imported=imported)


def _store(actor: Actor, part: Part) -> Imported | None:
    """Import what has a text; keep the bytes alone of what has none."""
    if part.source is None or not part.source.text.strip():
        media_type = part.source.media_type if part.source else "application/octet-stream"
        documents.register_file(actor=actor, data=part.content, name=part.name, media_type=media_type)
        return None
    imported = import_text(actor=actor, data=part.content, name=part.name, source=part.source)
    if imported.created:
        documents.register_page_map(actor=actor, text_version=imported.text_version, source=part.source)
    return imported


def _settle(actor: Actor, file: QuarantinedFile, state: State, at: datetime) -> None:
    file.state, file.settled_at = state, at
    if state == State.REFUSED:
        file.name = file.sender = ""
    file.save()
    file.reasons.filter(settled_at=None).update(settled_at=at, settled_by_id=actor.user_id)
