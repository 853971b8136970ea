"""The files a command is given: found, read strictly, and refused with one line that says what to do."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say
from dieuhanh.sources import SourceError, SourceText, read
from dieuhanh.sources.batches import expand, read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

STANDARD_INPUT = Path("-")


class InputError(Exception):
    """An input that cannot be read; the message is one line and tells the person what to do. `code` is for programs."""

    def __init__(self, message: str, code: str = "unreadable") -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read, in order. `several` tells that results must be told apart; `missing` what was asked for in vain."""

    paths: tuple[Path, ...]
    several: bool
    missing: tuple[str, ...]


def shown(path: Path) -> str:
    """Return a path as one printable line, whatever bytes its name holds."""
    name = os.fsencode(path).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def gather(names: Sequence[str]) -> Inputs:
    """Return the sources that the arguments name; a folder, an archive or a message stands for what is in it."""
    given = [Path(name) for name in names] or [STANDARD_INPUT]
    paths: list[Path] = []
    missing: list[str] = []
    for path in given:
        found = [path] if path == STANDARD_INPUT else list(expand(path))
        paths += found
        if not found:
            missing.append(_no_texts(path))
    several = len(given) > 1 or len(paths) > 1 or any(path.is_dir() for path in given)
    return Inputs(tuple(paths), several, tuple(missing))


def read_source(path: Path) -> SourceText:
    """Return the text of a file of any known form; a UTF-8 text stays exactly as it is, in all its letters and signs.

    Raises:
        InputError: the file is missing, unreadable, empty or of an unknown form.
    """
    data = _read_bytes(path)
    try:
        return read(data, path.name)
    except SourceError as error:
        raise InputError(f"{shown(path)}: {say(error.message_vi, error.message_en)}", error.code) from None


def _read_bytes(path: Path) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    code = "unreadable"
    try:
        return read_bytes(path)
    except SourceError as error:
        reason, code = say(error.message_vi, error.message_en), error.code
    except FileNotFoundError:
        reason = say("không tìm thấy. Hãy kiểm tra lại đường dẫn.", "not found. Check the path.")
    except PermissionError:
        reason = say(
            "không được phép đọc. Hãy xin quyền đọc tệp hoặc chọn tệp khác.",
            "no permission to read it. Ask for it or choose another file.",
        )
    except OSError as error:
        reason = say(
            f"không đọc được ({error.strerror}). Hãy kiểm tra ổ đĩa và đường dẫn.",
            f"cannot be read ({error.strerror}). Check the disk and the path.",
        )
    raise InputError(f"{shown(path)}: {reason}", code)


def _no_texts(folder: Path) -> str:
    return say(
        f"{shown(folder)}: thư mục không có tệp nào đọc được. Hãy chọn thư mục khác, hoặc nêu tên tệp.",
        f"{shown(folder)}: the folder has no file that can be read. Choose another one, or name a file.",
    )
