"""`dieuhanh parameters`: tell the dated numbers of the house, and change one by a document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands, day: Callable[[str], date]) -> None:
    """Add the commands to the group of `parameters`; `day` reads a day as it is typed."""
    purpose = say("kể các mức của một ngày", "tell the numbers of a day")
    told = commands.add_parser("list", help=purpose, description=purpose)
    told.add_argument("--on", type=day, metavar=say("NGÀY", "DAY"), help=say("mặc định hôm nay", "default: today"))
    told.set_defaults(command=_list)
    purpose = say("đổi một mức từ một ngày", "change a number from a day on")
    changed = commands.add_parser("set", help=purpose, description=purpose)
    changed.add_argument("key", metavar=say("MỤC", "KEY"))
    changed.add_argument("value", metavar=say("MỨC", "VALUE"), help=say("một số, hoặc 5,3,1", "a number, or 5,3,1"))
    start = say("áp dụng từ ngày; mặc định hôm nay", "the first day; default: today")
    changed.add_argument("--from", dest="start", type=day, metavar=say("NGÀY", "DAY"), help=start)
    changed.add_argument("--basis", required=True, help=say("văn bản làm căn cứ", "the document that says so"))
    changed.set_defaults(command=_set)


def _list(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.parameters import commands

        return commands.list_parameters(options.on)

    return installed(act)


def _set(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.parameters import commands

        return commands.set_value(options.key, options.value, valid_from=options.start, basis=options.basis)

    return installed(act)
