"""`dieuhanh audit`: whether the log is whole, its end to keep elsewhere, and all of it as JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the commands to the group of `audit`."""
    verify = _add(commands, "verify", _verify, "kiểm tra tính liền mạch", "tell whether the log is whole")
    verify.add_argument(
        "--head",
        default="",
        metavar=say("N:DIGEST|TỆP", "N:DIGEST|FILE"),
        help=say(
            "điểm cuối, hoặc tệp điểm cuối, đã lưu ở nơi khác", "an end of the chain, or a file of them, kept elsewhere"
        ),
    )
    _add(commands, "head", _head, "in điểm cuối để lưu ở nơi khác", "write the end of the chain, to be kept elsewhere")
    export = _add(commands, "export", _export, "xuất mọi sự kiện, mỗi dòng một sự kiện", "write all events, one a line")
    export.add_argument("--format", choices=("json", "syslog"), default="json")
    _add(commands, "nightly", _nightly, "làm ngay việc hằng đêm", "do at once what is done each night")


def _add(
    commands: Commands, name: str, command: Callable[[argparse.Namespace], int], vietnamese: str, english: str
) -> argparse.ArgumentParser:
    purpose = say(vietnamese, english)
    parser = commands.add_parser(name, help=purpose, description=purpose)
    parser.set_defaults(command=command)
    return parser


def _verify(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.audit import commands

        return commands.verify(options.head)

    return installed(act)


def _head(_options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.audit import commands

        return commands.head()

    return installed(act)


def _export(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.audit import commands

        return commands.export(options.format)

    return installed(act)


def _nightly(_options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.audit import commands

        return commands.nightly()

    return installed(act)
