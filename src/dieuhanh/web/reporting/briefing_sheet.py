"""The leaders' page as it is drawn: charts, names, days late; on the screen, and on one A4 sheet as a PDF."""

from __future__ import annotations

from collections.abc import Mapping

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dieuhanh.exports.charts import Bar, bars, line
from dieuhanh.exports.pdf import pdf
from dieuhanh.timekeeping import Week
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.languages import house_language
from dieuhanh.web.pages.formatting import day_range
from dieuhanh.web.reporting.briefing import Briefing, briefing
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.selectors import Days


def name_of(week: Week) -> str:
    """Write a week as its address has it: `2024-01`."""
    return f"{week.year}-{week.number:02d}"


def sheet(actor: Actor, week: Week, days: Days) -> dict[str, object]:
    """Return what the templates of the page and of the paper show."""
    found = briefing(actor, week, days)
    keys = {one.organisation.key for one in found.longest if one.organisation}
    keys |= {matter.performer.organisation.key for matter in found.matters if matter.performer.organisation}
    names = names_of(keys, days.today)
    return {
        "title": _("Giao ban tuần %(number)s (%(days)s)")
        % {"number": week.number, "days": day_range(week.monday, week.sunday)},
        "name": name_of(week),
        "found": found,
        "figures_at": days.today,
        "overdue_chart": _overdue_chart(found),
        "overdue_finding": _overdue_finding(found),
        "trend_chart": _trend_chart(found),
        "longest": [
            (one, _body(one, names), (days.today - one.deadline).days) for one in found.longest if one.deadline
        ],
        "matters": [(matter, _body(matter.performer, names)) for matter in found.matters],
    }


def paper(actor: Actor, week: Week, days: Days, by: str) -> bytes:
    """Return the page on one A4 sheet as a PDF in the language of the house; `by` says who printed it."""
    with house_language():
        return pdf(render_to_string("reporting/briefing_paper.html", {**sheet(actor, week, days), "printed_by": by}))


def _body(performer: Performer, names: Mapping[str, str]) -> str:
    return names.get(performer.organisation.key, "") if performer.organisation else performer.wording


def _overdue_chart(found: Briefing) -> str:
    rows = [Bar(row.name, row.number.value, _("lâu nhất %s ngày") % row.longest) for row in found.bodies]
    if found.other_bodies.value:
        rows.append(Bar(_("Cơ quan khác"), found.other_bodies.value))
    return bars(_("Quá hạn theo cơ quan"), rows)


def _overdue_finding(found: Briefing) -> str:
    if not found.bodies:
        return _("Không có cơ quan nào quá hạn.")
    first = found.bodies[0]
    words = {"name": first.name, "count": first.number.value, "all": found.overdue.value}
    return _("%(name)s chiếm %(count)s/%(all)s việc quá hạn.") % words


def _trend_chart(found: Briefing) -> str:
    values = [figures.overdue if figures else None for _week_, figures in found.trend]
    names = [f"T{week.number}" for week, _figures in found.trend]
    return line(_("Số việc quá hạn, 12 tuần"), [*values, found.overdue.value], [*names, f"T{found.week.number}"])
