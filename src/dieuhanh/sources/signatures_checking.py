"""Signatures checked by pyHanko on the bytes as they came."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import x509
from pyhanko.pdf_utils.generic import DictionaryObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko.sign.validation.errors import ValidationInfoReadingError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from dieuhanh.sources.errors import DamagedError
from dieuhanh.sources.signatures import Integrity, Signature, Trust
from dieuhanh.sources.signatures_trust import TrustedFolder, read_trusted

_BROKEN = (PdfError, SigningError, ValidationInfoReadingError, ValueError, TypeError, KeyError, IndexError)
_USAGE = KeyUsageConstraints(key_usage={"non_repudiation", "digital_signature"})
# pyHanko logs a traceback for every chain that leads nowhere, which is an everyday answer here.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def checked(content: bytes, trusted: Path | None, now: datetime) -> tuple[Signature, ...]:
    """Return the signatures in the order of signing; DamagedError where the file's frame cannot be read."""
    folder = read_trusted(trusted)
    try:
        reader = PdfFileReader(io.BytesIO(content), strict=False)
        if reader.encrypted:
            reader.decrypt("")
        fields = list(_fields(reader))
    except _BROKEN as error:
        raise DamagedError(
            "Tệp PDF bị hỏng nên không kiểm tra được chữ ký số. Hãy xin lại tệp gốc.",
            "The PDF is damaged, so its signatures cannot be checked. Ask for the original again.",
        ) from error
    fields.sort(key=lambda field: field.end)
    return tuple(_signature(reader, field, folder, now) for field in fields)


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    content: DictionaryObject
    end: int


def _fields(reader: PdfFileReader) -> Iterator[_Field]:
    """The signed fields; a mere time stamp of the document is none."""
    for name, reference, field in enumerate_sig_fields(reader, filled_status=True):
        value, content = reference.get_object(), field.get_object()
        if value.get("/Type") != "/DocTimeStamp" and "/ByteRange" in value:
            yield _Field(name, content, int(value["/ByteRange"][2]))


def _signature(reader: PdfFileReader, field: _Field, folder: TrustedFolder, now: datetime) -> Signature:
    try:
        embedded = EmbeddedPdfSignature(reader, field.content, field.name)
        status = validate_pdf_signature(embedded, folder.context(now), key_usage_settings=_USAGE)
    except _BROKEN:
        return _unreadable(field.name)
    stamp = status.timestamp_validity
    stamped = stamp is not None and stamp.valid and stamp.intact
    signed_at = stamp.timestamp if stamp is not None and stamped else status.signer_reported_dt
    trust = _trust(embedded, status, folder, now, signed_at)
    return _told(field.name, status, signed_at, stamped=stamped, trust=trust)


def _told(
    name: str, status: PdfSignatureStatus, signed_at: datetime | None, *, stamped: bool, trust: Trust
) -> Signature:
    certificate = status.signing_cert
    return Signature(
        field=name,
        signer=_named(certificate.subject, "common_name") or certificate.subject.human_friendly,
        organisation=_named(certificate.subject, "organization_name"),
        serial=f"{certificate.serial_number:x}",
        issuer=_named(certificate.issuer, "common_name") or certificate.issuer.human_friendly,
        chain=_chain(status),
        signed_at=signed_at,
        stamped=stamped,
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
        integrity=_integrity(status),
        trust=trust,
    )


def _integrity(status: PdfSignatureStatus) -> Integrity:
    if not (status.intact and status.valid):
        return Integrity.ALTERED
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return Integrity.INTACT
    level = status.modification_level
    if status.docmdp_ok and level is not None and level <= ModificationLevel.FORM_FILLING:
        return Integrity.INTACT
    return Integrity.APPENDED


def _trust(
    embedded: EmbeddedPdfSignature,
    status: PdfSignatureStatus,
    folder: TrustedFolder,
    now: datetime,
    signed_at: datetime | None,
) -> Trust:
    if status.revoked or (folder.revoked and _again(embedded, folder.context(now, every_list=True)).revoked):
        return Trust.REVOKED
    if status.trusted:
        return Trust.TRUSTED
    if signed_at is None or not folder.roots:
        return Trust.UNKNOWN
    return Trust.EXPIRED if _again(embedded, folder.context(signed_at)).trusted else Trust.UNKNOWN


def _again(embedded: EmbeddedPdfSignature, context: ValidationContext) -> PdfSignatureStatus:
    return validate_pdf_signature(embedded, context, key_usage_settings=_USAGE, skip_diff=True)


def _chain(status: PdfSignatureStatus) -> tuple[str, ...]:
    """The names from the signer up to the trusted root; empty without such a chain."""
    if status.validation_path is None:
        return ()
    names = [found.subject.human_friendly for found in status.validation_path.iter_certs(include_root=True)]
    return tuple(reversed(names))


def _named(name: x509.Name, kind: str) -> str | None:
    value = name.native.get(kind)
    return value if isinstance(value, str) else None


def _unreadable(name: str) -> Signature:
    return Signature(
        field=name,
        signer="?",
        organisation=None,
        serial="",
        issuer="?",
        chain=(),
        signed_at=None,
        stamped=False,
        valid_from=None,
        valid_until=None,
        integrity=Integrity.UNREADABLE,
        trust=Trust.UNKNOWN,
    )
