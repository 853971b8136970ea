"""`dieuhanh documents`: destroy a leaked document in every room, with a written record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the commands to the group of `documents`."""
    purpose = say("tiêu hủy một văn bản lọt vào, có biên bản", "destroy a leaked document, with a written record")
    purge = commands.add_parser("purge", help=purpose, description=purpose)
    purge.add_argument("document", metavar=say("ĐỊA_CHỈ", "ADDRESS"), help=say("hoặc mã UUID", "or its UUID"))
    purge.add_argument("--decision", default="", help=say("số, ngày của quyết định", "number and day of the decision"))
    purge.add_argument("--reason", default="", help=say("lý do", "why"))
    told = say("hủy thật; không có thì chỉ đếm", "destroy; without it, only count")
    purge.add_argument("--yes", action="store_true", help=told)
    purge.set_defaults(command=_purge)


def _purge(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.documents import commands

        return commands.purge(options.document, options.decision, options.reason, confirmed=options.yes)

    return installed(act)
