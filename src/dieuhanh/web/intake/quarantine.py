"""The quarantine on disk: each file encrypted under a key of its own, so that losing the key destroys the file.

It lies in a folder of its own, which backups leave out; nothing in it is needed once a file is passed or refused.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12
_KEY_BITS = 256
_ENDS = (".sealed", ".key")


def folder() -> Path:
    """Return the folder, made where there was none, open to its owner alone."""
    place: Path = settings.DATA_FOLDER / "quarantine"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


def keep(identifier: UUID, data: bytes) -> None:
    """Write the bytes encrypted; a crash leaves the whole file or none that can be read."""
    key = AESGCM.generate_key(_KEY_BITS)
    nonce = secrets.token_bytes(_NONCE)
    _write(_file(identifier), nonce + AESGCM(key).encrypt(nonce, data, identifier.bytes))
    _write(_key(identifier), key)


def fetch(identifier: UUID) -> bytes:
    """Return the bytes; raises FileNotFoundError where they were destroyed or never kept whole."""
    sealed = _file(identifier).read_bytes()
    return AESGCM(_key(identifier).read_bytes()).decrypt(sealed[:_NONCE], sealed[_NONCE:], identifier.bytes)


def destroy(identifier: UUID) -> None:
    """Destroy the key, then the bytes; nothing happens where they are gone already."""
    key = _key(identifier)
    if key.exists():
        _overwrite(key)
    key.unlink(missing_ok=True)
    _file(identifier).unlink(missing_ok=True)


def lying(before: float) -> set[UUID]:
    """Return the identifiers of all files, whole or not, that were last written to before a time stamp."""
    return {UUID(file.stem) for end in _ENDS for file in folder().glob(f"*{end}") if file.stat().st_mtime < before}


def keyed_hash(data: bytes) -> str:
    """Return the HMAC-SHA256 of bytes under the installation's own key, in hexadecimal."""
    return hmac.new(_hash_key(), data, hashlib.sha256).hexdigest()


def _hash_key() -> bytes:
    place = folder().parent / "refusal-key"
    if not place.exists():
        _make_once(place, secrets.token_bytes(32))
    return place.read_bytes()


def _make_once(place: Path, data: bytes) -> None:
    """Let a file appear whole, the first of those that try; a full disk or a crash leaves none, never half of one."""
    unfinished = place.with_name(f"{place.name}.{secrets.token_hex(8)}")
    try:
        _write(unfinished, data)
        os.link(unfinished, place)
    except FileExistsError:
        return
    finally:
        unfinished.unlink(missing_ok=True)


def _file(identifier: UUID) -> Path:
    return folder() / f"{identifier}.sealed"


def _key(identifier: UUID) -> Path:
    return folder() / f"{identifier}.key"


def _write(place: Path, data: bytes) -> None:
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _overwrite(place: Path) -> None:
    with place.open("r+b") as stream:
        stream.write(secrets.token_bytes(place.stat().st_size))
        stream.flush()
        os.fsync(stream.fileno())
