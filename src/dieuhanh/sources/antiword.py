"""The program antiword: old Word files (.doc) to text in milliseconds; old C code, so it runs with limits."""

from __future__ import annotations

import tempfile
from pathlib import Path

from dieuhanh.sources.errors import ProgramFailedError, ProtectedError
from dieuhanh.sources.limits import LIMITS, Limits
from dieuhanh.sources.programs import Program, run

ANTIWORD = Program("antiword", "antiword")


def text_of(content: bytes, limits: Limits = LIMITS) -> str:
    """Return the text of a .doc file.

    Raises:
        ProtectedError: it has a password.
        ProgramMissingError, ProgramFailedError, ProgramTimeoutError: see `programs.run`; also where it gives no UTF-8.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "source.doc")
        file.write_bytes(content)
        try:
            done = run(ANTIWORD, ["-m", "UTF-8.txt", "-w", "0", file.name], Path(folder), limits)
        except ProgramFailedError as fault:
            if "encrypted" in fault.message_en.lower():
                raise word_password() from fault
            raise
    try:
        return done.output.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise ProgramFailedError(
            "Chương trình antiword trả về chữ không đọc được. Hãy lưu tệp dạng .docx rồi gửi lại.",
            "The program antiword gave unreadable text. Save the file as .docx and send it again.",
        ) from fault


def word_password() -> ProtectedError:
    """Return the error for a Word file with a password."""
    return ProtectedError(
        "Tệp Word có mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi gửi lại.",
        "The Word file has a password. Open it, remove the password, save it and send it again.",
    )
