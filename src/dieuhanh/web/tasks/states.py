"""The one table of what may happen to a performer: from which states, to which, with which right, and what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a performer stands with a task."""

    DRAFT = "draft", _("Nháp")
    ASSIGNED = "assigned", _("Đã giao")
    REASSIGNMENT_ASKED = "reassignment", _("Đề nghị giao lại")
    ACCEPTED = "accepted", _("Đã tiếp nhận")
    REPORTED = "reported", _("Đã báo cáo, chờ xác nhận")
    RETURNED = "returned", _("Trả lại")
    DONE = "done", _("Hoàn thành")
    SUSPENDED = "suspended", _("Tạm dừng")
    WITHDRAWN = "withdrawn", _("Thu hồi")
    HANDED_OVER = "handed_over", _("Đã chuyển giao")


IN_SHORT: Mapping[str, Promise] = {
    State.DRAFT: _("Nháp"),
    State.ASSIGNED: _("Chưa nhận"),
    State.REASSIGNMENT_ASKED: _("Xin giao lại"),
    State.ACCEPTED: _("Đang làm"),
    State.REPORTED: _("Đã báo cáo"),
    State.RETURNED: _("Trả lại"),
    State.DONE: _("Xong"),
    State.SUSPENDED: _("Tạm dừng"),
    State.WITHDRAWN: _("Thu hồi"),
    State.HANDED_OVER: _("Chuyển giao"),
}
"""The states in two words, for the cells of a matrix of 65 bodies."""

OPEN = frozenset({State.ASSIGNED, State.REASSIGNMENT_ASKED, State.ACCEPTED, State.REPORTED, State.RETURNED})
RUNNING = OPEN - {State.REPORTED}
STOPPED = frozenset({State.SUSPENDED, State.WITHDRAWN, State.HANDED_OVER})
EXTENSIBLE = frozenset({State.ASSIGNED, State.ACCEPTED, State.RETURNED})
_LIVE = OPEN | {State.SUSPENDED}


class Kind(TextChoices):
    """What happened; those without a target in the table leave the state as it is."""

    ASSIGN = "assign", _("Đã giao")
    ACCEPT = "accept", _("Đã tiếp nhận")
    ASK_REASSIGNMENT = "ask_reassignment", _("Đề nghị giao lại")
    KEEP = "keep", _("Giữ nguyên đơn vị thực hiện")
    REPORT = "report", _("Đã báo cáo")
    CONFIRM = "confirm", _("Xác nhận hoàn thành")
    SEND_BACK = "send_back", _("Trả lại")
    REOPEN = "reopen", _("Mở lại")
    SUSPEND = "suspend", _("Tạm dừng")
    RESUME = "resume", _("Tiếp tục")
    WITHDRAW = "withdraw", _("Thu hồi")
    HAND_OVER = "hand_over", _("Chuyển giao")
    PROGRESS = "progress", _("Cập nhật tiến độ")
    ASK_EXTENSION = "ask_extension", _("Xin gia hạn")
    GRANT_EXTENSION = "grant_extension", _("Đồng ý gia hạn")
    REFUSE_EXTENSION = "refuse_extension", _("Không đồng ý gia hạn")
    PROPOSE_EXTENSION = "propose_extension", _("Đề nghị ngày khác")
    DROP_EXTENSION = "drop_extension", _("Rút đề nghị gia hạn")
    SET_DUE = "set_due", _("Ấn định hạn")
    REMIND = "remind", _("Nhắc việc")
    ASK_EXPLANATION = "ask_explanation", _("Yêu cầu giải trình")
    EXPLAIN = "explain", _("Giải trình")
    SPLIT = "split", _("Giao trong đơn vị")
    UNDO = "undo", _("Hoàn tác")


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states something may happen, where it leads (None: nowhere else), and what it must come with.

    `right` is asked for the performer's body.
    """

    sources: frozenset[State]
    right: str
    target: State | None = None
    reason: bool = False
    basis: bool = False
    lead_only: bool = False


TABLE: dict[Kind, Rule] = {
    Kind.ASSIGN: Rule(frozenset({State.DRAFT}), "tasks.assign", State.ASSIGNED),
    Kind.ACCEPT: Rule(frozenset({State.ASSIGNED}), "tasks.accept", State.ACCEPTED),
    Kind.ASK_REASSIGNMENT: Rule(frozenset({State.ASSIGNED}), "tasks.accept", State.REASSIGNMENT_ASKED, reason=True),
    Kind.KEEP: Rule(frozenset({State.REASSIGNMENT_ASKED}), "tasks.hand_over", State.ASSIGNED, reason=True),
    Kind.REPORT: Rule(frozenset({State.ACCEPTED, State.RETURNED}), "tasks.report", State.REPORTED),
    Kind.CONFIRM: Rule(frozenset({State.REPORTED}), "tasks.confirm", State.DONE),
    Kind.SEND_BACK: Rule(frozenset({State.REPORTED}), "tasks.confirm", State.RETURNED, reason=True),
    Kind.REOPEN: Rule(frozenset({State.DONE}), "tasks.reopen", State.ACCEPTED, reason=True),
    Kind.SUSPEND: Rule(OPEN, "tasks.decide", State.SUSPENDED, reason=True, basis=True),
    Kind.RESUME: Rule(frozenset({State.SUSPENDED}), "tasks.decide"),
    Kind.WITHDRAW: Rule(_LIVE, "tasks.decide", State.WITHDRAWN, reason=True, basis=True),
    Kind.HAND_OVER: Rule(_LIVE, "tasks.hand_over", State.HANDED_OVER, basis=True),
    Kind.PROGRESS: Rule(frozenset({State.ACCEPTED, State.RETURNED}), "tasks.report"),
    Kind.ASK_EXTENSION: Rule(EXTENSIBLE, "tasks.ask_extension", reason=True, lead_only=True),
    Kind.GRANT_EXTENSION: Rule(OPEN, "tasks.extend", lead_only=True),
    Kind.REFUSE_EXTENSION: Rule(OPEN, "tasks.extend", reason=True, lead_only=True),
    Kind.PROPOSE_EXTENSION: Rule(OPEN, "tasks.extend", lead_only=True),
    Kind.DROP_EXTENSION: Rule(_LIVE, "tasks.ask_extension", lead_only=True),
    Kind.SET_DUE: Rule(OPEN, "tasks.assign"),
    Kind.REMIND: Rule(RUNNING, "tasks.remind"),
    Kind.ASK_EXPLANATION: Rule(OPEN, "tasks.ask_explanation"),
    Kind.EXPLAIN: Rule(OPEN, "tasks.report"),
    Kind.SPLIT: Rule(RUNNING, "tasks.split"),
    Kind.UNDO: Rule(frozenset(State) - {State.DRAFT}, "tasks.undo"),
}
"""`RESUME` leads to the state before the suspension, `UNDO` to the standing before the last event."""

ANSWERS = frozenset({Kind.GRANT_EXTENSION, Kind.REFUSE_EXTENSION, Kind.PROPOSE_EXTENSION, Kind.DROP_EXTENSION})
"""What answers a request for more time."""

NEEDS_REASON = frozenset(kind for kind, rule in TABLE.items() if rule.reason)


class Role(TextChoices):
    """What a performer does in a task: leads it, or supports the lead."""

    LEAD = "lead", _("Chủ trì")
    SUPPORT = "support", _("Phối hợp")


class DueOrigin(TextChoices):
    """Who set a date."""

    TEXT = "text", _("văn bản nêu")
    OFFICE = "office", _("do Văn phòng ấn định")
    EVENT = "event", _("tính từ sự kiện")
    PERIOD = "period", _("theo kỳ")
    EXTENSION = "extension", _("gia hạn")
    NONE = "", ""


class DueKind(TextChoices):
    """The four kinds of deadlines."""

    DATE = "date", _("Ngày cụ thể")
    RECURRING = "recurring", _("Định kỳ")
    EVENT = "event", _("Theo sự kiện")
    NONE = "none", _("Không nêu hạn")


class TaskState(TextChoices):
    """Where the task as a whole stands; it follows from its leads alone."""

    DRAFT = "draft", _("Nháp")
    OPEN = "open", _("Đang thực hiện")
    DONE = "done", _("Hoàn thành")
    STOPPED = "stopped", _("Dừng")


def task_state(leads: list[State]) -> TaskState:
    """Return the state of a task from those of its leads: done once every lead that was not stopped for good is done.

    A task without any lead yet is a draft.
    """
    if all(state == State.DRAFT for state in leads):
        return TaskState.DRAFT
    staying = [state for state in leads if state not in {State.WITHDRAWN, State.HANDED_OVER, State.DRAFT}]
    if staying and all(state == State.DONE for state in staying):
        return TaskState.DONE
    if all(state in STOPPED for state in staying):
        return TaskState.STOPPED
    return TaskState.OPEN
