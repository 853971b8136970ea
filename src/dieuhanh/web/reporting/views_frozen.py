"""Reports that were given out: the list, one of them with the proof that it is as it was, and its files."""

from __future__ import annotations

import json
from typing import cast
from urllib.parse import parse_qs
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dieuhanh.exports.tables import Table
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.reporting.counting import GROUPS, Counted
from dieuhanh.web.reporting.figures import Figures
from dieuhanh.web.reporting.files import json_answer
from dieuhanh.web.reporting.freezing import is_whole
from dieuhanh.web.reporting.models import FrozenReport
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.reporting.papers import given_out
from dieuhanh.web.reporting.sheets import figures_table, statistics_report

_NAME = "bao-cao-da-chot"


def frozen(request: HttpRequest) -> HttpResponse:
    """The reports that were given out, the newest first."""
    _require_everything(request)
    context = {
        "title": _("Báo cáo đã chốt"),
        "reports": FrozenReport.objects.select_related("made_by")[:100],
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/bao-cao/", _("Báo cáo")), Link("", _("Đã chốt"))],
    }
    return render(request, "reporting/frozen.html", context)


def frozen_report(request: HttpRequest, identifier: UUID) -> HttpResponse:
    """One frozen report with the proof that it is as it was given out."""
    _require_everything(request)
    report = get_object_or_404(FrozenReport.objects.select_related("made_by"), pk=identifier)
    rows, found = _content(report)
    context = {
        "title": report.title,
        "report": report,
        "heading": _heading(report),
        "rows": rows,
        "whole": found.whole,
        "tasks": found.tasks,
        "is_whole": is_whole(report),
        "path": [
            Link("/nb/", _("Hôm nay")),
            Link("/nb/bao-cao/da-chot/", _("Báo cáo đã chốt")),
            Link("", report.title),
        ],
    }
    return render(request, "reporting/frozen_report.html", context)


@require_GET
def frozen_file(request: HttpRequest, identifier: UUID, form: str) -> HttpResponseBase:
    """Its figures as xlsx, csv, docx or pdf; `json` is the very content that was hashed. A changed one has none."""
    _require_everything(request)
    report = get_object_or_404(FrozenReport, pk=identifier)
    if not is_whole(report):
        return redirect("reporting:frozen-report", report.pk)
    if form == "json":
        return json_answer(report.content, _NAME)
    rows, found = _content(report)
    table = _table(report, rows, found)
    on = timezone.localdate(report.as_of)
    return given_out(table, form, _NAME, lambda: statistics_report(found, table, on))


def _content(report: FrozenReport) -> tuple[list[tuple[str, Figures]], Counted]:
    """The rows of a report by name, and what was counted."""
    content = json.loads(report.content)
    figures = {key: Figures(**row) for key, row in content["rows"].items()}
    names = names_of(figures, timezone.localdate(report.as_of))
    rows = sorted((names.get(key, key) or _("(không ghi)"), row) for key, row in figures.items())
    whole = Figures(**content["whole"])
    return rows, Counted(tuple(figures.items()), whole, content["tasks"], report.as_of)


def _table(report: FrozenReport, rows: list[tuple[str, Figures]], found: Counted) -> Table:
    notes = [
        _("Tỷ lệ hoàn thành = hoàn thành / (hoàn thành + quá hạn chưa hoàn thành)."),
        _("Số liệu lúc %s.") % f"{timezone.localtime(report.as_of):%H:%M %d/%m/%Y}",
        _("Đã chốt, mã kiểm tra SHA-256: %s.") % report.digest,
    ]
    return figures_table(_("Thống kê nhiệm vụ"), _heading(report), [*rows, (_("Cộng"), found.whole)], notes)


def _heading(report: FrozenReport) -> str:
    """What its rows are: bodies, leaders or fields."""
    by = parse_qs(report.query).get("theo", [""])[0]
    return str(GROUPS[by if by in GROUPS else "co-quan"][1])


def _require_everything(request: HttpRequest) -> None:
    """Frozen reports hold every body's figures: they are for who sees all of them."""
    if not may(cast("User", request.user).actor, "reporting.freeze"):
        raise Http404
