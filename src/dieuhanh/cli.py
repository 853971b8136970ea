"""The command line of Sổ Điều Hành. Commands are imported when they are called: `--version` loads nothing heavy."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh import __version__
from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
    Command = Callable[[argparse.Namespace], int]

_BROKEN_PIPE = 141  # what a shell reports of a filter whose reader went away
_INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (default: the process's own) ask for and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser(given[:1]).parse_args(given)
    try:
        code: int = options.command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        from dieuhanh.commands.outputs import abandon_standard_output

        abandon_standard_output()
        return _BROKEN_PIPE
    except KeyboardInterrupt:
        return _INTERRUPTED
    return code


def _parser(first: list[str]) -> argparse.ArgumentParser:
    """Return the parser of all commands, or of those that read texts where the first argument is one of them.

    Texts are read by the thousand from scripts: building forty parsers would take a tenth of such a call.
    """
    parser = argparse.ArgumentParser(
        prog="dieuhanh",
        description=say(
            "Sổ Điều Hành: từ văn bản chỉ đạo đến nhiệm vụ được theo dõi và bản tin tuần.",
            "Sổ Điều Hành: from a directive to the tracked duty and the weekly bulletin.",
        ),
    )
    parser.add_argument("--version", action="version", version=f"dieuhanh {__version__}")
    commands = parser.add_subparsers(required=True, metavar=say("LỆNH", "COMMAND"))
    _add_readers(commands)
    if not first or first[0] not in commands.choices:
        _add_site(commands)
    return parser


def _add_readers(commands: Commands) -> None:
    extract = _add(commands, "extract", _extract, "đọc dữ kiện trong văn bản", "read the facts of texts")
    _take_texts(extract, default="json")
    extract.add_argument(
        "--resume",
        action="store_true",
        help=say("ghi dần vào OUT.part (JSON), chạy lại thì đi tiếp", "write to OUT.part as it goes (JSON); goes on"),
    )
    proof = _add(commands, "proof", _proof, "soát lỗi văn bản", "proofread texts")
    _take_texts(proof, default="table")


def _add_site(commands: Commands) -> None:
    load = _add(commands, "import", _import, "nhập văn bản vào hệ thống", "bring texts into the system")
    load.add_argument("files", nargs="+", type=Path, metavar=say("TỆP", "FILE"))
    _list_failures(load)
    demo = _add(commands, "demo", _demo, "nạp dữ liệu trình diễn", "load the demonstration province")
    demo.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help=say("đến hết ngày", "up to this day"))
    serve = _add(commands, "serve", _serve, "chạy trang web trên máy này", "serve the site on this machine")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=_port, default=8000)
    serve.add_argument("--processes", type=_jobs, default=2, metavar="N", help=say("số tiến trình", "processes to use"))
    serve.add_argument(
        "--threads", type=_jobs, default=4, metavar="N", help=say("luồng mỗi tiến trình", "threads of each")
    )
    serve.add_argument("--no-jobs", action="store_true", help=say("không chạy việc nền", "leave the jobs to workers"))
    _add_keeping(commands)
    migrate = _add(commands, "migrate", _migrate, "tạo hoặc nâng cấp cơ sở dữ liệu", "make or upgrade the database")
    migrate.add_argument(
        "--without-backup", action="store_true", help=say("đã sao chép cách khác", "there is another copy")
    )
    doctor = _add(commands, "doctor", _doctor, "kiểm tra cài đặt", "tell what is wrong with the installation")
    doctor.add_argument(
        "--all", action="store_true", help=say("xem tất cả, dù lâu", "look at everything, however long it takes")
    )
    doctor.add_argument(
        "--rebuild",
        action="store_true",
        help=say(
            "lập lại từ diễn biến những gì lệch với diễn biến", "make anew from the events what differs from them"
        ),
    )
    _add_groups(commands)


def _add_groups(commands: Commands) -> None:
    from dieuhanh.commands import (
        accounts,
        auditing,
        bulletins,
        calendars,
        corpus,
        documents,
        exchange,
        intake,
        organisations,
        parameters,
        publishing,
    )

    corpus.add_commands(_add_group(commands, "corpus", "kho văn bản lớn", "millions of documents"))
    accounts.add_commands(_add_group(commands, "accounts", "tài khoản", "accounts"))
    bulletins.add_commands(_add_group(commands, "bulletins", "bản tin cũ", "old bulletins"))
    documents.add_commands(_add_group(commands, "documents", "văn bản trong hệ thống", "documents of the system"))
    calendars.add_commands(_add_group(commands, "calendar", "ngày nghỉ, ngày làm bù", "holidays and made-up days"))
    auditing.add_commands(_add_group(commands, "audit", "nhật ký hệ thống", "the log of what was done"))
    exchange.add_commands(_add_group(commands, "exchange", "liên thông văn bản", "the document exchange"))
    intake.add_commands(_add_group(commands, "intake", "nhận tệp và thư", "doors for files and letters"))
    organisations.add_commands(_add_group(commands, "organisations", "cơ quan, tổ chức", "organisations in time"), _day)
    parameters.add_commands(_add_group(commands, "parameters", "lịch nhắc và các mức", "dated numbers"), _day)
    publishing.add_commands(commands)


def _add_keeping(commands: Commands) -> None:
    from dieuhanh.commands import keeping, reviewing, working

    working.add_commands(commands)
    reviewing.add_commands(commands)
    keeping.add_commands(commands)


def _add(commands: Commands, name: str, command: Command, vietnamese: str, english: str) -> argparse.ArgumentParser:
    purpose = say(vietnamese, english)
    parser = commands.add_parser(name, help=purpose, description=purpose)
    parser.set_defaults(command=command)
    return parser


def _add_group(commands: Commands, name: str, vietnamese: str, english: str) -> Commands:
    purpose = say(vietnamese, english)
    parser = commands.add_parser(name, help=purpose, description=purpose)
    return parser.add_subparsers(required=True, metavar=say("LỆNH", "COMMAND"))


def _take_texts(parser: argparse.ArgumentParser, default: str) -> None:
    parser.add_argument(
        "files",
        nargs="*",
        metavar=say("TỆP", "FILE"),
        help=say(
            "tệp (.txt, .docx, .doc, .pdf, .html, .eml, ảnh, .zip) hoặc thư mục; - hoặc bỏ trống: đầu vào chuẩn",
            "files (.txt, .docx, .doc, .pdf, .html, .eml, pictures, .zip) or folders; - or none: standard input",
        ),
    )
    parser.add_argument("--format", choices=("json", "table"), default=default)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help=say("ghi vào tệp OUT", "write to the file OUT")
    )
    parser.add_argument("--indent", type=int, metavar="N", help=say("thụt lề JSON N dấu cách", "indent JSON by N"))
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help=say("số tiến trình", "processes to use"))
    _list_failures(parser)


def _list_failures(parser: argparse.ArgumentParser) -> None:
    purpose = say("ghi danh sách tệp không đọc được và lý do", "list the files that could not be read, and why")
    parser.add_argument("--failed", type=Path, metavar="CSV", help=purpose)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            say(f"ngày phải có dạng 2024-01-31, không phải {text!r}", f"a day looks like 2024-01-31, not {text!r}")
        ) from None


def _jobs(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(say("cần một số từ 1 đến 256", "a number from 1 to 256 is needed"))
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(say("cần một số từ 1 đến 65535", "a number from 1 to 65535 is needed"))
    return int(text)


def _extract(options: argparse.Namespace) -> int:
    from dieuhanh.commands import extracting

    return extracting.main(options)


def _proof(options: argparse.Namespace) -> int:
    from dieuhanh.commands import proofing

    return proofing.main(options)


def _import(options: argparse.Namespace) -> int:
    from dieuhanh.commands import site

    return site.load(options.files, options.failed)


def _demo(options: argparse.Namespace) -> int:
    from dieuhanh.commands import site

    return site.demo(options.until)


def _serve(options: argparse.Namespace) -> int:
    from dieuhanh.commands import site

    return site.serve(options.host, options.port, (options.processes, options.threads), jobs=not options.no_jobs)


def _migrate(options: argparse.Namespace) -> int:
    from dieuhanh.commands import site

    return site.migrate(without_backup=options.without_backup)


def _doctor(options: argparse.Namespace) -> int:
    from dieuhanh.commands import site

    return site.doctor(whole=options.all, rebuild=options.rebuild)
