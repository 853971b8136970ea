"""`dieuhanh import`: files, folders and archives through the door, one after another, to the last of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dieuhanh.exports.failures import Failure, write_failures
from dieuhanh.sources import SourceError
from dieuhanh.sources.batches import expand, read_bytes
from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.intake.actions import NotKeptError, receive
from dieuhanh.web.intake.models import Door
from dieuhanh.web.intake.telling import told
from dieuhanh.web.terminal import FAULT, complain, tell


@dataclass(frozen=True, slots=True)
class _Taken:
    """What became of one file: lines to tell, whether it is new, and why it did not come in where it did not."""

    lines: tuple[str, ...]
    new: bool = False
    code: str = ""


def import_files(paths: list[Path], failed: Path | None = None) -> int:
    """Take sources in through the door; folders and archives stand for what is in them. 2 where any did not come in.

    What came in before is recognised by its bytes and not read again, so that a run which was cut off goes on where it
    stood. `failed` receives the files that did not come in, as CSV.
    """
    files = [file for path in paths for file in expand(path, messages=False)]
    failures: list[Failure] = []
    new = 0
    for number, file in enumerate(files, start=1):
        taken = _import(file)
        new += taken.new
        if taken.code:
            failures += [Failure(str(file), taken.code, line) for line in taken.lines]
        for line in taken.lines:
            complain(f"{file}: {line}") if taken.code else tell(f"[{number}/{len(files)}] {file.name}: {line}")
    _sum_up(len(files), new, failures)
    if failed is not None:
        write_failures(failed, failures)
    return FAULT if failures or not files else 0


def _import(file: Path) -> _Taken:
    try:
        data = read_bytes(file)
        outcome = receive(actor=command_line(), data=data, name=file.name, door=Door.COMMAND)
    except SourceError as fault:
        return _Taken((fault.message_vi,), code=fault.code)
    except NotKeptError as fault:
        return _Taken((str(fault),), code="not-kept")
    except OSError as fault:
        return _Taken((f"không đọc được ({fault.strerror}): hãy kiểm tra tên tệp và quyền đọc",), code="unreadable")
    lines, came_in = told(outcome)
    if came_in:
        return _Taken(tuple(lines), new=any(one.created for one in outcome.imported))
    return _Taken(tuple(lines), code=outcome.reason.code if outcome.reason else "secret")


def _sum_up(files: int, new: int, failures: list[Failure]) -> None:
    if not files:
        complain("không có tệp nào để nhập: hãy nêu tên tệp (.txt, .docx, .pdf, …) hoặc thư mục có tệp")
    elif files > 1:
        bad = len({failure.file for failure in failures})
        tell(f"{files} tệp: {new} mới nhập, {files - new - bad} đã có hoặc không có chữ, {bad} chưa vào được")
