"""What the digital signatures of a PDF say: who signed, when, by whose certificate, whether anything changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from dieuhanh.sources.errors import ProgramMissingError


class Integrity(Enum):
    """Whether the file is still what was signed."""

    INTACT = "intact"
    """What was signed is unchanged; at most further signatures or filled fields came after it."""
    APPENDED = "appended"
    """What was signed is unchanged, but other things were added to the file after signing."""
    ALTERED = "altered"
    """What was signed was changed, or the signature does not belong to it."""
    UNREADABLE = "unreadable"
    """The signature is broken in itself and could not be checked."""


class Trust(Enum):
    """How the signer's certificate stands with the roots that the operator trusts."""

    TRUSTED = "trusted"
    EXPIRED = "expired"
    """It was good at the time of signing and has run out since."""
    REVOKED = "revoked"
    UNKNOWN = "unknown"
    """No chain leads from it to a root that the operator gave."""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature; times are aware. `stamped` tells a time stamp's time from the signer's own clock."""

    field: str
    signer: str
    organisation: str | None
    serial: str
    issuer: str
    chain: tuple[str, ...]
    signed_at: datetime | None
    stamped: bool
    valid_from: datetime | None
    valid_until: datetime | None
    integrity: Integrity
    trust: Trust

    @property
    def good(self) -> bool:
        """Whether nothing speaks against it: unchanged, and by a certificate that was good when it was used."""
        return self.integrity is Integrity.INTACT and self.trust in (Trust.TRUSTED, Trust.EXPIRED)

    @property
    def message_vi(self) -> str:
        """The verdict in Vietnamese."""
        return f"{self.signer}: {_INTEGRITY[self.integrity][0]} {_TRUST[self.trust][0]}"

    @property
    def message_en(self) -> str:
        """The verdict in English."""
        return f"{self.signer}: {_INTEGRITY[self.integrity][1]} {_TRUST[self.trust][1]}"


_INTEGRITY = {
    Integrity.INTACT: ("nội dung còn nguyên từ khi ký.", "unchanged since it was signed."),
    Integrity.APPENDED: (
        "có nội dung được thêm vào sau khi ký; hãy xem lại bản đã ký.",
        "something was added after signing; look at the signed revision.",
    ),
    Integrity.ALTERED: (
        "nội dung đã bị thay đổi sau khi ký; không dùng tệp này, hãy xin lại tệp gốc.",
        "changed after signing; do not use this file, ask for the original.",
    ),
    Integrity.UNREADABLE: (
        "không kiểm tra được vì chữ ký bị lỗi; hãy xin lại tệp gốc.",
        "the signature is broken and could not be checked; ask for the original.",
    ),
}
_TRUST = {
    Trust.TRUSTED: ("Chứng thư số tin cậy.", "The certificate is trusted."),
    Trust.EXPIRED: (
        "Chứng thư số còn hạn khi ký, nay đã hết hạn.",
        "The certificate was good at the time of signing and has expired since.",
    ),
    Trust.REVOKED: ("Chứng thư số đã bị thu hồi.", "The certificate was revoked."),
    Trust.UNKNOWN: (
        "Chưa rõ nơi cấp chứng thư số; người quản trị hãy thêm chứng thư gốc vào thư mục tin cậy.",
        "The certificate's issuer is not known; the operator may add its root to the trusted folder.",
    ),
}


def verify_signatures(content: bytes, trusted: Path | None, now: datetime) -> tuple[Signature, ...]:
    """Return the signatures of a PDF in the order of signing, none for a file without.

    `content` are the untouched bytes; `trusted` is the operator's folder of certificates (roots and those between)
    and revocation lists; `now` must be aware. Nothing is fetched from a network.
    """
    if b"/ByteRange" not in content:
        return ()
    try:
        from dieuhanh.sources.signatures_checking import checked
    except ImportError as error:
        raise ProgramMissingError(
            "Chưa cài thư viện kiểm tra chữ ký số. Người quản trị hãy cài thêm: pip install 'dieuhanh[sources]'.",
            "The library that checks signatures is missing. Install it: pip install 'dieuhanh[sources]'.",
        ) from error
    return checked(content, trusted, now)
