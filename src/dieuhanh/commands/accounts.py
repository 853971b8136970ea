"""`dieuhanh accounts`: make, list, open again and close accounts; ask why a person may or may not do something."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the commands to the group of `accounts`."""
    user = ("username", say("TÊN_ĐĂNG_NHẬP", "USERNAME"))
    name, role = ("full_name", say("HỌ_TÊN", "FULL_NAME")), ("role", say("VAI_TRÒ", "ROLE"))
    right = ("right", say("QUYỀN", "RIGHT"))
    _add(commands, "add", "tạo tài khoản", "make an account", user, name, role)
    _add(commands, "list", "danh sách để rà soát", "list all for review")
    reset = _add(commands, "reset", "mở lại, cấp mật khẩu mới", "open again with a new password", user)
    told = say("bỏ cả xác thực hai lớp", "forget the second factor too")
    reset.add_argument("--without-factors", action="store_true", help=told)
    table = ("file", say("TỆP.CSV", "FILE.CSV"))
    load = _add(commands, "import", "tạo nhiều tài khoản từ bảng", "make many accounts from a table", table)
    told = say("tạo thật; không có thì chỉ kiểm tra", "make them; without it, only check")
    load.add_argument("--yes", action="store_true", help=told)
    _add(commands, "close", "đóng tài khoản", "close an account", user)
    why = _add(commands, "why", "vì sao được hay không được", "why a person may or may not", user, right)
    why.add_argument("--organisation", default="", metavar="UUID", help=say("cho cơ quan này", "for this body"))
    why.add_argument("--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help=say("vào ngày này", "on this day"))


def _add(
    commands: Commands, name: str, vietnamese: str, english: str, *arguments: tuple[str, str]
) -> argparse.ArgumentParser:
    purpose = say(vietnamese, english)
    parser = commands.add_parser(name, help=purpose, description=purpose)
    for argument, shown in arguments:
        parser.add_argument(argument, metavar=shown)
    parser.set_defaults(command=_COMMANDS[name])
    return parser


def _site(act: Callable[[], int]) -> int:
    from dieuhanh.commands.site import installed

    return installed(act)


def _new(options: argparse.Namespace) -> int:
    def act() -> int:
        from dieuhanh.web.accounts import commands

        return commands.add(options.username, options.full_name, options.role)

    return _site(act)


def _list(_options: argparse.Namespace) -> int:
    def act() -> int:
        from dieuhanh.web.accounts import commands

        return commands.list_all()

    return _site(act)


def _reset(options: argparse.Namespace) -> int:
    def act() -> int:
        from dieuhanh.web.accounts import commands

        return commands.reset(options.username, without_factors=options.without_factors)

    return _site(act)


def _close(options: argparse.Namespace) -> int:
    def act() -> int:
        from dieuhanh.web.accounts import commands

        return commands.close(options.username)

    return _site(act)


def _why(options: argparse.Namespace) -> int:
    def act() -> int:
        from dieuhanh.web.accounts import commands

        return commands.why(options.username, options.right, options.organisation, options.on)

    return _site(act)


def _import(options: argparse.Namespace) -> int:
    def act() -> int:
        from dieuhanh.web.accounts import commands

        return commands.import_file(Path(options.file), confirmed=options.yes)

    return _site(act)


_COMMANDS = {"add": _new, "import": _import, "list": _list, "reset": _reset, "close": _close, "why": _why}
