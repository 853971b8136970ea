"""`dieuhanh organisations`: bring a province's organisations in, write them out, and ask what a name means."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands, day: Callable[[str], date]) -> None:
    """Add the commands to the group of `organisations`; `day` reads a day of the command line."""
    load = _add(commands, "import", _import, "nhập từ thư mục có các tệp CSV", "bring in a folder of CSV files")
    load.add_argument("folder", type=Path, metavar=say("THƯ_MỤC", "FOLDER"))
    export = _add(commands, "export", _export, "xuất ra thư mục các tệp CSV", "write CSV files into a folder")
    export.add_argument("folder", type=Path, metavar=say("THƯ_MỤC", "FOLDER"))
    resolve = _add(commands, "resolve", _resolve, "tên này là cơ quan nào", "which body a name means")
    resolve.add_argument("name", metavar=say("TÊN", "NAME"))
    _take_day(resolve, day, say("ngày của văn bản", "the day of the text"))
    rename = _add(commands, "rename", _rename, "ghi việc đổi tên", "record another name")
    rename.add_argument("key", metavar=say("MÃ", "KEY"))
    rename.add_argument("name", metavar=say("TÊN_MỚI", "NEW_NAME"))
    _take_change(rename, day)
    move = _add(commands, "move", _move, "ghi việc chuyển về cơ quan khác", "record another parent")
    move.add_argument("key", metavar=say("MÃ", "KEY"))
    move.add_argument("parent", metavar=say("MÃ_CẤP_TRÊN", "PARENT_KEY"))
    _take_change(move, day)


def _add(
    commands: Commands, name: str, command: Callable[[argparse.Namespace], int], vietnamese: str, english: str
) -> argparse.ArgumentParser:
    purpose = say(vietnamese, english)
    parser = commands.add_parser(name, help=purpose, description=purpose)
    parser.set_defaults(command=command)
    return parser


def _take_day(parser: argparse.ArgumentParser, day: Callable[[str], date], purpose: str) -> None:
    parser.add_argument("--on", type=day, required=True, metavar="YYYY-MM-DD", help=purpose)


def _take_change(parser: argparse.ArgumentParser, day: Callable[[str], date]) -> None:
    _take_day(parser, day, say("ngày đầu tiên có hiệu lực", "the first day it is valid"))
    parser.add_argument("--basis", required=True, help=say("văn bản làm căn cứ", "the document it is based on"))


def _import(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.organisations import commands

        return commands.import_folder(options.folder)

    return installed(act)


def _export(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.organisations import commands

        return commands.export_folder(options.folder)

    return installed(act)


def _resolve(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.organisations import commands

        return commands.resolve(options.name, options.on)

    return installed(act)


def _rename(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.organisations import commands

        return commands.rename(options.key, options.name, options.on, options.basis)

    return installed(act)


def _move(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.organisations import commands

        return commands.move(options.key, options.parent, options.on, options.basis)

    return installed(act)
