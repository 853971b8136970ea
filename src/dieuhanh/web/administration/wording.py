"""What the rights of the rooms are called for people."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS: dict[str, str | Promise] = {
    "administration.open": _("Mở trang quản trị"),
    "accounts.hand_over": _("Chuyển người sang cơ quan kế thừa"),
    "documents.purge": _("Tiêu hủy văn bản lọt vào"),
    "audit.see": _("Mở nhật ký, xem việc của mình"),
    "audit.see_tasks": _("Xem nhật ký của nhiệm vụ"),
    "audit.see_system": _("Xem nhật ký của hệ thống"),
    "bulletins.compose": _("Soạn bản tin"),
    "bulletins.publish": _("Đăng bản tin"),
    "desk.read": _("Đọc văn bản nội bộ"),
    "desk.see": _("Vào trang nội bộ"),
    "documents.confirm": _("Xác nhận văn bản"),
    "documents.register": _("Đăng ký văn bản"),
    "intake.decide": _("Quyết định về tệp bị kẹt"),
    "intake.receive": _("Nhập văn bản"),
    "organisations.change": _("Sửa cơ quan"),
    "organisations.import": _("Nạp danh mục cơ quan"),
    "organisations.seat": _("Sửa thành viên tổ phối hợp"),
    "organisations.see": _("Xem cơ quan"),
    "organisations.transfer": _("Chuyển giao khi sắp xếp bộ máy"),
    "review.decide": _("Chấp nhận, sửa, bỏ dữ kiện"),
    "review.import": _("Nhập dữ kiện"),
}
