"""`dieuhanh index`, `dieuhanh opendata` and `dieuhanh keys`: the index, the files of open data, keys of bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the three to the commands."""
    _add(commands, "index", "lập lại chỉ mục tìm kiếm", "make the search index anew").set_defaults(command=_index)
    opendata = _add(commands, "opendata", "làm tệp dữ liệu mở", "make the files of open data")
    opendata.set_defaults(command=_opendata)
    keys = _add(commands, "keys", "khóa cho hệ thống của cơ quan", "keys for the systems of bodies")
    keys.add_argument("body", metavar=say("MÃ_CƠ_QUAN", "BODY"))
    keys.add_argument("--name", default="", help=say("tên hệ thống được cấp khóa", "the system that gets a key"))
    keys.add_argument("--revoke", action="store_true", help=say("thu hồi mọi khóa", "revoke all keys"))
    keys.set_defaults(command=_keys)


def _add(commands: Commands, name: str, vietnamese: str, english: str) -> argparse.ArgumentParser:
    purpose = say(vietnamese, english)
    return commands.add_parser(name, help=purpose, description=purpose)


def _index(_options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.search import commands

        return commands.rebuild_index()

    return installed(act)


def _opendata(_options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.api import commands

        return commands.make_opendata()

    return installed(act)


def _keys(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.api import commands

        if options.revoke:
            return commands.revoke_keys(options.body)
        return commands.issue_key(options.body, options.name or options.body)

    return installed(act)
