"""Statistics and lists of duties as tables for files, and as a report in the administrative layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dieuhanh.exports.administrative import Block, Heading, Paragraph, Report
from dieuhanh.exports.tables import Column, Table, Value
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.reporting.counting import Counted
from dieuhanh.web.reporting.entry import Entered
from dieuhanh.web.reporting.figures import Figures, Ranked
from dieuhanh.web.reporting.papers import paper
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.selectors import ORDER, Days
from dieuhanh.web.tasks.states import Role, State
from dieuhanh.web.tasks.timeliness import judge

_CHUNK = 2000


def figures_table(title: str, heading: str, rows: Iterable[tuple[str, Figures]], notes: Sequence[str]) -> Table:
    """Return statistics as a table, a group a row."""
    columns = (
        Column(heading, width=38),
        Column(_("Tổng số"), "number"),
        Column(_("Hoàn thành đúng hạn"), "number"),
        Column(_("Trong đó sau gia hạn"), "number"),
        Column(_("Hoàn thành trễ"), "number"),
        Column(_("Đang làm, trong hạn"), "number"),
        Column(_("Đang làm, quá hạn"), "number"),
        Column(_("Không nêu hạn"), "number"),
        Column(_("Dừng"), "number"),
        Column(_("Tỷ lệ hoàn thành"), "percent"),
    )
    return Table(title, columns, [(name, *_numbers(figures)) for name, figures in rows], notes)


def _numbers(f: Figures) -> tuple[Value, ...]:
    counts = (f.total, f.on_time, f.after_extension, f.late, f.in_time, f.overdue, f.no_deadline, f.stopped)
    return (*counts, f.completion)


def ranking_table(rows: Iterable[Ranked], least: int) -> Table:
    """Return the ranking as a table; bodies of which fewer than `least` duties fell due have no place."""
    columns = (
        Column(_("Hạng"), "number", 8),
        Column(_("Cơ quan"), width=38),
        Column(_("Số việc"), "number"),
        Column(_("Đến hạn"), "number"),
        Column(_("Tỷ lệ hoàn thành"), "percent"),
        Column(_("Tỷ lệ cập nhật"), "percent"),
        Column(_("Gia hạn"), "number"),
    )
    values = [
        (
            row.place,
            row.name,
            row.figures.total,
            row.figures.fell_due,
            row.figures.completion,
            row.update,
            row.extensions,
        )
        for row in rows
    ]
    return Table(_("Xếp hạng"), columns, values, [_("Cơ quan có dưới %s việc đến hạn không xếp hạng.") % least])


def entry_table(found: Iterable[Entered]) -> Table:
    """Return the tasks of a period with the days of their directive, entry and assignment."""
    columns = (
        Column(_("Mã"), width=11),
        Column(_("Việc"), width=60),
        Column(_("Căn cứ"), width=28),
        Column(_("Chuyên viên"), width=24),
        Column(_("Ngày văn bản"), "date", 12),
        Column(_("Ngày nhập"), "date", 12),
        Column(_("Ngày giao"), "date", 12),
        Column(_("Ngày làm việc đến khi nhập"), "number"),
        Column(_("Thời hạn"), "number"),
    )
    rows = [
        (
            one.code,
            one.title,
            one.basis,
            one.specialist,
            one.issued_on,
            one.entered_on,
            one.given_on,
            one.waited,
            one.limit,
        )
        for one in found
    ]
    return Table(_("Nhập đúng thời hạn"), columns, rows)


def duties_table(rows: QuerySet[Performer], days: Days, bodies: dict[str, str]) -> Table:
    """Return a list of duties as a table; rows are read from the database piece by piece."""
    columns = (
        Column(_("Mã"), width=11),
        Column(_("Việc"), width=60),
        Column(_("Cơ quan"), width=34),
        Column(_("Vai trò"), width=10),
        Column(_("Hạn"), "date", 12),
        Column(_("Hạn gốc"), "date", 12),
        Column(_("Trạng thái"), width=20),
        Column(_("Thời hạn"), width=22),
        Column(_("Ngày báo cáo"), "date", 12),
        Column(_("Căn cứ"), width=28),
    )
    return Table(_("Danh mục nhiệm vụ"), columns, _duties(rows, days, bodies))


def _duties(rows: QuerySet[Performer], days: Days, bodies: dict[str, str]) -> Iterator[Sequence[Value]]:
    ordered = rows.select_related("task", "organisation").order_by(*ORDER)
    for one in ordered.iterator(chunk_size=_CHUNK):
        body = bodies.get(one.organisation.key, one.organisation.key) if one.organisation else one.wording
        yield (
            one.code,
            one.task.title,
            body,
            str(Role(one.role).label),
            one.due_on,
            one.original_due_on,
            str(State(one.state).label),
            judge(one, days.today, days.soon).words,
            one.reported_on,
            one.task.basis_words,
        )


def statistics_report(found: Counted, table: Table, on: date) -> Report:
    """Return statistics as a report in the administrative layout."""
    whole = found.whole
    sentence = _(
        "Tổng số %(total)s lượt đơn vị chủ trì của %(tasks)s nhiệm vụ: hoàn thành %(done)s (đúng hạn %(on_time)s, "
        "trễ %(late)s); đang làm %(running)s (trong hạn %(in_time)s, quá hạn %(overdue)s); không nêu hạn %(none)s; "
        "dừng %(stopped)s."
    ) % {
        "total": whole.total,
        "tasks": found.tasks,
        "done": whole.done,
        "on_time": whole.on_time,
        "late": whole.late,
        "running": whole.running,
        "in_time": whole.in_time,
        "overdue": whole.overdue,
        "none": whole.no_deadline,
        "stopped": whole.stopped,
    }
    blocks: list[Block] = [Heading(_("1. Số liệu chung")), Paragraph(sentence)]
    if whole.completion is not None:
        rate = f"{whole.completion:.2f}".replace(".", ",")
        words = _("Tỷ lệ hoàn thành: %(formula)s = %(rate)s%%.") % {"formula": whole.formula, "rate": rate}
        blocks.append(Paragraph(words))
    blocks += [Heading(_("2. Số liệu chi tiết")), table]
    subject = _("Tình hình thực hiện nhiệm vụ UBND tỉnh giao, đến ngày %s") % day(on)
    return paper(_("Báo cáo"), subject, on, blocks)
