"""What a person is told when something cannot be done: what is wrong and what to do, beside the field it is about."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dieuhanh.web.tasks.history import RefusedError
from dieuhanh.web.tasks.states import Kind


class TaskError(ValueError):
    """A refusal in words for people; `field` names what they typed, "" where it is about the whole."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


def refused(fault: RefusedError) -> TaskError:
    """Return the table's refusal in words: what was wanted, and where the task stands."""
    if fault.kind == Kind.ASK_EXTENSION:
        return TaskError(
            _("Chưa xin gia hạn được khi nhiệm vụ “%(state)s” hoặc đang có một đề nghị chờ duyệt.")
            % {"state": fault.state.label}
        )
    return TaskError(
        _("Không thực hiện được “%(wanted)s” vì nhiệm vụ đang “%(state)s”. Hãy tải lại trang để xem việc vừa thay đổi.")
        % {"wanted": fault.kind.label, "state": fault.state.label}
    )
