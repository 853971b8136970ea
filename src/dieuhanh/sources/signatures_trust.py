"""The operator's folder of certificates: the roots that are trusted, those between, and the lists of revoked ones."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from asn1crypto import pem, x509
from pyhanko_certvalidator import ValidationContext

_CERTIFICATES = (".pem", ".crt", ".cer", ".der")
_LIST = ".crl"


@dataclass(frozen=True, slots=True)
class TrustedFolder:
    """What the folder holds; a file that is no certificate is passed over and named in `unread`."""

    roots: tuple[x509.Certificate, ...] = ()
    between: tuple[x509.Certificate, ...] = ()
    revoked: tuple[bytes, ...] = ()
    unread: tuple[str, ...] = ()

    def context(self, moment: datetime, *, every_list: bool = False) -> ValidationContext:
        """Return what pyHanko needs to judge a chain as of `moment`, without any network.

        With `every_list` a chain must be covered by revocation lists; else only where the certificate asks for it.
        """
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=self.between,
            crls=self.revoked,
            moment=moment,
            allow_fetching=False,
            revocation_mode="require" if every_list else "soft-fail",
        )


def read_trusted(folder: Path | None) -> TrustedFolder:
    """Return the certificates and revocation lists of a folder; of none, nothing is trusted."""
    certificates: list[x509.Certificate] = []
    lists: list[bytes] = []
    unread: list[str] = []
    for path in sorted(folder.iterdir()) if folder else ():
        suffix = path.suffix.lower()
        try:
            if suffix in _CERTIFICATES:
                certificates += [_certificate(der) for der in _ders(path.read_bytes())]
            elif suffix == _LIST:
                lists += _ders(path.read_bytes())
        except (ValueError, TypeError):
            unread.append(path.name)
    roots = tuple(found for found in certificates if found.subject == found.issuer)
    between = tuple(found for found in certificates if found.subject != found.issuer)
    return TrustedFolder(roots, between, tuple(lists), tuple(unread))


def _ders(content: bytes) -> list[bytes]:
    """The binary forms of what a file holds: several in PEM, one in DER."""
    if not pem.detect(content):
        return [content]
    return [der for _, _, der in pem.unarmor(content, multiple=True)]


def _certificate(der: bytes) -> x509.Certificate:
    certificate: x509.Certificate = x509.Certificate.load(der, strict=True)
    certificate.native  # noqa: B018 - parses the whole, which load() puts off
    return certificate
