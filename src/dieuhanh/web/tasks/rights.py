"""Who may do what with tasks: the Office for every body, a clerk for the body where they work."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define
from dieuhanh.web.accounts.wording import call

_OFFICE = (Role.SPECIALIST, Role.LEADER)
_OWN = (Role.CLERK, Role.SPECIALIST)


def define_all() -> None:
    """Fill the table of rights. The Office's specialist answers for the Office's own duties as a clerk does."""
    define("tasks.see", Role.READER, *_OFFICE, of_own_body=(Role.CLERK,))
    define("tasks.comment", *_OFFICE, of_own_body=(Role.CLERK,))
    define("tasks.assign", Role.SPECIALIST)
    define("tasks.confirm", Role.SPECIALIST)
    define("tasks.decide", Role.SPECIALIST)
    define("tasks.hand_over", *_OFFICE)
    define("tasks.extend", *_OFFICE)
    define("tasks.ask_explanation", *_OFFICE)
    define("tasks.reopen", Role.LEADER)
    define("tasks.remind", *_OFFICE, of_own_body=(Role.CLERK,))
    for right in ("accept", "report", "ask_extension", "split"):
        define(f"tasks.{right}", of_own_body=_OWN)
    define("tasks.undo", *_OFFICE, of_own_body=(Role.CLERK,))
    define("tasks.calendar", Role.SPECIALIST, Role.ADMINISTRATOR)
    define("tasks.rebuild")  # of whoever runs commands on the machine, no role's
    call(_LABELS)


_LABELS: dict[str, str | Promise] = {
    "tasks.see": _("Xem nhiệm vụ"),
    "tasks.comment": _("Trao đổi về nhiệm vụ"),
    "tasks.assign": _("Giao nhiệm vụ, ấn định hạn"),
    "tasks.confirm": _("Xác nhận hoặc trả lại kết quả"),
    "tasks.decide": _("Tạm dừng, thu hồi nhiệm vụ"),
    "tasks.hand_over": _("Giao lại, chuyển giao nhiệm vụ"),
    "tasks.extend": _("Duyệt gia hạn"),
    "tasks.ask_explanation": _("Yêu cầu giải trình"),
    "tasks.reopen": _("Mở lại nhiệm vụ đã hoàn thành"),
    "tasks.remind": _("Nhắc việc"),
    "tasks.accept": _("Tiếp nhận nhiệm vụ"),
    "tasks.report": _("Báo cáo kết quả"),
    "tasks.ask_extension": _("Xin gia hạn"),
    "tasks.split": _("Giao việc trong đơn vị"),
    "tasks.undo": _("Hoàn tác thao tác của mình"),
    "tasks.calendar": _("Sửa lịch ngày nghỉ, làm bù"),
    "tasks.rebuild": _("Lập lại trạng thái nhiệm vụ từ diễn biến"),
}
