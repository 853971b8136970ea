"""The program LibreOffice, without a window: any file of a word processor to .docx. Slow, so only where others fail."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from dieuhanh.sources.errors import ProgramFailedError
from dieuhanh.sources.limits import LIMITS, MEGABYTE, Limits
from dieuhanh.sources.programs import Program, run

SOFFICE = Program("soffice", "libreoffice-writer")
_ADDRESS_SPACE = 8192 * MEGABYTE  # it maps far more than it uses
_CPU_SECONDS = 120.0


def to_docx(content: bytes, suffix: str, limits: Limits = LIMITS) -> bytes:
    """Return the file as .docx; `suffix` (".doc", ".rtf", ".odt") tells LibreOffice what it is.

    Raises:
        ProgramMissingError, ProgramFailedError, ProgramTimeoutError: see `programs.run`; also where it makes no file.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / f"source{suffix}").write_bytes(content)
        arguments = [
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            f"source{suffix}",
        ]
        wider = replace(limits, memory=max(limits.memory, _ADDRESS_SPACE), seconds=max(limits.seconds, _CPU_SECONDS))
        run(SOFFICE, arguments, folder, wider)
        made = folder / "source.docx"
        if not made.is_file():
            raise ProgramFailedError(
                "LibreOffice không chuyển được tệp. Hãy mở tệp bằng Word, lưu dạng .docx rồi gửi lại.",
                "LibreOffice could not convert the file. Open it in Word, save it as .docx and send it again.",
            )
        return made.read_bytes()
