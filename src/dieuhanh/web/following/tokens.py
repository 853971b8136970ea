"""The links in letters: one that confirms for 48 hours, one that ends everything for ever. Neither is stored."""

from __future__ import annotations

import base64
import binascii
import hmac
from datetime import timedelta
from uuid import UUID

from django.core import signing

from dieuhanh.web.accounts.sealing import digest
from dieuhanh.web.following.models import Follow, Follower, Rhythm

CONFIRM_WITHIN = timedelta(hours=48)
_SALT = "following.confirm"
_PROOF_BYTES = 16
_ID_BYTES = 16


def confirmation(follow: Follow, rhythm: str) -> str:
    """Return the token that confirms a wish with a rhythm."""
    return signing.dumps([follow.pk.hex, rhythm], salt=_SALT)


def wish_of(token: str) -> tuple[UUID, str] | None:
    """Return the follow and the rhythm that a token confirms; None where it is wrong or too old."""
    try:
        identifier, rhythm = signing.loads(token, salt=_SALT, max_age=CONFIRM_WITHIN)
    except signing.BadSignature:
        return None
    return (UUID(identifier), rhythm) if rhythm in Rhythm.values else None


def ending(follower: Follower) -> str:
    """Return the token of the page on which a follower ends what was asked for."""
    return base64.urlsafe_b64encode(follower.pk.bytes + _proof(follower.pk)).decode().rstrip("=")


def follower_of(token: str) -> Follower | None:
    """Return whose token this is; None where it is nobody's."""
    try:
        data = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except (binascii.Error, ValueError):
        return None
    if len(data) != _ID_BYTES + _PROOF_BYTES:
        return None
    identifier = UUID(bytes=data[:_ID_BYTES])
    if not hmac.compare_digest(data[_ID_BYTES:], _proof(identifier)):
        return None
    return Follower.objects.filter(pk=identifier).first()


def _proof(identifier: UUID) -> bytes:
    return bytes.fromhex(digest("following.end", identifier))[:_PROOF_BYTES]
