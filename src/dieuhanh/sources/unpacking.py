"""Zip archives opened with care: entries, sizes and ratios are checked as declared and again as they unpack."""

from __future__ import annotations

import io
import zipfile
import zlib
from pathlib import PurePosixPath

from dieuhanh.sources.errors import DamagedError, ProtectedError, TooLargeError
from dieuhanh.sources.limits import LIMITS, Limits

_STEP = 1 << 16
_ENCRYPTED = 0x1
_SMALL = 1 << 20  # below this no ratio can hurt
_UTF8 = 0x800


class Archive:
    """The files of a zip archive, by name; nothing of it is ever written to disk."""

    def __init__(self, content: bytes, limits: Limits = LIMITS) -> None:
        """Open the archive.

        Raises:
            DamagedError: it is cut off or no archive.
            TooLargeError: it holds more, or unpacks to more, than the limits allow.
            ProtectedError: it has a password.
        """
        self._limits = limits
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fault:
            raise _damaged() from fault
        self._entries = {_name_of(entry): entry for entry in self._zip.infolist() if not entry.is_dir()}
        self._check(len(content))

    @property
    def names(self) -> list[str]:
        """The names of the files in it, in its own order."""
        return list(self._entries)

    def read(self, name: str) -> bytes:
        """Return the bytes of one file; raises KeyError for a name that is not there, and as the constructor does."""
        entry = self._entries[name]
        parts: list[bytes] = []
        try:
            with self._zip.open(entry) as stream:
                while part := stream.read(_STEP):
                    self._count(len(part))
                    parts.append(part)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as fault:
            raise _damaged() from fault
        return b"".join(parts)

    def _check(self, size: int) -> None:
        entries = self._entries.values()
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            raise ProtectedError(
                "Tệp nén có mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.",
                "The archive has a password. Remove it and send the file again.",
            )
        if len(entries) > self._limits.entries:
            raise TooLargeError(
                f"Tệp nén chứa hơn {self._limits.entries} tệp. Hãy chia nhỏ rồi gửi từng phần.",
                f"The archive holds more than {self._limits.entries} files. Split it and send the parts.",
            )
        total = sum(entry.file_size for entry in entries)
        if total > self._limits.unpacked or (total > _SMALL and total > size * self._limits.ratio):
            raise _bomb()

    def _count(self, more: int) -> None:
        # What an archive declares may be a lie; what comes out of it is not.
        self._unpacked += more
        if self._unpacked > self._limits.unpacked:
            raise _bomb()


def holds(content: bytes, name: str) -> bool:
    """Whether a zip archive holds a file of this name; of a damaged one, whether it looks as if it had."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return name in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return name.encode() in content


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name as written, where an old Windows wrote UTF-8 without saying so; no way out of the archive's folder."""
    name = entry.filename
    if not entry.flag_bits & _UTF8:
        try:
            name = name.encode("cp437").decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            name = entry.filename
    return "/".join(part for part in PurePosixPath(name.replace("\\", "/")).parts if part not in {"/", ".."})


def _damaged() -> DamagedError:
    return DamagedError(
        "Tệp bị hỏng hoặc tải chưa hết. Hãy lấy lại tệp gốc rồi gửi lại.",
        "The file is damaged or was cut off. Get the original and send it again.",
    )


def _bomb() -> TooLargeError:
    return TooLargeError(
        "Tệp nén giải ra quá lớn so với kích thước của nó nên không mở. Hãy gửi từng tệp riêng.",
        "The archive unpacks to far more than its size and was not opened. Send the files one by one.",
    )
