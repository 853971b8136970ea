"""Codes that change with time (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits). Pure: the time is passed in."""

from __future__ import annotations

import base64
import hashlib
import hmac
from urllib.parse import quote, urlencode

STEP = 30
DIGITS = 6
_TOLERANCE = 1  # a clock may go half a minute wrong, and people type slowly


def code_at(secret: bytes, step: int, digits: int = DIGITS) -> str:
    """Return the code of one step of time (RFC 4226, 5.3)."""
    made = hmac.new(secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = made[-1] & 0x0F
    number = int.from_bytes(made[offset : offset + 4], "big") & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def matching_step(secret: bytes, code: str, at: float, after: int = 0) -> int | None:
    """Return the step that a code belongs to, near `at` (seconds) and later than the step `after`; None if none."""
    now = int(at) // STEP
    steps = range(max(now - _TOLERANCE, after + 1), now + _TOLERANCE + 1)
    return next((step for step in steps if hmac.compare_digest(code_at(secret, step), code)), None)


def shown(secret: bytes) -> str:
    """Return the secret as people type it into an app: Base32 in groups of four."""
    text = base64.b32encode(secret).decode().rstrip("=")
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def address(secret: bytes, *, issuer: str, account: str) -> str:
    """Return the otpauth:// address that an app reads from a QR code."""
    fields = {"secret": base64.b32encode(secret).decode().rstrip("="), "issuer": issuer, "digits": DIGITS}
    return f"otpauth://totp/{quote(issuer)}:{quote(account)}?{urlencode(fields, quote_via=quote)}"
