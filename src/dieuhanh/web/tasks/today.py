"""What there is to do with tasks today: blocks for a clerk, for the Office, for a leader; each leads to its list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Count, Min
from django.utils.translation import gettext as _

from dieuhanh.timekeeping import Week
from dieuhanh.web.accounts.rights import may, scope
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.pages.today import Block
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.selectors import Days, count, drafts, duties, narrowed
from dieuhanh.web.tasks.states import RUNNING, State

_LIST = "/nb/nhiem-vu/"


def blocks(actor: Actor, today: date) -> Iterator[Block]:
    """Yield the blocks that are not empty."""
    if not may(actor, "tasks.see"):
        return
    days = Days.of(today, working_calendar())
    if scope(actor, "tasks.see").everything:
        yield from _of_the_office(actor, days)
    else:
        yield from _of_a_body(actor, days)


def nearest(actor: Actor, today: date) -> str:
    """Name the open duty that is due next, "" where none is."""
    if not may(actor, "tasks.see"):
        return ""
    coming = duties(actor).filter(state__in=RUNNING, deadline__gte=today).order_by("deadline", "code").first()
    if coming is None or coming.deadline is None:
        return ""
    return _("Việc gần nhất: NV %(code)s, hạn %(day)s.") % {"code": coming.code, "day": day(coming.deadline)}


def _listed(actor: Actor, days: Days, urgency: int, words: str, narrow: TaskFilter) -> Iterator[Block]:
    found = count(actor, narrow, days)
    if found:
        yield Block(urgency, f"{words} ({found})", f"{_LIST}?{narrow.query()}")


def _of_a_body(actor: Actor, days: Days) -> Iterator[Block]:
    yield from _listed(actor, days, 10, _("Quá hạn"), TaskFilter(time="qua-han"))
    yield from _listed(actor, days, 15, _("Bị trả lại"), TaskFilter(state=State.RETURNED))
    yield from _listed(actor, days, 20, _("Cần tiếp nhận"), TaskFilter(state=State.ASSIGNED))
    yield from _listed(actor, days, 30, _("Đến hạn tuần này"), TaskFilter(time="tuan-nay"))
    next_week = Week.of(days.today).next
    coming = duties(actor).filter(state__in=RUNNING, deadline__range=(next_week.monday, next_week.sunday)).count()
    if coming:
        yield Block(40, _("Nhắc tuần tới (%(count)s)") % {"count": coming}, f"{_LIST}?trang-thai=mo")


def _of_the_office(actor: Actor, days: Days) -> Iterator[Block]:
    if may(actor, "tasks.confirm"):
        yield from _waiting(actor, days)
        waiting = drafts(actor).count()
        if waiting:
            yield Block(25, _("Bản nháp chờ giao (%(count)s)") % {"count": waiting}, f"{_LIST}giao/")
        yield from _listed(actor, days, 16, _("Chưa ai nhận"), TaskFilter(time="chua-nhan"))
        yield from _listed(actor, days, 18, _("Đề nghị giao lại"), TaskFilter(state=State.REASSIGNMENT_ASKED))
    yield from _listed(actor, days, 12, _("Xin gia hạn"), TaskFilter(time="xin-gia-han"))
    yield from _listed(actor, days, 30, _("Quá hạn"), TaskFilter(time="qua-han"))
    yield from _listed(actor, days, 35, _("Không nêu hạn đến ngày rà soát"), TaskFilter(time="can-ra-soat"))


def _waiting(actor: Actor, days: Days) -> Iterator[Block]:
    narrow = TaskFilter(state=State.REPORTED)
    told = narrowed(actor, narrow, days).aggregate(found=Count("pk"), first=Min("reported_on"))
    if told["found"] and told["first"] is not None:
        longest = max(days.today - told["first"], timedelta()).days
        words = _("Chờ xác nhận (%(count)s, lâu nhất %(days)s ngày)") % {"count": told["found"], "days": longest}
        yield Block(10, words, f"{_LIST}?{narrow.query()}")
