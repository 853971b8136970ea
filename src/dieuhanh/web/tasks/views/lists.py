"""The lists of duties: rows, board and matrix; every filter is in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.tasks import offering, selectors
from dieuhanh.web.tasks.filters import SIZES, TaskFilter
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.presenting import Row, rows_of
from dieuhanh.web.tasks.selectors import Cursor, Days
from dieuhanh.web.tasks.views.asking import actor_of, days_of_reading
from dieuhanh.web.tasks.views.listing import LIST, frame
from dieuhanh.web.tasks.views.matrix import matrix

_CARDS = 20


def tasks(request: HttpRequest) -> HttpResponse:
    """The list, or by `?kieu=` the board or the matrix, of what the filter in the address leaves."""
    actor, days = actor_of(request), days_of_reading()
    narrow = TaskFilter.of(request.GET)
    kind = request.GET.get("kieu", "danh-sach")
    context = {**frame(actor, narrow, days, kind), "path": [Link("/nb/", _("Hôm nay")), Link("", _("Nhiệm vụ"))]}
    if kind == "bang":
        columns = selectors.board(actor, narrow, days, _CARDS)
        context["columns"] = [_column(narrow, days, *column) for column in columns]
        return render(request, "tasks/board.html", context)
    if kind == "ma-tran":
        return render(request, "tasks/matrix.html", {**context, **matrix(actor, request.GET, days)})
    return render(request, "tasks/list.html", {**context, **_rows(request, actor, narrow, days)})


def _rows(request: HttpRequest, actor: Actor, narrow: TaskFilter, days: Days) -> dict[str, Any]:
    typed = request.GET.get("so-dong", "")
    size = int(typed) if typed in {str(size) for size in SIZES} else SIZES[1]
    page = selectors.duty_page(actor, narrow, days, Cursor.of(request.GET.get("tu", "")), size)
    sized = {"so-dong": "" if size == SIZES[1] else str(size)}
    sizes = [(one, "true" if one == size else "") for one in SIZES]
    return {
        "page": page,
        "rows": rows_of(page.rows, days),
        "before": f"?{narrow.query(tu=page.before, **sized)}" if page.before else "",
        "after": f"?{narrow.query(tu=page.after, **sized)}" if page.after else "",
        "sizes": [Link(f"?{narrow.query(**{'so-dong': str(one)})}", str(one), current) for one, current in sizes],
        "query": narrow.query(),
        "bulk": _bulk(actor),
        "files": offering.links(narrow.query()),
    }


def _bulk(actor: Actor) -> list[tuple[str, str]]:
    deeds = (
        ("tiep-nhan", "tasks.accept", _("Tiếp nhận")),
        ("bao-cao", "tasks.report", _("Gửi báo cáo chung")),
        ("xin-gia-han", "tasks.ask_extension", _("Xin gia hạn")),
        ("xac-nhan", "tasks.confirm", _("Xác nhận hoàn thành")),
        ("nhac", "tasks.remind", _("Nhắc")),
    )
    return [(key, words) for key, right, words in deeds if may(actor, right)]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the board: its first cards, and how many more there are, with the way to them."""

    label: str
    count: int
    rows: list[Row]
    more: int
    url: str


def _column(narrow: TaskFilter, days: Days, key: str, count: int, performers: Sequence[Performer]) -> Column:
    labels = {
        "nhan": _("Cần tiếp nhận"),
        "lam": _("Đang làm"),
        "cho": _("Chờ xác nhận"),
        "xong": _("Xong (30 ngày)"),
    }
    column = selectors.COLUMNS[key]
    state, time = narrow.state or column.state, narrow.time or column.time
    url = f"{LIST}?{replace(narrow, state=state, time=time).query()}"
    return Column(labels[key], count, rows_of(performers, days), count - len(performers), url)
