"""Where results go: the terminal or pipe, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from dieuhanh.commands.inputs import InputError, shown
from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def opened(target: Path | None) -> Iterator[TextIO]:
    """Give a stream for UTF-8 text with LF line ends; a `target` takes its place only when all went well.

    Raises:
        InputError: the target's folder is missing or may not be written.
    """
    if target is None:
        stream = _standard_output()
        yield stream
        stream.flush()
        return
    if target.is_dir():
        raise InputError(
            say(
                f"{shown(target)}: là thư mục. Hãy ghi rõ tên tệp (-o).",
                f"{shown(target)}: is a folder. Name a file (-o).",
            )
        )
    with _beside(target) as stream:
        yield stream


def abandon_standard_output() -> None:
    """Let what is still to be written go nowhere, so that the end of the process does not fail on it once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _standard_output() -> TextIO:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return sys.stdout


@contextmanager
def _beside(target: Path) -> Iterator[TextIO]:
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise InputError(
            say(
                f"{shown(target)}: không ghi được ({error.strerror}). Hãy chọn nơi ghi khác (-o).",
                f"{shown(target)}: cannot be written ({error.strerror}). Choose another place (-o).",
            )
        ) from None
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_of(target))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _mode_of(target: Path) -> int:
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
