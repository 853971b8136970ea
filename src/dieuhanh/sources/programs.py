"""Programs of others, run with limits: time, memory and output are bounded, and nothing of them outlives the call."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from dieuhanh.sources.errors import ProgramFailedError, ProgramMissingError, ProgramTimeoutError, TooLargeError
from dieuhanh.sources.limits import LIMITS, MEGABYTE, Limits

# The shell sets the limits and becomes the program: no code of ours runs between fork and exec.
_LIMITED = 'ulimit -c 0 && ulimit -v "$1" && ulimit -t "$2" && ulimit -f "$3" && shift 3 && exec "$@"'
_BLOCK = 512
_PATH = "/usr/local/bin:/usr/bin:/bin"


@dataclass(frozen=True, slots=True)
class Program:
    """A program: its name on the path, and what installs it."""

    name: str
    package: str


@dataclass(frozen=True, slots=True)
class Done:
    """What a program that ended well wrote, and the first words of its complaints."""

    output: bytes
    complaint: str


def run(program: Program, arguments: Sequence[str], folder: Path, limits: Limits = LIMITS) -> Done:
    """Run the program in `folder`, which is also its home, and return what it wrote to its standard output.

    Raises:
        ProgramMissingError, ProgramFailedError, ProgramTimeoutError: as they say.
        TooLargeError: it wrote more than `limits.output`.
    """
    path = shutil.which(program.name)
    if path is None:
        raise _missing(program)
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as complaints:
        code = _finish(program, _start(path, arguments, folder, limits, output, complaints), limits)
        output.seek(0)
        complaints.seek(0)
        said = complaints.read(2000).decode("utf-8", "replace").strip()
        if code == -signal.SIGXFSZ or output.seek(0, os.SEEK_END) >= limits.output:
            raise _too_much(program, limits)
        if code:
            raise _failed(program, code, said)
        output.seek(0)
        return Done(output.read(), said)


def _start(
    path: str, arguments: Sequence[str], folder: Path, limits: Limits, output: IO[bytes], complaints: IO[bytes]
) -> subprocess.Popen[bytes]:
    caps = (limits.memory // 1024, int(limits.seconds) + 1, limits.output // _BLOCK)
    return subprocess.Popen(  # noqa: S603 - the path is our own choice, the arguments are no shell text
        ["/bin/sh", "-c", _LIMITED, "sh", *map(str, caps), path, *arguments],
        cwd=folder,
        env={"PATH": _PATH, "HOME": str(folder), "TMPDIR": str(folder), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=complaints,
        start_new_session=True,
    )


def _finish(program: Program, process: subprocess.Popen[bytes], limits: Limits) -> int:
    try:
        return process.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        raise ProgramTimeoutError(
            f"Chương trình {program.name} không xong sau {limits.seconds:.0f} giây nên đã dừng. "
            "Hãy thử lại, hoặc lưu tệp dạng .docx rồi gửi lại.",
            f"The program {program.name} did not end within {limits.seconds:.0f} seconds and was stopped. "
            "Try again, or save the file as .docx and send it again.",
        ) from None
    finally:
        _end_group(process)


def _end_group(process: subprocess.Popen[bytes]) -> None:
    """End what the program started and left behind; its session is its own, so nothing else is touched."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()


def _missing(program: Program) -> ProgramMissingError:
    return ProgramMissingError(
        f"Máy chưa có chương trình {program.name}. Hãy nhờ người vận hành cài gói {program.package} rồi thử lại.",
        f"The program {program.name} is not installed. Ask the operator to install {program.package} and try again.",
    )


def _failed(program: Program, code: int, said: str) -> ProgramFailedError:
    reason = f"signal {-code}" if code < 0 else f"code {code}"
    return ProgramFailedError(
        f"Chương trình {program.name} dừng giữa chừng ({reason}). Hãy thử lại, hoặc lưu tệp dạng .docx rồi gửi lại.",
        f"The program {program.name} stopped midway ({reason}: {said[:200]}). "
        "Try again, or save the file as .docx and send it again.",
    )


def _too_much(program: Program, limits: Limits) -> TooLargeError:
    most = limits.output // MEGABYTE
    return TooLargeError(
        f"Chương trình {program.name} ghi ra hơn {most} MB nên đã dừng. Hãy chia nhỏ tệp rồi gửi từng phần.",
        f"The program {program.name} wrote more than {most} MB and was stopped. Split the file and send the parts.",
    )
