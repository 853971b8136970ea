"""Received files on disk: one file a content, named by its SHA-256, whole or not there at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings


def digest(data: bytes) -> str:
    """Return the SHA-256 of the bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def keep(data: bytes, relative: Path) -> None:
    """Write the bytes below the data folder, so that a crash leaves the whole file or none."""
    target = settings.DATA_FOLDER / relative
    if target.exists():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    Path(stream.name).replace(target)
    _sync_folder(target.parent)


def destroy(relative: Path) -> None:
    """Write over the bytes of a kept file and remove it; nothing happens where it is gone."""
    target = settings.DATA_FOLDER / relative
    if not target.exists():
        return
    with target.open("r+b") as stream:
        stream.write(b"\0" * target.stat().st_size)
        stream.flush()
        os.fsync(stream.fileno())
    target.unlink()
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def opened(relative: Path) -> BinaryIO:
    """Open a kept file for reading; the caller closes it."""
    stream: BinaryIO = (settings.DATA_FOLDER / relative).open("rb")
    return stream


def fetch(relative: Path) -> bytes:
    """Return the bytes of a kept file."""
    content: bytes = (settings.DATA_FOLDER / relative).read_bytes()
    return content
