"""The installation's own key for closed months of the log: made on first use, readable by its owner alone."""

from __future__ import annotations

import base64
import os
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

_FILE = "audit-signing.key"


def key_file() -> Path:
    """Return where the private key is kept."""
    return Path(settings.DATA_FOLDER) / _FILE


def sign(text: str) -> str:
    """Return the signature of a text, base64."""
    return base64.b64encode(_private_key().sign(text.encode())).decode()


def public_key() -> str:
    """Return the public key, base64, to be published or kept elsewhere."""
    raw = _private_key().public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return base64.b64encode(raw).decode()


def is_signed(text: str, signature: str, key: str) -> bool:
    """Tell whether a signature (base64) of a text is that of a public key (base64)."""
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(key)).verify(base64.b64decode(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _private_key() -> Ed25519PrivateKey:
    file = key_file()
    if not file.exists():
        _make(file)
    key = serialization.load_pem_private_key(file.read_bytes(), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError(f"{file} holds no Ed25519 key")
    return key


def _make(file: Path) -> None:
    pem = Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(pem)
    try:
        os.link(draft, file)  # another process may have been first
    except FileExistsError:
        return
    finally:
        draft.unlink()
