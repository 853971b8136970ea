"""`dieuhanh bulletins`: take over the bulletins of an older portal, old addresses included."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the commands to the group of `bulletins`."""
    purpose = say("nhận hàng loạt bản tin cũ", "take over old bulletins in bulk")
    take = commands.add_parser("import", help=purpose, description=purpose)
    take.add_argument("paths", nargs="+", type=Path, metavar=say("TỆP_HOẶC_THƯ_MỤC", "FILE_OR_FOLDER"))
    told = say("bảng CSV (tep, dia_chi_cu): địa chỉ cũ dẫn mãi về tuần", "CSV: where old addresses lead")
    take.add_argument("--addresses", type=Path, default=None, help=told)
    told = say("xác nhận điều chắc chắn và đăng; không có thì chờ rà soát", "accept what is certain and publish it")
    take.add_argument("--publish", action="store_true", help=told)
    take.set_defaults(command=_take)


def _take(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    files = [file for path in options.paths for file in _files(path)]

    def act() -> int:
        from dieuhanh.web.bulletins import commands

        return commands.take_over(files, options.addresses, is_public=options.publish)

    return installed(act)


def _files(path: Path) -> list[Path]:
    return sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]
