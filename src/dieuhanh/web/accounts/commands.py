"""What the command line asks about accounts. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

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


def reset(username: str) -> int:
    """Open an account again with a new first password, told once; 2 where there is no such account."""
    migrated()
    from dieuhanh.web.accounts.actions import reset_password
    from dieuhanh.web.audit.actor import command_line

    user = _user(username)
    if user is None:
        return FAULT
    password = secrets.token_urlsafe(12)
    reset_password(actor=command_line(), user=user, password=password)
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


def why(username: str, right: str) -> int:
    """Tell whether a person has a right, and why; 2 where there is no such account."""
    migrated()
    from dieuhanh.web.accounts.rights import holders, may

    user = _user(username)
    if user is None:
        return FAULT
    roles = ", ".join(sorted(holders(right))) or "không vai trò nào"
    allowed = user.is_active and may(user.actor, right)
    state = "được" if allowed else "không được"
    tell(f"{username} {state} {right}: vai trò {user.role}, tài khoản {'đang mở' if user.is_active else 'đã đóng'}")
    tell(f"quyền này thuộc: {roles}")
    return 0


def _user(username: str) -> User | None:
    from dieuhanh.web.accounts.models import User

    found = User.objects.filter(username=username).first()
    if found is None:
        complain(f"không có tài khoản {username!r}: xem `dieuhanh accounts list`")
    return found
