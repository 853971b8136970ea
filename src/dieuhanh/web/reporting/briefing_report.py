"""The leaders' page as a report that the clerk goes on to edit: the sentence, and its blocks as tables."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from dieuhanh.exports.administrative import Block, Heading, Paragraph, Report
from dieuhanh.exports.tables import Column, Table, Value
from dieuhanh.timekeeping import Week
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.formatting import day, day_range, day_with_weekday
from dieuhanh.web.reporting.briefing import Briefing, briefing
from dieuhanh.web.reporting.briefing_sheet import bodies_of
from dieuhanh.web.reporting.papers import paper
from dieuhanh.web.tasks.selectors import Days


def briefing_report(actor: Actor, week: Week, days: Days, leader: str = "") -> Report:
    """Return the page of a week as a paper in the administrative layout."""
    found = briefing(actor, week, days, leader)
    names = bodies_of(found, days.today)
    subject = _("Giao ban tuần %(number)s (%(days)s), số liệu %(day)s") % {
        "number": week.number,
        "days": day_range(week.monday, week.sunday),
        "day": day(days.today),
    }
    whose = [Paragraph(_("Lĩnh vực do đồng chí %s phụ trách.") % leader)] if leader else []
    blocks: list[Block] = [
        *whose,
        Paragraph(found.sentence),
        *_bodies(found),
        *_matters(found, names),
        *_trend(found),
        *_due(found),
        *_longest(found, names, days.today),
    ]
    waiting = _("Chờ xác nhận %(count)s việc, lâu nhất %(days)s ngày.")
    words = {"count": found.waiting.value, "days": found.waiting_since}
    blocks += [Heading(f"6. {_('Văn phòng')}"), Paragraph(waiting % words)]
    return paper(_("Báo cáo"), subject, days.today, blocks)


def _bodies(found: Briefing) -> Iterable[Block]:
    columns = (Column(_("Cơ quan"), width=38), Column(_("Quá hạn"), "number"), Column(_("Lâu nhất (ngày)"), "number"))
    rows: list[tuple[Value, ...]] = [(row.name, row.number.value, row.longest) for row in found.bodies]
    if found.other_bodies.value:
        rows.append((_("Cơ quan khác"), found.other_bodies.value, None))
    return _part(f"1. {_('Quá hạn theo cơ quan')}", columns, rows, _("Không có việc quá hạn."))


def _matters(found: Briefing, names: dict[object, str]) -> Iterable[Block]:
    columns = (Column(_("Nhiệm vụ"), width=12), Column(_("Cơ quan"), width=34), Column(_("Cần quyết"), width=30))
    rows = [(one.performer.code, names[one.performer.pk], one.words) for one in found.matters]
    return _part(f"2. {_('Cần quyết')} ({len(rows)})", columns, rows, _("Không có việc cần quyết."))


def _trend(found: Briefing) -> Iterable[Block]:
    columns = (Column(_("Tuần")), Column(_("Quá hạn"), "number"), Column(_("Đúng hạn"), "percent"))
    rows = [
        (f"{week.number}/{week.year}", figures.overdue, figures.punctuality) for week, figures in found.trend if figures
    ]
    return _part(f"3. {_('Xu hướng 12 tuần')}", columns, rows, _("Chưa có số liệu các tuần trước."))


def _due(found: Briefing) -> Iterable[Block]:
    columns = (Column(_("Ngày"), width=24), Column(_("Số việc"), "number"))
    rows = [(day_with_weekday(one), number.value) for one, number in found.days]
    return _part(f"4. {_('Đến hạn tuần này')} ({found.this_week.value})", columns, rows, _("Không có việc nào."))


def _longest(found: Briefing, names: dict[object, str], today: date) -> Iterable[Block]:
    columns = (
        Column(_("Nhiệm vụ"), width=12),
        Column(_("Nội dung"), width=60),
        Column(_("Cơ quan"), width=34),
        Column(_("Hạn"), "date"),
        Column(_("Trễ (ngày)"), "number"),
    )
    rows = [
        (one.code, one.task.title, names[one.pk], one.deadline, (today - one.deadline).days)
        for one in found.longest
        if one.deadline
    ]
    return _part(f"5. {_('Lâu nhất')}", columns, rows, _("Không có việc quá hạn."))


def _part(title: str, columns: tuple[Column, ...], rows: Iterable[tuple[Value, ...]], nothing: str) -> list[Block]:
    held = list(rows)
    return [Table(title, columns, held)] if held else [Heading(title), Paragraph(nothing)]
