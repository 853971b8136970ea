"""A certificate authority made for the tests, and PDFs signed with what it issues."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, signers

NOW = dt.datetime.now(dt.UTC)
_YEAR = dt.timedelta(days=365)


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "UBND tỉnh Lạng Sơn"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


@dataclass(frozen=True)
class Holder:
    """Someone with a key and a certificate for it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def pem(self) -> bytes:
        return self.certificate.public_bytes(Encoding.PEM)

    def der(self) -> bytes:
        return self.certificate.public_bytes(Encoding.DER)

    def issue(self, common: str, *, authority: bool = False) -> Holder:
        """Return another holder, certified by this one from two years ago for four years."""
        return _certified(common, self, authority=authority)

    def revoking(self, other: Holder) -> bytes:
        """Return a list that revokes another's certificate as of a year ago."""
        entry = (
            x509.RevokedCertificateBuilder()
            .serial_number(other.certificate.serial_number)
            .revocation_date(NOW - _YEAR)
            .build()
        )
        builder = x509.CertificateRevocationListBuilder().issuer_name(self.certificate.subject)
        builder = (
            builder.last_update(NOW - dt.timedelta(days=1)).next_update(NOW + _YEAR).add_revoked_certificate(entry)
        )
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def sign(self, pdf: bytes, field: str = "Chữ ký 1", between: tuple[Holder, ...] = ()) -> bytes:
        """Return the PDF with a signature appended."""
        box = pkcs12.serialize_key_and_certificates(
            b"x", self.key, self.certificate, [other.certificate for other in between], BestAvailableEncryption(b"x")
        )
        signer = signers.SimpleSigner.load_pkcs12_data(box, other_certs=[], passphrase=b"x")
        assert signer is not None
        made = io.BytesIO()
        metadata = PdfSignatureMetadata(field_name=field, md_algorithm="sha256")
        signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer, output=made)
        return made.getvalue()


def root_authority(common: str = "Gốc thử nghiệm") -> Holder:
    """Return a new authority that certifies itself."""
    return _certified(common, None, authority=True)


def _certified(common: str, issuer: Holder | None, *, authority: bool) -> Holder:
    key = ec.generate_private_key(ec.SECP256R1())
    by_name = issuer.certificate.subject if issuer else _name(common)
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(_name(common))
        .issuer_name(by_name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - 2 * _YEAR)
        .not_valid_after(NOW + 2 * _YEAR)
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    return Holder(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def trusting(folder: Path, *holders: Holder) -> Path:
    """Return the folder filled with the holders' certificates, PEM and DER by turns."""
    folder.mkdir(exist_ok=True)
    for number, holder in enumerate(holders):
        suffix, content = ("pem", holder.pem()) if number % 2 == 0 else ("cer", holder.der())
        (folder / f"{number}.{suffix}").write_bytes(content)
    return folder
