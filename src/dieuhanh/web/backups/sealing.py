"""A stream that is encrypted piece by piece, so that neither its size nor a cut at its end is a way around the check.

The file is a line that names the format, a salt, then pieces of at most 64 KiB sealed with AES-256-GCM. The nonce of a
piece holds its number and whether it is the last: pieces that are missing, moved or put in do not open. The key is made
from the secret with scrypt (RFC 7914; n = 2^15, r = 8, p = 1).
"""

from __future__ import annotations

import io
import secrets
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"dieuhanh-backup/1\n"
SHORTEST_SECRET = 12
_SALT = 16
_PIECE = 64 * 1024
_TAG = 16
_LENGTH = struct.Struct(">I")


class SealError(Exception):
    """Raised where a file cannot be opened: another secret, damaged, cut off, or no backup at all."""


def secret_of(passphrase: str, key_file: Path | None) -> bytes:
    """Return the secret that a person gave, as a passphrase or a file; raise `SealError` where it is none or short."""
    secret = key_file.read_bytes().strip() if key_file is not None else passphrase.encode()
    if len(secret) < SHORTEST_SECRET:
        raise SealError(f"the secret needs {SHORTEST_SECRET} characters at least")
    return secret


def _cipher(secret: bytes, salt: bytes) -> AESGCM:
    return AESGCM(Scrypt(salt=salt, length=32, n=2**15, r=8, p=1).derive(secret))


def _nonce(number: int, *, last: bool) -> bytes:
    return struct.pack(">QI", number, int(last))


class SealedWriter(io.RawIOBase):
    """Takes bytes and writes them sealed; `close` writes the last piece, without which nothing opens."""

    def __init__(self, target: BinaryIO, secret: bytes) -> None:
        salt = secrets.token_bytes(_SALT)
        self._target, self._cipher = target, _cipher(secret, salt)
        self._held, self._number = bytearray(), 0
        target.write(MAGIC + salt)

    def writable(self) -> bool:
        """It is for writing."""
        return True

    def write(self, data: object) -> int:
        """Take bytes."""
        given = bytes(memoryview(data))  # type: ignore[arg-type] # whatever has bytes, as every raw stream takes
        self._held += given
        while len(self._held) > _PIECE:
            self._seal(bytes(self._held[:_PIECE]), last=False)
            del self._held[:_PIECE]
        return len(given)

    def close(self) -> None:
        """Write what is left as the last piece."""
        if not self.closed:
            self._seal(bytes(self._held), last=True)
        super().close()

    def _seal(self, piece: bytes, *, last: bool) -> None:
        sealed = self._cipher.encrypt(_nonce(self._number, last=last), piece, MAGIC)
        self._target.write(_LENGTH.pack(len(sealed)) + sealed)
        self._number += 1


def opened(source: BinaryIO, secret: bytes) -> Iterator[bytes]:
    """Yield the pieces of a sealed stream; raise `SealError` at the first that does not open or is missing."""
    if source.read(len(MAGIC)) != MAGIC:
        raise SealError("this is no backup of Sổ Điều Hành")
    cipher = _cipher(secret, source.read(_SALT))
    sealed, number = _next(source), 0
    while sealed:
        following = _next(source)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), sealed, MAGIC)
        except InvalidTag:
            raise SealError("the secret is another one, or the file is damaged or cut off") from None
        sealed, number = following, number + 1
    if not number:
        raise SealError("the file is cut off")


def _next(source: BinaryIO) -> bytes:
    head = source.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return b""
    length = _LENGTH.unpack(head)[0]
    if not _TAG <= length <= _PIECE + _TAG:
        raise SealError("the file is damaged")
    return source.read(length)
