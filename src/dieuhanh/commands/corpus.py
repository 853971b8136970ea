"""`dieuhanh corpus`: the extractor over millions of documents, to Parquet, on this machine or on a dask cluster."""

from __future__ import annotations

import sys
import time
from importlib.util import find_spec
from typing import TYPE_CHECKING

from dieuhanh.commands.progress import Progress
from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse

    from dieuhanh.corpus.engines import Engine
    from dieuhanh.corpus.model import Total

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

BAD_INPUT = 2
CANNOT = 1


def add_commands(commands: Commands) -> None:
    """Add the commands to the group of `corpus`."""
    read = _add(commands, "extract", "đọc kho văn bản thành Parquet", "read a corpus to Parquet")
    read.add_argument("inputs", nargs="+", metavar=say("ĐẦU_VÀO", "INPUT"), help=_input_help())
    read.add_argument("-o", "--output", required=True, metavar="OUT", help=say("thư mục kết quả", "folder of results"))
    read.add_argument("--jobs", type=int, default=1, metavar="N", help=say("số tiến trình", "processes to use"))
    read.add_argument("--scheduler", metavar="tcp://HOST:PORT", help=say("cụm máy dask", "a dask cluster"))
    read.add_argument("--text", default="text", metavar="COLUMN", help=say("cột chứa văn bản", "column of the text"))
    read.add_argument("--id", default="id", metavar="COLUMN", help=say("cột chứa mã", "column of the identifier"))
    read.add_argument("--chunk", type=int, default=500, metavar="N", help=say("văn bản mỗi phần", "documents a part"))
    read.set_defaults(command=_read)
    for name, command, vietnamese, english in (
        ("status", _status, "kết quả đã đến đâu", "how far a job has come"),
        ("errors", _errors, "văn bản không đọc được và lý do", "the documents that gave an error, and why"),
    ):
        told = _add(commands, name, vietnamese, english)
        told.add_argument("output", metavar="OUT")
        told.set_defaults(command=command)


def _input_help() -> str:
    return say(
        "thư mục, .zip, .tar, .parquet, .jsonl (cả .gz) hoặc tệp lẻ; trên đĩa hay ở địa chỉ fsspec (s3://…)",
        "folders, .zip, .tar, .parquet, .jsonl (.gz too) or single files; on disk or at an fsspec address (s3://…)",
    )


def _add(commands: Commands, name: str, vietnamese: str, english: str) -> argparse.ArgumentParser:
    purpose = say(vietnamese, english)
    return commands.add_parser(name, help=purpose, description=purpose)


def _read(options: argparse.Namespace) -> int:
    if not _installed(cluster=bool(options.scheduler)):
        return CANNOT
    from dieuhanh.corpus.job import run
    from dieuhanh.corpus.model import Columns, CorpusError
    from dieuhanh.corpus.planning import Sizes
    from dieuhanh.corpus.working import Work

    shown = _Shown()
    work = Work(options.output, Columns(options.text, options.id))
    try:
        total = run(options.inputs, work, _engine(options), Sizes(documents=max(1, options.chunk)), shown.tell)
    except CorpusError as error:
        shown.close()
        sys.stderr.write(f"{say(error.message_vi, error.message_en)}\n")
        return BAD_INPUT
    shown.close()
    sys.stdout.write(shown.summary(total) + "\n")
    return BAD_INPUT if total.errors or not total.documents else 0


def _engine(options: argparse.Namespace) -> Engine:
    from dieuhanh.corpus.engines import Cluster, Processes, Serial

    if options.scheduler:
        return Cluster(options.scheduler)
    return Processes(options.jobs) if options.jobs > 1 else Serial()


class _Shown:
    """The state of the job as one line."""

    def __init__(self) -> None:
        self._progress = Progress(0)
        self._began = time.monotonic()

    def tell(self, total: Total) -> None:
        self._progress.show(self.summary(total))

    def close(self) -> None:
        self._progress.clear()

    def summary(self, total: Total) -> str:
        rate = total.documents / max(0.001, time.monotonic() - self._began)
        return say(
            f"{total.documents} văn bản, {total.errors} lỗi, {total.parts} phần ({total.fresh} mới), {rate:.0f}/giây",
            f"{total.documents} read, {total.errors} failed, {total.parts} parts ({total.fresh} new), {rate:.0f}/s",
        )


def _status(options: argparse.Namespace) -> int:
    if not _installed():
        return CANNOT
    from dieuhanh.corpus.parts import Output

    output = Output(options.output)
    manifest = output.manifest()
    if manifest is None:
        parts = len(output.keys())
        sys.stdout.write(
            say(
                f"chưa xong: đã có {parts} phần; chạy lại cùng lệnh để tiếp tục\n",
                f"not finished: {parts} parts are there; run the same command again to go on\n",
            )
        )
        return BAD_INPUT
    sys.stdout.write(
        say(
            f"đã xong: {manifest['documents']} văn bản, {manifest['errors']} lỗi, {manifest['parts']} phần\n",
            f"finished: {manifest['documents']} documents, {manifest['errors']} errors, {manifest['parts']} parts\n",
        )
    )
    return 0


def _errors(options: argparse.Namespace) -> int:
    if not _installed():
        return CANNOT
    from dieuhanh.corpus.parts import Output

    found = 0
    for row in Output(options.output).rows(("source", "member", "offset", "id", "error", "message")):
        if row["error"] is not None:
            found += 1
            cells = (row["source"], row["member"] or "", row["offset"], row["id"] or "", row["error"], row["message"])
            sys.stdout.write("\t".join(" ".join(str(cell).split()) for cell in cells) + "\n")
    return BAD_INPUT if found else 0


def _installed(*, cluster: bool = False) -> bool:
    """Whether the packages of the corpus job are there; where not, a line says what to do."""
    needed = ("fsspec", "orjson", "pyarrow", *(("distributed",) if cluster else ()))
    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        sys.stderr.write(
            say(
                f"Chưa cài {', '.join(missing)}. Hãy chạy: pip install 'dieuhanh[corpus]'\n",
                f"{', '.join(missing)} not installed. Run: pip install 'dieuhanh[corpus]'\n",
            )
        )
    return not missing
