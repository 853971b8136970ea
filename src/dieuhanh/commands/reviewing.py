"""`dieuhanh reread`: which texts were read by older rules, what today's rules read otherwise, and taking that over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the command."""
    purpose = say(
        "liệt kê văn bản do luật đọc cũ đọc; đọc lại và cho xem được, mất gì trước khi áp dụng",
        "list the texts that older rules read; read them again and show gains and losses before applying",
    )
    parser = commands.add_parser("reread", help=purpose, description=purpose)
    parser.add_argument("texts", nargs="*", metavar="ID", help=say("chỉ các văn bản này", "these texts only"))
    parser.add_argument("--all", action="store_true", help=say("kể cả văn bản luật nay đã đọc", "every text"))
    parser.add_argument("--facts", action="store_true", help=say("nêu từng dữ kiện", "name every fact"))
    parser.add_argument("--apply", action="store_true", help=say("áp dụng; không đụng điều đã xác nhận", "apply it"))
    parser.set_defaults(command=_reread)


def _reread(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.review import commands

        return commands.reread(options.texts, everything=options.all, facts=options.facts, apply=options.apply)

    return installed(act)
