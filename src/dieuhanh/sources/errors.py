"""What can go wrong in reading a source; each says in Vietnamese and English what happened and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(eq=False)
class SourceError(Exception):
    """A source that cannot be read. `code` is for programs, the messages for people, `exit_code` for the command."""

    message_vi: str
    message_en: str

    code: ClassVar[str] = "source"
    exit_code: ClassVar[int] = 2
    retry: ClassVar[bool] = False

    def __post_init__(self) -> None:
        super().__init__(self.message_vi, self.message_en)

    def __str__(self) -> str:
        return self.message_vi


class DamagedError(SourceError):
    """The bytes are not what their form demands: cut off, altered, or another form under this name."""

    code = "damaged"
    exit_code = 3


class ProtectedError(SourceError):
    """A password is needed to read the source."""

    code = "protected"
    exit_code = 4


class EmptyError(SourceError):
    """There is no text in the source."""

    code = "empty"
    exit_code = 5


class UnknownFormError(SourceError):
    """No reader knows this form of file."""

    code = "unknown-form"
    exit_code = 6


class TooLargeError(SourceError):
    """The source, or what it unpacks to, goes past a limit."""

    code = "too-large"
    exit_code = 7


class ProgramMissingError(SourceError):
    """A program or library that the reader needs is not installed."""

    code = "program-missing"
    exit_code = 8
    retry = True


class ProgramFailedError(SourceError):
    """A program that the reader uses died, ran out of memory, or gave nothing readable."""

    code = "program-failed"
    exit_code = 9
    retry = True


class ProgramTimeoutError(SourceError):
    """A program that the reader uses did not end in time and was stopped."""

    code = "program-timeout"
    exit_code = 10
    retry = True
