"""What the command line asks about accounts. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

import secrets
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from dieuhanh.web.terminal import FAULT, complain, migrated, tell

if TYPE_CHECKING:
    from dieuhanh.web.accounts.models import User


def add(username: str, full_name: str, role: str) -> int:
    """Make an account and tell its first password, once; 2 where the name is taken or the role unknown."""
    migrated()
    from dieuhanh.web.accounts.actions import register_user
    from dieuhanh.web.accounts.models import Role, User
    from dieuhanh.web.audit.actor import command_line

    if role not in Role.values:
        complain(f"không có vai trò {role!r}: hãy chọn một trong {', '.join(Role.values)}")
        return FAULT
    if User.objects.filter(username=username).exists():
        complain(f"đã có tài khoản {username!r}: cấp lại mật khẩu bằng lệnh `dieuhanh accounts reset {username}`")
        return FAULT
    password = secrets.token_urlsafe(12)
    register_user(
        actor=command_line(),
        username=username,
        full_name=full_name,
        role=Role(role),
        password=password,
        temporary=True,
    )
    tell(f"{username}: mật khẩu lần đầu {password} (phải đổi khi đăng nhập)")
    return 0


def import_file(file: Path, *, confirmed: bool) -> int:
    """Tell what is wrong with a table of accounts, by line; make them and tell first passwords where `confirmed`."""
    migrated()
    from django.core.exceptions import ValidationError

    from dieuhanh.web.accounts.importing import import_accounts, line_words, read_accounts
    from dieuhanh.web.audit.actor import command_line

    try:
        text = file.read_text(encoding="utf-8")
        rows = read_accounts(text)
        made = import_accounts(actor=command_line(), text=text) if confirmed else []
    except ValidationError as fault:
        complain("\n".join(fault.messages))
        return FAULT
    except (OSError, UnicodeDecodeError) as fault:
        complain(f"{file}: {fault}")
        return FAULT
    for row in rows if not confirmed else ():
        tell(line_words(row) if row.faults else f"{row.username}: tạo được")
    for one in made:
        tell(f"{one.user.username}: mật khẩu lần đầu {one.password} (phải đổi khi đăng nhập)")
    return FAULT if any(row.faults for row in rows) else 0


def reset(username: str, *, without_factors: bool = False) -> int:
    """Open an account again with a new first password, told once; 2 where there is no such account.

    `without_factors` forgets the second factor as well.
    """
    migrated()
    from dieuhanh.web.accounts.actions import reset_password
    from dieuhanh.web.audit.actor import command_line

    user = _user(username)
    if user is None:
        return FAULT
    password = secrets.token_urlsafe(12)
    reset_password(actor=command_line(), user=user, password=password, without_factors=without_factors)
    tell(f"{username}: mật khẩu mới {password} (phải đổi khi đăng nhập)")
    return 0


def close(username: str) -> int:
    """Close an account; 2 where there is none of that name."""
    migrated()
    from dieuhanh.web.accounts.actions import close_account
    from dieuhanh.web.audit.actor import command_line

    user = _user(username)
    if user is None:
        return FAULT
    close_account(actor=command_line(), user=user)
    return 0


def list_all() -> int:
    """Write all accounts as a table for the half-yearly review."""
    migrated()
    from dieuhanh.web.accounts.models import User

    tell("tên đăng nhập\thọ và tên\tvai trò\tđang mở\tđăng nhập gần nhất")
    for user in User.objects.all():
        used = f"{user.last_login:%d/%m/%Y}" if user.last_login else "chưa lần nào"
        role, state = user.get_role_display(), "có" if user.is_active else "không"
        tell(f"{user.username}\t{user.full_name}\t{role}\t{state}\t{used}")
    return 0


def why(username: str, right: str, organisation: str = "", on: date | None = None) -> int:
    """Tell whether a person has a right (for a body, on a day), and why; 2 where there is no such account."""
    migrated()
    from dieuhanh.web.accounts.explaining import Question, explain
    from dieuhanh.web.clock import today

    user = _user(username)
    if user is None:
        return FAULT
    try:
        body = UUID(organisation) if organisation else None
    except ValueError:
        complain(f"mã cơ quan {organisation!r} không phải UUID")
        return FAULT
    found = explain(Question(user, right, on or today(), body))
    tell(f"{username} {'được' if found.allowed else 'không được'} {right}")
    for reason in found.reasons:
        tell(f"  {reason}")
    tell(f"vai trò có quyền này: {', '.join(found.roles) or 'không vai trò nào'}")
    if not found.allowed:
        tell(f"người có thể cấp: {', '.join(map(str, found.granters)) or 'chưa có ai'}")
    return 0


def _user(username: str) -> User | None:
    from dieuhanh.web.accounts.models import User

    found = User.objects.filter(username=username).first()
    if found is None:
        complain(f"không có tài khoản {username!r}: xem `dieuhanh accounts list`")
    return found
