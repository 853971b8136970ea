"""What rights are called for people."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_LABELS: dict[str, str | Promise] = {
    "accounts.see": _("Xem tài khoản và quyền"),
    "accounts.register": _("Tạo tài khoản, cấp lại mật khẩu"),
    "accounts.close": _("Đóng tài khoản"),
    "accounts.grant": _("Cấp và thu hồi vai trò"),
    "accounts.roles": _("Sửa nội dung vai trò"),
    "fields.internal": _("Xem trường nội bộ"),
    "fields.personal": _("Xem dữ liệu cá nhân"),
    "fields.sensitive": _("Xem dữ liệu cá nhân nhạy cảm"),
}


def call(labels: dict[str, str | Promise]) -> None:
    """Let a room say what its rights are called."""
    _LABELS.update(labels)


def label(right: str) -> str:
    """Return what a right is called; its key where no room has said it."""
    return str(_LABELS.get(right, right))
