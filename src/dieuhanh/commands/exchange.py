"""`dieuhanh exchange`: documents to and from other bodies over the exchange; a timer of the system calls it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dieuhanh.commands.wording import say

if TYPE_CHECKING:
    import argparse

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_commands(commands: Commands) -> None:
    """Add the commands to the group of `exchange`."""
    added = _add(commands, "add", "thêm hoặc sửa nơi trao đổi", "keep a body to exchange documents with")
    added.add_argument("code", metavar=say("MÃ", "CODE"))
    added.add_argument("name", metavar=say("TÊN", "NAME"))
    added.add_argument("--mailbox", default="", metavar="ADDRESS")
    added.add_argument("--old-form", action="store_true", help=say("mã viết phải sang trái", "codes right to left"))
    added.add_argument("--longest", type=int, default=35, metavar="N", help=say("số ký tự mã tối đa", "longest code"))
    added.set_defaults(run=lambda o: ("add", o.code, o.name, o.mailbox, o.old_form, o.longest))
    send = _add(commands, "send", "đưa văn bản vào hàng chờ gửi", "put a document into the outbox")
    send.add_argument("message", type=Path, metavar="EDXML")
    send.add_argument("to", nargs="+", metavar=say("MÃ", "CODE"))
    send.set_defaults(run=lambda o: ("send", o.message, o.to))
    folders = _add(commands, "folders", "gửi và nhận qua hai thư mục", "send and fetch over two folders")
    folders.add_argument("outbox", type=Path, metavar=say("THƯ_MỤC_GỬI", "OUTBOX"))
    folders.add_argument("inbox", type=Path, metavar=say("THƯ_MỤC_NHẬN", "INBOX"))
    folders.set_defaults(run=lambda o: ("folders", o.outbox, o.inbox))
    mail = _add(commands, "mail", "gửi và nhận qua thư điện tử", "send and fetch by mail")
    mail.add_argument("smtp", metavar="smtps://USER@HOST")
    mail.add_argument("sender", metavar=say("ĐỊA_CHỈ_GỬI", "SENDER"))
    mail.add_argument("imap", metavar="imaps://USER@HOST/FOLDER")
    mail.set_defaults(run=lambda o: ("mail", o.smtp, o.sender, o.imap))
    alarms = _add(commands, "alarms", "gói tin chưa gửi hoặc chưa được xác nhận", "what was not sent or acknowledged")
    alarms.set_defaults(run=lambda _: ("alarms",))


def _add(commands: Commands, name: str, vietnamese: str, english: str) -> argparse.ArgumentParser:
    purpose = say(vietnamese, english)
    parser = commands.add_parser(name, help=purpose, description=purpose)
    parser.set_defaults(command=_act)
    return parser


def _act(options: argparse.Namespace) -> int:
    from dieuhanh.commands.site import installed

    name, *given = options.run(options)

    def act() -> int:
        from dieuhanh.web.exchange import commands

        code: int = getattr(commands, name)(*given)
        return code

    return installed(act)
