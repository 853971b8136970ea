"""Statistics by body, leader or field as of a day; the ranking; files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from dieuhanh.exports.tables import Table
from dieuhanh.web import clock
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.clock import today
from dieuhanh.web.documents.files import opened
from dieuhanh.web.pages.formatting import day, number
from dieuhanh.web.pages.frame import Link
from dieuhanh.web.reporting import big_files
from dieuhanh.web.reporting.asking import Asked
from dieuhanh.web.reporting.briefing import LIST
from dieuhanh.web.reporting.counting import BY_TODAY, GROUPS, Counted, counted
from dieuhanh.web.reporting.figures import Figures
from dieuhanh.web.reporting.files import FORMS, kept_answer, table_answer
from dieuhanh.web.reporting.freezing import freeze
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.reporting.papers import PAPERS, given_out, listed
from dieuhanh.web.reporting.parameters import RANKED_FROM
from dieuhanh.web.reporting.periods import offered, period_of, sent_from
from dieuhanh.web.reporting.ranking import ranking
from dieuhanh.web.reporting.refusing import refuses
from dieuhanh.web.reporting.sheets import figures_table, ranking_table, statistics_report
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.filters import NAMES, TaskFilter
from dieuhanh.web.tasks.selectors import Days

_DUTIES = "danh-muc-nhiem-vu"


def _actor(request: HttpRequest) -> Actor:
    return cast("User", request.user).actor


def _found(request: HttpRequest, asked: Asked) -> Counted:
    calendar = working_calendar()
    return counted(_actor(request), asked.wanted, Days.of(today(), calendar), calendar, clock.now())


def _rows(asked: Asked, found: Counted) -> list[tuple[str, str, Figures]]:
    """Key, name and figures of each group, the greatest first."""
    keys = [key for key, _figures in found.rows]
    names = names_of(keys, asked.wanted.as_of or today()) if asked.by in ("co-quan", BY_TODAY) else {}
    rows = [(key, names.get(key, key) or _("(không ghi)"), figures) for key, figures in found.rows]
    return sorted(rows, key=lambda row: (-row[2].total, row[1]))


@refuses
def statistics(request: HttpRequest) -> HttpResponseBase:
    """The table of figures; a POST gives it out as a frozen report."""
    asked = Asked.of(request.GET, today())
    found = _found(request, asked)
    if request.method == "POST":
        title = _("Thống kê nhiệm vụ đến %s") % day(timezone.localdate(found.moment))
        report = freeze(actor=_actor(request), title=title, query=asked.query, found=found)
        messages.success(request, _("Đã chốt báo cáo, mã kiểm tra %s.") % report.digest[:12])
        return redirect("reporting:frozen-report", report.pk)
    rows = _rows(asked, found)
    now = asked.wanted.as_of is None and not asked.wanted.start and not asked.wanted.end
    lists = _lists(asked, [key for key, _name, _figures in rows]) if now else {}
    context = {
        "title": _("Thống kê nhiệm vụ"),
        "asked": asked,
        "found": found,
        "rows": [(name, figures, lists.get(key, "")) for key, name, figures in rows],
        "heading": GROUPS[asked.by][1],
        "periods": offered(today()),
        "sent_from": _sent_from(asked),
        "groups": [(key, label) for key, (_field, label) in GROUPS.items()],
        "may_freeze": may(_actor(request), "reporting.freeze"),
        "path": [Link("/nb/", _("Hôm nay")), Link("", _("Báo cáo"))],
    }
    return render(request, "reporting/statistics.html", context)


def _sent_from(asked: Asked) -> date | None:
    """The first day on which the report of the chosen period may be due."""
    period = period_of(asked.period, today())
    return sent_from(period, working_calendar()) if period else None


def _lists(asked: Asked, keys: Iterable[str]) -> dict[str, str]:
    """The addresses of the lists that count the same as the rows, without their class of time, where there are any."""
    if asked.by == BY_TODAY:
        return {}
    field = {"co-quan": "body", "lanh-dao": "leader", "linh-vuc": "field"}[asked.by]
    same = f"{LIST}?{TaskFilter(role=asked.role).query()}"
    return {key: f"{same}&{urlencode({NAMES[field]: key})}" for key in keys if key}


@refuses
def statistics_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """The same figures as csv, xlsx, json, docx or pdf."""
    asked = Asked.of(request.GET, today())
    found = _found(request, asked)
    table, on = _table(asked, found), asked.wanted.as_of or timezone.localdate(found.moment)
    return given_out(table, form, "thong-ke-nhiem-vu", lambda: statistics_report(found, table, on))


def _table(asked: Asked, found: Counted) -> Table:
    rows = [(name, figures) for _key, name, figures in _rows(asked, found)]
    notes = [
        _("Tỷ lệ hoàn thành = hoàn thành / (hoàn thành + quá hạn chưa hoàn thành)."),
        _("Số liệu lúc %s.") % f"{timezone.localtime(found.moment):%H:%M %d/%m/%Y}",
    ]
    heading = str(GROUPS[asked.by][1])
    return figures_table(_("Thống kê nhiệm vụ"), heading, [*rows, (_("Cộng"), found.whole)], notes)


def duties_file(request: HttpRequest, form: str) -> HttpResponseBase:
    """The list of duties that the filter in the address leaves, as a file with the columns of the screen.

    A long list is made by a job, which a POST asks for.
    """
    actor, narrow, days = _actor(request), TaskFilter.of(request.GET), Days.of(today(), working_calendar())
    back = f"{LIST}?{narrow.query()}"
    if form in PAPERS:
        return _duties_paper(request, narrow, days, form)
    if form not in FORMS:
        raise Http404
    if not big_files.is_long(actor, narrow, days):
        return table_answer(big_files.wanted_table(actor, narrow, days), form, _DUTIES)
    if request.method == "POST":
        job = big_files.ask(actor=actor, query=narrow.query(), form=form)
        return redirect(f"{reverse('desk:job', args=[job.pk])}?{urlencode({'ve': back})}")
    title = _("Danh mục nhiệm vụ")
    path = [Link("/nb/", _("Hôm nay")), Link("/nb/nhiem-vu/", _("Nhiệm vụ")), Link("", title)]
    context = {"title": title, "form": form, "at_once": big_files.AT_ONCE, "back": back, "path": path}
    return render(request, "reporting/big_file.html", context)


def _duties_paper(request: HttpRequest, narrow: TaskFilter, days: Days, form: str) -> HttpResponseBase:
    """The list as a paper, of the columns that fit its width; a long one is no paper, the reader is told what to do."""
    if big_files.is_long(_actor(request), narrow, days, big_files.ON_PAPER):
        words = _("Danh mục có hơn %s dòng: hãy lọc bớt rồi tải .docx, .pdf, hoặc tải .xlsx.")
        messages.error(request, words % number(big_files.ON_PAPER))
        return redirect(f"{LIST}?{narrow.query()}")
    table = big_files.wanted_table(_actor(request), narrow, days)
    return given_out(table, form, _DUTIES, lambda: listed(table, days.today, (0, 1, 2, 4, 6, 7)))


@require_GET
def made_file(request: HttpRequest, identifier: UUID) -> HttpResponseBase:
    """A file that a job made, for who asked for it."""
    found = big_files.given_out(_actor(request), identifier)
    if found is None:
        raise Http404
    path, form = found
    return kept_answer(opened(path), form, _DUTIES)


@refuses
def rank(request: HttpRequest) -> HttpResponseBase:
    """The ranking of bodies, as a page or, with `?tep=xlsx`, as a file."""
    typed = Asked.of(request.GET, today())
    asked = Asked(by="co-quan", start="", end="", as_of="" if typed.faults else typed.as_of, role="lead")
    days, as_of = Days.of(today(), working_calendar()), asked.wanted.as_of
    on = min(as_of or days.today, days.today)
    rows, least = ranking(_actor(request), _found(request, asked), days, as_of), RANKED_FROM.on(on)
    if form := request.GET.get("tep", ""):
        table = ranking_table(rows, least)
        return given_out(table, form, "xep-hang", lambda: listed(table, on))
    context = {
        "title": _("Xếp hạng cơ quan"),
        "list": LIST if on == days.today else "",
        "on": on,
        "typed": typed,
        "rows": rows,
        "least": least,
        "rules": reverse("parameters:page") if may(_actor(request), "parameters.see") else "",
        "path": [Link("/nb/", _("Hôm nay")), Link("/nb/bao-cao/", _("Báo cáo")), Link("", _("Xếp hạng"))],
    }
    return render(request, "reporting/ranking.html", context)
