"""Reading a file of the quarantine and carrying out what its reading says: in, held, or destroyed."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dieuhanh.sources.door import Part, Seen, Verdict, look
from dieuhanh.sources.model import SourceText
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import actions as documents
from dieuhanh.web.documents.models import StoredFile
from dieuhanh.web.intake import quarantine, reasons
from dieuhanh.web.intake.models import QuarantinedFile, Refusal, State, StoredPart, StuckFile
from dieuhanh.web.intake.signatures import ask_for_check, looks_signed
from dieuhanh.web.review.actions import Imported, import_text
from dieuhanh.web.review.facts import FactError

Facts = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a received source: its row, why it is held if it is, and what was imported from it."""

    file: QuarantinedFile
    reason: StuckFile | None = None
    imported: tuple[Imported, ...] = ()


def attempt(actor: Actor, file: QuarantinedFile, facts: Facts | None = None, *, cleared: bool = False) -> Outcome:
    """Read an open file and do what its reading says, or let it in where a person `cleared` it.

    Whatever goes wrong with it, the file waits with the reason.
    """
    file.attempts += 1
    file.save(update_fields=["attempts"])
    try:
        data = quarantine.fetch(file.id)
    except FileNotFoundError:
        # The key goes before the row says so: a refusal that a crash cut short is carried to its end.
        return turn_away(actor, file, timezone.now())
    try:
        seen = look(data, file.name)
        return _let_in(actor, file, seen, facts) if cleared else _judge(actor, file, seen, facts)
    except FactError as fault:
        file.refresh_from_db()
        return _hold(actor, file, reasons.misread(file, fault), State.STUCK)
    except Exception as fault:  # noqa: BLE001 - the boundary of one file: the others must go on
        file.refresh_from_db()
        told = "".join(traceback.format_exception(fault, limit=-20))
        return _hold(actor, file, reasons.unexpected(file, fault, told), State.STUCK)


def _judge(actor: Actor, file: QuarantinedFile, seen: Seen, facts: Facts | None) -> Outcome:
    if seen.verdict == Verdict.SECRET:
        return turn_away(actor, file, timezone.now())
    if seen.verdict == Verdict.CLEAR:
        return _let_in(actor, file, seen, facts)
    return _hold(actor, file, reasons.of(seen, file), State.UNCERTAIN if seen.doubt else State.STUCK)


def _let_in(actor: Actor, file: QuarantinedFile, seen: Seen, facts: Facts | None) -> Outcome:
    """Store every part byte for byte and import its text, all or nothing; only then the quarantine is emptied."""
    with transaction.atomic():
        stored = [_store(actor, part, facts if part is seen.parts[0] else None) for part in seen.parts]
        imported = tuple(found for _, found in stored if found is not None)
        _note_parts(file, (held for held, _ in stored))
        _settle(actor, file, State.PASSED, timezone.now())
        log.record(actor=actor, action="intake.pass", about=file, detail={"texts": len(imported)})
        # A caller may have opened the transaction: the bytes stay until it is committed.
        transaction.on_commit(lambda: quarantine.destroy(file.id))
    return Outcome(file, imported=imported)


def _note_parts(file: QuarantinedFile, stored: Iterable[StoredFile]) -> None:
    distinct = {one.pk: one for one in stored}
    StoredPart.objects.bulk_create(StoredPart(file=file, stored=one) for one in distinct.values())


def settle_known(actor: Actor, file: QuarantinedFile, known: QuarantinedFile) -> None:
    """Take a file out of the quarantine whose bytes came in before, as `known`."""
    with transaction.atomic():
        _note_parts(file, (part.stored for part in known.parts.select_related("stored")))
        _settle(actor, file, State.PASSED, timezone.now())
        log.record(actor=actor, action="intake.pass", about=file, detail={"texts": 0})
        transaction.on_commit(lambda: quarantine.destroy(file.id))


def turn_away(actor: Actor, file: QuarantinedFile, at: datetime) -> Outcome:
    """Destroy the file; only the refusal stays."""
    # First the key: whatever happens after it, the bytes cannot be read any more.
    quarantine.destroy(file.id)
    with transaction.atomic():
        Refusal.objects.create(door=file.door, sender=file.sender, keyed_hash=file.keyed_hash)
        _settle(actor, file, State.REFUSED, at)
        file.reasons.update(part="", traceback="")
        log.record(actor=actor, action="intake.refuse", detail={"door": file.door})
    return Outcome(file)


def give_up(actor: Actor, file: QuarantinedFile) -> Outcome:
    """Hold a file whose reading ended the whole process more than once, so that nothing tries it by itself again."""
    return _hold(actor, file, reasons.fatal(file), State.STUCK)


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


def _store(actor: Actor, part: Part, facts: Facts | None) -> tuple[StoredFile, Imported | None]:
    """Import what has a text, keep the bytes alone of what has none, and have signatures checked."""
    if part.source is None or not part.source.text.strip():
        media_type = part.source.media_type if part.source else "application/octet-stream"
        file = documents.register_file(actor=actor, data=part.content, name=part.name, media_type=media_type)
        imported = None
    else:
        imported = _import(actor, part, part.source, facts)
        file = imported.text_version.file
    if looks_signed(part.content):
        ask_for_check(actor=actor, file=file)
    return file, imported


def _import(actor: Actor, part: Part, source: SourceText, facts: Facts | None) -> Imported:
    if facts is not None:
        return import_text(actor=actor, data=part.content, name=part.name, facts=facts)
    imported = import_text(actor=actor, data=part.content, name=part.name, source=source)
    if imported.created:
        documents.register_page_map(actor=actor, text_version=imported.text_version, source=source)
    return imported


def _settle(actor: Actor, file: QuarantinedFile, state: State, at: datetime) -> None:
    file.state, file.settled_at = state, at
    if state == State.REFUSED:
        file.name = file.sender = ""
    file.save()
    file.reasons.filter(settled_at=None).update(settled_at=at, settled_by_id=actor.user_id)
