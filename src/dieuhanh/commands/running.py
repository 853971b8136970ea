"""The frame of every command that reads texts and writes results: in order, with progress, going on past bad files."""

from __future__ import annotations

import sys
import traceback
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from dieuhanh.commands.inputs import InputError, Inputs, gather, read_source, shown
from dieuhanh.commands.outputs import abandon_standard_output, opened
from dieuhanh.commands.parallel import WorkerLostError, in_order
from dieuhanh.commands.progress import Progress
from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import TextIO

    from dieuhanh.sources import SourceText

BAD_INPUT = 2
FAILED = 1


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: a result ready to write, or why there is none; what its reader noted."""

    path: Path
    result: str
    error: str = ""
    code: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """Where results go and how: into a file, by several processes, going on where an earlier run was cut off.

    `failed` is where the list of files goes that gave no result.
    """

    target: Path | None = None
    jobs: int = 1
    resume: bool = False
    failed: Path | None = None


class _Tally:
    """Passes the results on, tells of the files that gave none, and keeps a list of those."""

    def __init__(self, inputs: Inputs) -> None:
        self._progress = Progress(len(inputs.paths), wanted=inputs.several)
        self.failures: list[tuple[str, str, str]] = []
        for line in inputs.missing:
            self._refuse("", "no-files", line)

    def results(self, outcomes: Iterable[Outcome]) -> Iterator[str]:
        for outcome in outcomes:
            self._progress.advance(shown(outcome.path))
            for line in outcome.notes:
                self._progress.note(line)
            if outcome.error:
                self._refuse(shown(outcome.path), outcome.code, outcome.error)
            else:
                yield outcome.result
        self._progress.clear()

    def tell(self, line: str) -> None:
        self._progress.note(line)

    def _refuse(self, file: str, code: str, line: str) -> None:
        self.failures.append((file, code, line))
        self._progress.note(line)


def run(names: Sequence[str], render: Callable[[SourceText, str | None], str], wish: Wish) -> int:
    """Read what `names` name, write `render(source, name)` of each in order, and return the exit code.

    `render` gets a file's name only where results of several files must be told apart; it runs in other processes when
    there are several jobs. Files that cannot be read are told on standard error, a line each, and the code is then 2.
    """
    inputs = gather(names)
    try:
        _refuse_overwriting(inputs, wish.target)
        return _run(inputs, render, wish)
    except InputError as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    except WorkerLostError:
        sys.stderr.write(_worker_lost())
        return FAILED
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon_standard_output()
        sys.stderr.write(_not_written(error))
        return FAILED


def _run(inputs: Inputs, render: Callable[[SourceText, str | None], str], wish: Wish) -> int:
    left = _left(inputs, wish.target) if wish.resume else inputs
    tally = _Tally(left)
    if len(left.paths) < len(inputs.paths):
        tally.tell(_gone_on(len(inputs.paths) - len(left.paths), len(left.paths)))
    work = partial(_read_and_render, render=render, several=left.several)
    results = tally.results(in_order(work, left.paths, wish.jobs))
    first = next(results, None)
    # Where nothing could be read a target is left alone; one that grows has what was read before.
    if first is not None or len(left.paths) < len(inputs.paths):
        with _opened(wish) as stream:
            stream.write(first or "")
            stream.writelines(results)
    if wish.failed is not None:
        _list(tally.failures, wish.failed)
    return BAD_INPUT if tally.failures else 0


def _left(inputs: Inputs, target: Path | None) -> Inputs:
    """What an earlier run has not read."""
    from dieuhanh.commands.continuing import held

    if target is None:
        raise InputError(say("--resume cần tệp kết quả (-o).", "--resume needs a file for the results (-o)."))
    done = held(target)
    return replace(inputs, paths=tuple(path for path in inputs.paths if shown(path) not in done), several=True)


def _opened(wish: Wish) -> AbstractContextManager[TextIO]:
    if not wish.resume or wish.target is None:
        return opened(wish.target)
    from dieuhanh.commands.continuing import growing

    return growing(wish.target)


def _list(failures: list[tuple[str, str, str]], target: Path) -> None:
    from dieuhanh.exports.failures import Failure, write_failures

    write_failures(target, (Failure(*one) for one in failures))


def _read_and_render(path: Path, *, render: Callable[[SourceText, str | None], str], several: bool) -> Outcome:
    try:
        source = read_source(path)
        result = render(source, shown(path) if several else None)
    except InputError as error:
        return Outcome(path, "", str(error), error.code)
    except Exception as fault:
        if not several:
            raise
        # The boundary of one file: the others must go on, and the traceback says what to mend.
        return Outcome(path, "", _failed_on(path, fault), "unexpected")
    notes = tuple(f"{shown(path)}: {say(note.message_vi, note.message_en)}" for note in source.notes)
    return Outcome(path, result, notes=notes)


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


def _gone_on(done: int, left: int) -> str:
    return say(
        f"đi tiếp: {done} tệp đã có kết quả, còn {left} tệp.",
        f"going on: {done} files have their results, {left} are left.",
    )


def _failed_on(path: Path, fault: Exception) -> str:
    told = "".join(traceback.format_exception(fault, limit=-5)).rstrip()
    return say(
        f"{shown(path)}: chương trình gặp lỗi ngoài dự kiến. Hãy gửi phần sau cho người phát triển.\n{told}",
        f"{shown(path)}: the program failed on it. Send what follows to its developers.\n{told}",
    )


def _worker_lost() -> str:
    return say(
        "Một tiến trình con dừng đột ngột, có thể do thiếu bộ nhớ. Hãy chạy lại với --jobs 1 (và --resume).\n",
        "A worker process stopped, perhaps for want of memory. Run it again with --jobs 1 (and --resume).\n",
    )


def _not_written(error: OSError) -> str:
    return say(
        f"Không ghi được kết quả ({error.strerror}). Hãy kiểm tra dung lượng đĩa và nơi ghi.\n",
        f"The results could not be written ({error.strerror}). Check the disk and the place to write to.\n",
    )
