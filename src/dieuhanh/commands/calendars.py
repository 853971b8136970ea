"""`dieuhanh calendar`: bring holidays and made-up days in from a table, and write those of a year out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the commands to the group of `calendar`."""
    purpose = say("nhập ngày nghỉ, ngày làm bù từ bảng", "bring in days off and made-up days from a table")
    load = commands.add_parser("import", help=purpose, description=purpose)
    load.add_argument("file", type=Path, metavar=say("TỆP.CSV", "FILE.CSV"))
    told = say("ghi thật; không có thì chỉ kiểm tra", "write them; without it, only check")
    load.add_argument("--yes", action="store_true", help=told)
    load.set_defaults(command=_import)
    purpose = say("in lịch của một năm", "write the days of a year")
    shown = commands.add_parser("list", help=purpose, description=purpose)
    shown.add_argument("year", type=int, metavar=say("NĂM", "YEAR"))
    shown.set_defaults(command=_list)


def _import(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.tasks import commands

        return commands.import_days(options.file, confirmed=options.yes)

    return installed(act)


def _list(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.tasks import commands

        return commands.list_days(options.year)

    return installed(act)
