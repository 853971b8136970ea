"""What list, board and matrix share: ways between them, quick filters with counts, chips, kept views, choices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.web.accounts.rights import may, scope
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.tasks import selectors
from dieuhanh.web.tasks.choices import values_of
from dieuhanh.web.tasks.filters import NAMES, TaskFilter
from dieuhanh.web.tasks.models import Task
from dieuhanh.web.tasks.presenting import body_name
from dieuhanh.web.tasks.selectors import COUNTED, Days, identifier_of
from dieuhanh.web.tasks.states import Role, State

LIST = "/nb/nhiem-vu/"
_KEPT = ("time", "due", "body", "basis", "series", "starred")


@dataclass(frozen=True, slots=True)
class Quick:
    """A quick filter with its count; `more` tells that there are still others."""

    link: Link
    count: int
    more: bool


def frame(actor: Actor, narrow: TaskFilter, days: Days, kind: str) -> dict[str, Any]:
    """Return what the three ways to look at the same duties share."""
    kinds = (("danh-sach", _("Danh sách")), ("bang", _("Bảng")), ("ma-tran", _("Ma trận")))
    whole = scope(actor, "tasks.see").everything
    return {
        "narrow": narrow,
        "kinds": [Link(f"?{narrow.query(kieu=_own(key))}", words, _page(key == kind)) for key, words in kinds],
        "kind": kind,
        "chips": _chips(narrow, kind),
        "quick": [] if kind == "ma-tran" else _quick(actor, narrow, days, kind),
        "kept_fields": [(NAMES[name], getattr(narrow, name)) for name in _KEPT if getattr(narrow, name)],
        "views": [Link(f"{LIST}?{view.query}", view.name) for view in selectors.saved_views(actor)],
        "drafts": selectors.drafts(actor).count(),
        "whole": whole,
        "may_hand_over": may(actor, "tasks.hand_over"),
        "own_body": "" if whole else _own_body(actor, days),
        "states": [(state.value, state.label) for state in State if state != State.DRAFT],
        "roles": Role.choices,
        "leaders": values_of("leader"),
        "fields": values_of("field"),
    }


def _own_body(actor: Actor, days: Days) -> str:
    own = Organisation.objects.filter(pk=actor.organisation_id).first() if actor.organisation_id else None
    return body_name(own, days.today)


def _page(current: bool) -> str:
    return "page" if current else ""


def _own(kind: str) -> str:
    return "" if kind == "danh-sach" else kind


def _quick(actor: Actor, narrow: TaskFilter, days: Days, kind: str) -> list[Quick]:
    found = []
    for time in ("qua-han", "tuan-nay", "cho-toi", "khong-neu-han"):
        chosen = replace(narrow, time=time, state="mo" if time == "khong-neu-han" else "")
        on = narrow.time == time
        query = (narrow.without("time") if on else chosen).query(kieu=_own(kind))
        link = Link(f"?{query}", str(_TIMES[time]), "true" if on else "")
        count = selectors.capped(actor, chosen, days)
        found.append(Quick(link, min(count, COUNTED), count > COUNTED))
    return found


_LABELS = {
    "words": gettext_lazy("Tìm"),
    "body": gettext_lazy("Đơn vị"),
    "role": gettext_lazy("Vai trò"),
    "state": gettext_lazy("Trạng thái"),
    "time": gettext_lazy("Thời hạn"),
    "leader": gettext_lazy("Lãnh đạo"),
    "field": gettext_lazy("Lĩnh vực"),
    "basis": gettext_lazy("Căn cứ"),
    "series": gettext_lazy("Định kỳ"),
    "starred": gettext_lazy("Trọng tâm"),
    "due": gettext_lazy("Hạn"),
}
_TIMES = {
    "qua-han": gettext_lazy("Quá hạn"),
    "qua-han-7": gettext_lazy("Quá hạn từ 7 ngày làm việc"),
    "sap-den-han": gettext_lazy("Sắp đến hạn"),
    "tuan-nay": gettext_lazy("Tuần này"),
    "trong-han": gettext_lazy("Trong hạn"),
    "khong-neu-han": gettext_lazy("Không nêu hạn"),
    "can-ra-soat": gettext_lazy("Cần rà soát"),
    "da-nop": gettext_lazy("Đã nộp"),
    "dung-han": gettext_lazy("Hoàn thành đúng hạn"),
    "tre": gettext_lazy("Hoàn thành trễ"),
    "cho-toi": gettext_lazy("Chờ tôi"),
    "xin-gia-han": gettext_lazy("Xin gia hạn"),
    "hom-nay": gettext_lazy("Đến hạn hôm nay"),
    "xong-30-ngay": gettext_lazy("Xong trong 30 ngày"),
    "chua-nhan": gettext_lazy("Chưa ai nhận"),
}


_GROUPS = {
    "mo": gettext_lazy("đang mở"),
    "can-nhan": gettext_lazy("cần tiếp nhận"),
    "dang-lam": gettext_lazy("đang làm"),
}


def _chips(narrow: TaskFilter, kind: str) -> list[Link]:
    """A way to take each limit off again."""
    return [
        Link(f"{LIST}?{narrow.without(name).query(kieu=_own(kind))}", f"{_LABELS[name]}: {_said(narrow, name)}")
        for name in narrow.chosen
    ]


def _said(narrow: TaskFilter, name: str) -> str:
    value: str = getattr(narrow, name)
    said = {
        "state": lambda: str(_GROUPS[value] if value in _GROUPS else State(value).label),
        "due": lambda: _day(value),
        "time": lambda: str(_TIMES[value]),
        "role": lambda: str(Role(value).label),
        "basis": lambda: _basis(value),
        "body": lambda: _body(value),
        "starred": lambda: _("có"),
    }
    return said[name]() if name in said else value


def _day(text: str) -> str:
    found = typed_day(text)
    return day(found) if found else text


def _basis(identifier: str) -> str:
    key = identifier_of(identifier)
    task = Task.objects.filter(basis_id=key).first() if key else None
    return task.basis_words if task else _("một văn bản")


def _body(key: str) -> str:
    body = directory().bodies.get(key)
    return body.names[0].text if body else key
