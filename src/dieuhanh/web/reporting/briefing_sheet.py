"""The leaders' page as it is drawn: charts, names, days late; on the screen, and on one A4 sheet as a PDF."""

from __future__ import annotations

from datetime import date

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
from dieuhanh.web.tasks.selectors import Days


def name_of(week: Week) -> str:
    """Write a week as its address has it: `2024-01`."""
    return f"{week.year}-{week.number:02d}"


def sheet(actor: Actor, week: Week, days: Days, leader: str = "") -> dict[str, object]:
    """Return what the templates of the page and of the paper show, of one leader's portfolio or of all."""
    found = briefing(actor, week, days, leader)
    names = bodies_of(found, days.today)
    return {
        "title": _("Giao ban tuần %(number)s (%(days)s)")
        % {"number": week.number, "days": day_range(week.monday, week.sunday)},
        "name": name_of(week),
        "leader": leader,
        "found": found,
        "figures_at": days.today,
        "overdue_chart": _overdue_chart(found),
        "overdue_finding": _overdue_finding(found),
        "trend_chart": _trend_chart(found, with_this_week=not leader),
        "longest": [(one, names[one.pk], (days.today - one.deadline).days) for one in found.longest if one.deadline],
        "matters": [(matter, names[matter.performer.pk]) for matter in found.matters],
    }


def paper(actor: Actor, week: Week, days: Days, by: str, leader: str = "") -> bytes:
    """Return the page on one A4 sheet as a PDF in the language of the house; `by` says who printed it."""
    with house_language():
        return pdf(
            render_to_string("reporting/briefing_paper.html", {**sheet(actor, week, days, leader), "printed_by": by})
        )


def bodies_of(found: Briefing, on: date) -> dict[object, str]:
    """Return the name of the body of each duty that the page names, by the duty's identifier."""
    performers = [*found.longest, *(matter.performer for matter in found.matters)]
    names = names_of({one.organisation.key for one in performers if one.organisation}, on)
    return {one.pk: names.get(one.organisation.key, "") if one.organisation else one.wording for one in performers}


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


def _trend_chart(found: Briefing, *, with_this_week: bool) -> str:
    """The kept weeks of the whole province, and this one where the page is of the whole too."""
    values = [figures.overdue if figures else None for _week_, figures in found.trend]
    names = [f"T{week.number}" for week, _figures in found.trend]
    if with_this_week:
        values, names = [*values, found.overdue.value], [*names, f"T{found.week.number}"]
    return line(_("Số việc quá hạn, 12 tuần"), values, names)
