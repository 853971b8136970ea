"""The letter to the chief of the Office about reports that wait too long for it: of each report once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.models import User
from dieuhanh.web.notifications.addressees import chiefs_of_office
from dieuhanh.web.notifications.parameters import OFFICE_WAIT
from dieuhanh.web.notifications.telling import Message, note, write_to
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.models import Performer, ResultReport
from dieuhanh.web.tasks.selectors import Days, count, narrowed
from dieuhanh.web.tasks.states import State

_MORNING = time(7, 30)
_ALL = TaskFilter(state=State.REPORTED)


def tell_chiefs(*, today: date, calendar: WorkingCalendar) -> int:
    """Write of the reports that have waited longer than the Office may take; return how many letters are new.

    The chief's own list holds a line for each report: it is the ledger by which none is told a second time.
    """
    limit = OFFICE_WAIT.on(today)
    return sum(_tell(chief, limit, today, calendar) for chief in chiefs_of_office())


@transaction.atomic
def _tell(chief: User, limit: int, today: date, calendar: WorkingCalendar) -> int:
    rows = _waiting(chief, Days.of(today, calendar))
    long = [one for one in rows if one.reported_on and calendar.working_days_between(one.reported_on, today) > limit]
    names = names_of({one.organisation.key for one in long if one.organisation}, today)
    new = [one for one in long if _noted(chief, one, _told(one, names, today), today)]
    if not new:
        return 0
    return int(write_to(user=chief, message=_message(chief, new, names, limit, today, calendar), today=today))


def _waiting(chief: User, days: Days) -> Sequence[Performer]:
    """What waits for the Office, each with the identifier of the report that it waits on (`reported_as`)."""
    last = ResultReport.objects.filter(performer=OuterRef("pk"), final=True).order_by("-event__sequence")
    rows = narrowed(chief.actor, _ALL, days).annotate(reported_as=Subquery(last.values("pk")[:1]))
    return list(rows.select_related("task__entered_by", "organisation").order_by("reported_on", "code"))


def _noted(chief: User, one: Performer, words: str, today: date) -> bool:
    key = f"office:{one.pk}:{getattr(one, 'reported_as', None) or one.reported_on}"
    return note(user=chief, key=key, words=words, url=one.task.path, at=_moment(today))


def _told(one: Performer, names: dict[str, str], today: date) -> str:
    """One line: which duty, whose, since when, and who in the Office watches it."""
    body = names.get(one.organisation.key, "") if one.organisation else one.wording
    watching = one.task.entered_by.full_name if one.task.entered_by else _("chưa phân công")
    words = {
        "code": one.code,
        "title": " ".join(one.task.title.split())[:110],
        "body": body,
        "day": day(one.reported_on) if one.reported_on else "",
        "days": (today - one.reported_on).days if one.reported_on else 0,
        "specialist": watching,
    }
    return (
        _("NV %(code)s %(title)s, %(body)s nộp %(day)s, chờ %(days)s ngày, chuyên viên theo dõi: %(specialist)s")
        % words
    )


def _message(
    chief: User, new: Sequence[Performer], names: dict[str, str], limit: int, today: date, calendar: WorkingCalendar
) -> Message:
    longest = max((today - one.reported_on).days for one in new if one.reported_on)
    words = {"count": len(new), "limit": limit, "longest": longest, "name": chief.full_name}
    subject = (
        _("%(count)s báo cáo chờ Văn phòng xác nhận quá %(limit)s ngày làm việc, lâu nhất %(longest)s ngày") % words
    )
    lines = [f"- {_told(one, names, today)}: {settings.SITE_ADDRESS}{one.task.path}" for one in new]
    every = count(chief.actor, _ALL, Days.of(today, calendar))
    listed = f"{settings.SITE_ADDRESS}/nb/nhiem-vu/?{_ALL.query()}"
    blocks = [
        _("Kính gửi đồng chí %(name)s,") % words,
        "\n".join([_("CHỜ VĂN PHÒNG XÁC NHẬN (%(count)s)") % words, *lines]),
        _("Cơ quan đang chờ; thời gian này không tính cho cơ quan."),
        _("Tất cả báo cáo đang chờ xác nhận (%(every)s): %(url)s") % {"every": every, "url": listed},
    ]
    return Message(f"office:{chief.pk}:{today}", subject, "\n\n".join(blocks) + "\n", _moment(today))


def _moment(today: date) -> datetime:
    return datetime.combine(today, _MORNING, timezone.get_default_timezone())
