"""An output that grows line by line and outlives its process, for runs that go on where they were cut off."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from dieuhanh.commands.inputs import InputError, shown
from dieuhanh.commands.wording import say
from dieuhanh.extraction import LOGIC_VERSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUFFIX = ".part"


def unfinished(target: Path) -> Path:
    """Return where the lines of an unfinished output stand."""
    return target.with_name(target.name + _SUFFIX)


def held(target: Path) -> frozenset[str]:
    """Return the names of the files whose results an earlier run has written, finished or not.

    A last line that a crash cut off is taken away; its file is read again.

    Raises:
        InputError: what is there is no output of this command, or older rules read it.
    """
    part = unfinished(target)
    if not part.exists() and target.exists():
        shutil.copyfile(target, part)
    if not part.exists():
        return frozenset()
    names: set[str] = set()
    whole = 0
    with part.open("rb") as stream:
        for line in stream:
            name = _name_of(line, target)
            if name is None:
                break
            names.add(name)
            whole += len(line)
    if not names and part.stat().st_size:
        part.unlink()
        raise InputError(_foreign(target))
    os.truncate(part, whole)
    return frozenset(names)


@contextmanager
def growing(target: Path) -> Iterator[TextIO]:
    """Give a stream to which lines are added; what is written stays whatever happens, `target` appears at the end.

    Raises:
        InputError: the target's folder is missing or may not be written.
    """
    part = unfinished(target)
    try:
        stream = part.open("a", encoding="utf-8", newline="\n")
    except OSError as error:
        raise InputError(
            say(
                f"{shown(part)}: không ghi được ({error.strerror}). Hãy chọn nơi ghi khác (-o).",
                f"{shown(part)}: cannot be written ({error.strerror}). Choose another place (-o).",
            )
        ) from None
    with stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(target)


def _name_of(line: bytes, target: Path) -> str | None:
    """The file that a line tells of; None of a line that is not whole."""
    if not line.endswith(b"\n"):
        return None
    try:
        told = json.loads(line)
    except ValueError:
        return None
    name = told.get("file") if isinstance(told, dict) else None
    if isinstance(name, str) and told.get("logic_version") != LOGIC_VERSION:
        raise InputError(
            say(
                f"{shown(target)}: kết quả cũ do bộ quy tắc khác đọc. Hãy chọn tên khác (-o), hoặc bỏ --resume.",
                f"{shown(target)}: older rules read what is there. Choose another name (-o), or leave --resume away.",
            )
        )
    return name if isinstance(name, str) else None


def _foreign(target: Path) -> str:
    return say(
        f"{shown(target)}: không phải kết quả nhiều tệp của lệnh này. Hãy chọn tên khác (-o).",
        f"{shown(target)}: is no output of this command over several files. Choose another name (-o).",
    )
