"""Secrets of accounts as they lie in the database: sealed to their owner with the installation's own key."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12


def seal(secret: bytes, owner: UUID) -> bytes:
    """Encrypt a secret (AES-256-GCM); it opens only for the same owner."""
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(_key("seal")).encrypt(nonce, secret, owner.bytes)


def unseal(sealed: bytes, owner: UUID) -> bytes:
    """Return the secret; `InvalidTag` where it was changed or is another's."""
    return AESGCM(_key("seal")).decrypt(sealed[:_NONCE], sealed[_NONCE:], owner.bytes)


def digest(text: str, owner: UUID) -> str:
    """Return the keyed digest of a text that is only ever compared (HMAC-SHA256, hexadecimal)."""
    return hmac.new(_key("digest"), owner.bytes + text.encode(), hashlib.sha256).hexdigest()


def _key(use: str) -> bytes:
    return hmac.new(settings.ACCOUNTS_KEY.encode(), use.encode(), hashlib.sha256).digest()
