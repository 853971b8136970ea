"""The files a command is given: found, read strictly, and refused with one line that says what to do."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

STANDARD_INPUT = Path("-")
_BLANK = "\ufeff \t\r\n\x0b\x0c\xa0"


class InputError(Exception):
    """An input that cannot be read; the message is one line and tells the person what to do."""


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
    """Return the files that the arguments name; a folder stands for the text files (.txt) below it, by name."""
    given = [Path(name) for name in names] or [STANDARD_INPUT]
    paths: list[Path] = []
    missing: list[str] = []
    for path in given:
        found = list(_texts_below(path)) if path.is_dir() else [path]
        paths += found
        if not found:
            missing.append(_no_texts(path))
    return Inputs(tuple(paths), len(given) > 1 or any(path.is_dir() for path in given), tuple(missing))


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file exactly as it is: a BOM, CRLF and decomposed letters all stay in their place.

    Raises:
        InputError: the file is missing, unreadable, empty or not UTF-8 text.
    """
    data = _read_bytes(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(_not_text(path, error.start)) from None
    if "\0" in text:
        raise InputError(_not_text(path, data.index(0)))
    if not text.strip(_BLANK):
        raise InputError(
            say(
                f"{shown(path)}: không có chữ nào. Hãy chọn tệp có nội dung.",
                f"{shown(path)}: there is no text in it. Choose a file with content.",
            )
        )
    return text


def _read_bytes(path: Path) -> bytes:
    if path == STANDARD_INPUT:
        return sys.stdin.buffer.read()
    try:
        return path.read_bytes()
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
    raise InputError(f"{shown(path)}: {reason}")


def _texts_below(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".txt" and path.is_file())


def _no_texts(folder: Path) -> str:
    return say(
        f"{shown(folder)}: thư mục không có tệp .txt nào. Hãy chọn thư mục khác hoặc lưu văn bản dạng .txt.",
        f"{shown(folder)}: the folder has no .txt file. Choose another one or save the texts as .txt.",
    )


def _not_text(path: Path, position: int) -> str:
    return say(
        f"{shown(path)}: không phải tệp văn bản UTF-8 (byte {position + 1}). Hãy mở và lưu lại dạng .txt, mã UTF-8.",
        f"{shown(path)}: not a UTF-8 text file (byte {position + 1}). Open it and save it as .txt in UTF-8.",
    )
