"""`dieuhanh intake`: take in what a watched folder or a mailbox holds; a timer of the system calls it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the commands to the group of `intake`."""
    folder = _add(commands, "folder", "nhận tệp trong thư mục", "take in the files of a folder")
    folder.add_argument("path", type=Path, metavar=say("THƯ_MỤC", "FOLDER"))
    folder.add_argument(
        "--quiet",
        type=float,
        default=10.0,
        metavar="S",
        help=say("bỏ qua tệp vừa ghi trong S giây", "leave files alone that were written to within S seconds"),
    )
    folder.set_defaults(command=_folder)
    mailbox = _add(commands, "mailbox", "nhận thư chưa đọc", "take in the unread letters of a mailbox")
    mailbox.add_argument("address", metavar="imaps://USER@HOST/FOLDER")
    mailbox.set_defaults(command=_mailbox)

    resume = _add(commands, "resume", "đọc lại tệp còn dở sau sự cố", "go on after a crash")
    resume.set_defaults(command=partial(_act, "resume"))
    stuck = _add(commands, "stuck", "các tệp bị kẹt và lý do", "the files that are held, and why")
    stuck.set_defaults(command=partial(_act, "stuck"))
    signatures = _add(commands, "signatures", "kiểm tra lại chữ ký số", "check the signatures of stored files again")
    signatures.set_defaults(command=partial(_act, "signatures"))


def _add(commands: Commands, name: str, vietnamese: str, english: str) -> argparse.ArgumentParser:
    purpose = say(vietnamese, english)
    return commands.add_parser(name, help=purpose, description=purpose)


def _folder(options: argparse.Namespace) -> int:
    return _act("folder", options, options.path, options.quiet)


def _mailbox(options: argparse.Namespace) -> int:
    return _act("mailbox", options, options.address)


def _act(name: str, _options: argparse.Namespace, *given: object) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.intake import commands

        code: int = getattr(commands, name)(*given)
        return code

    return installed(act)
