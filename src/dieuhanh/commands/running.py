"""The frame of every command that reads texts and writes results: in order, with progress, going on past bad files."""

from __future__ import annotations

import sys
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dieuhanh.commands.inputs import InputError, Inputs, gather, read_source, shown
from dieuhanh.commands.outputs import abandon_standard_output, opened
from dieuhanh.commands.parallel import in_order
from dieuhanh.commands.progress import Progress
from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from dieuhanh.sources import SourceText

BAD_INPUT = 2
FAILED = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a result ready to write, or why there is none; what its reader noted."""

    path: Path
    result: str
    error: str = ""
    notes: tuple[str, ...] = ()


class _Tally:
    """Passes the results on, tells of the files that gave none, and counts those."""

    def __init__(self, inputs: Inputs) -> None:
        self._progress = Progress(len(inputs.paths), wanted=inputs.several)
        self.bad = 0
        for line in inputs.missing:
            self._refuse(line)

    def results(self, outcomes: Iterable[Outcome]) -> Iterator[str]:
        for outcome in outcomes:
            self._progress.advance(shown(outcome.path))
            for line in outcome.notes:
                self._progress.note(line)
            if outcome.error:
                self._refuse(outcome.error)
            else:
                yield outcome.result
        self._progress.clear()

    def _refuse(self, line: str) -> None:
        self.bad += 1
        self._progress.note(line)


def run(names: Sequence[str], render: Callable[[SourceText, str | None], str], target: Path | None, jobs: int) -> int:
    """Read what `names` name, write `render(source, name)` of each in order, and return the exit code.

    `render` gets a file's name only where results of several files must be told apart; it runs in other processes when
    `jobs` > 1. Files that cannot be read are told on standard error, a line each, and the code is then 2.
    """
    inputs = gather(names)
    try:
        _refuse_overwriting(inputs, target)
        return _run(inputs, render, target, jobs)
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    except BrokenProcessPool:
        sys.stderr.write(_worker_lost())
        return FAILED
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_standard_output()
        sys.stderr.write(_not_written(error))
        return FAILED


def _run(inputs: Inputs, render: Callable[[SourceText, str | None], str], target: Path | None, jobs: int) -> int:
    tally = _Tally(inputs)
    work = partial(_read_and_render, render=render, several=inputs.several)
    results = tally.results(in_order(work, inputs.paths, jobs))
    first = next(results, None)
    if first is not None:
        with opened(target) as stream:
            stream.write(first)
            stream.writelines(results)
    return BAD_INPUT if tally.bad else 0


def _read_and_render(path: Path, *, render: Callable[[SourceText, str | None], str], several: bool) -> Outcome:
    try:
        source = read_source(path)
    except InputError as error:
        return Outcome(path, "", str(error))
    notes = tuple(f"{shown(path)}: {say(note.message_vi, note.message_en)}" for note in source.notes)
    return Outcome(path, render(source, shown(path) if several else None), notes=notes)


def _refuse_overwriting(inputs: Inputs, target: Path | None) -> None:
    if target is None or not target.exists():
        return
    if any(path.exists() and path.samefile(target) for path in inputs.paths):
        raise InputError(
            say(
                f"{shown(target)}: là tệp đang được đọc, không ghi đè. Hãy chọn tên khác (-o).",
                f"{shown(target)}: is one of the files to read and stays as it is. Choose another name (-o).",
            )
        )


def _worker_lost() -> str:
    return say(
        "Một tiến trình con dừng đột ngột, có thể do thiếu bộ nhớ. Hãy chạy lại với --jobs 1.\n",
        "A worker process stopped, perhaps for want of memory. Run it again with --jobs 1.\n",
    )


def _not_written(error: OSError) -> str:
    return say(
        f"Không ghi được kết quả ({error.strerror}). Hãy kiểm tra dung lượng đĩa và nơi ghi.\n",
        f"The results could not be written ({error.strerror}). Check the disk and the place to write to.\n",
    )
