"""`dieuhanh backup` and `dieuhanh restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the commands."""
    backup = _add(commands, "backup", _backup, "sao lưu cơ sở dữ liệu và tệp", "back up the database and the files")
    backup.add_argument("--keys", type=Path, metavar="OUT", help=say("ghi riêng các khóa", "write the keys apart"))
    restore = _add(commands, "restore", _restore, "khôi phục vào nơi còn trống", "restore into an empty installation")
    restore.add_argument("--keys", type=Path, metavar="KEYS", help=say("bản sao khóa", "the copy of the keys"))


def _add(
    commands: Commands, name: str, command: Callable[[argparse.Namespace], int], vietnamese: str, english: str
) -> argparse.ArgumentParser:
    purpose = say(vietnamese, english)
    parser = commands.add_parser(name, help=purpose, description=purpose)
    parser.add_argument("file", type=Path, metavar=say("TỆP", "FILE"))
    secret = say("tệp chứa khóa, thay cho DIEUHANH_BACKUP_PASSPHRASE", "file of the secret, not the variable")
    parser.add_argument("--key-file", type=Path, metavar="SECRET", help=secret)
    parser.set_defaults(command=command)
    return parser


def _backup(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.backups import commands

        return commands.backup(options.file, options.keys, options.key_file)

    return installed(act)


def _restore(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.backups import commands

        return commands.restore(options.file, options.keys, options.key_file)

    return installed(act)
