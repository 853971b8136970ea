"""How the door's own rows hang on a purged document: by the keyed hash of its bytes."""

from __future__ import annotations

from dieuhanh.web.documents.leaks import Found, Leak, Trace, after, mark_with, register
from dieuhanh.web.intake import quarantine
from dieuhanh.web.intake.models import QuarantinedFile, Refusal, SignatureCheck, StoredPart, StuckFile


def trace() -> None:
    """Say it once the site starts."""
    mark_with(quarantine.keyed_hash)
    register(
        Trace(QuarantinedFile, emptied={"name": "", "sender": ""}, find=_same_bytes, label="lần tiếp nhận"),
        Trace(StuckFile, ("file",)),
        Trace(StoredPart, ("file", "stored")),
        Trace(SignatureCheck, ("file",), label="lần kiểm tra chữ ký số"),
    )
    after(_destroy_bytes)


def _same_bytes(leak: Leak, _held: Found) -> list[object]:
    return list(QuarantinedFile.objects.filter(keyed_hash__in=leak.marks).values_list("pk", flat=True))


def _destroy_bytes(held: Found, _decision: str) -> None:
    """What may still lie in the quarantine goes, and the door writes down the refusal that it should have been."""
    for file in QuarantinedFile.objects.filter(pk__in=held.get(QuarantinedFile, ())):
        quarantine.destroy(file.pk)
        Refusal.objects.create(door=file.door, keyed_hash=file.keyed_hash)
