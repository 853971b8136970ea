"""`dieuhanh worker`: do the jobs on this machine, beside the server's own runner or instead of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the command."""
    purpose = say("chạy việc nền trên máy này", "do the jobs on this machine")
    worker = commands.add_parser("worker", help=purpose, description=purpose)
    worker.add_argument("--threads", type=int, choices=range(1, 65), default=2, metavar="N")
    worker.add_argument("--once", action="store_true", help=say("làm hết việc đến hạn rồi dừng", "do what is due, end"))
    worker.add_argument("--listen", type=int, default=-1, metavar="FD", help=say("do lệnh serve dùng", "for `serve`"))
    worker.set_defaults(command=_worker)


def _worker(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    def act() -> int:
        from dieuhanh.web.jobs import commands

        return commands.once() if options.once else commands.work(options.threads, options.listen)

    return installed(act)
