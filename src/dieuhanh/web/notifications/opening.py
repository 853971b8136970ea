"""The leaders' letter on the first working day of a week: the sentence of their page, its way, the page as a PDF."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.timekeeping import Week, WorkingCalendar
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import scope
from dieuhanh.web.notifications.addressees import province_leaders
from dieuhanh.web.notifications.models import Letter, LetterState
from dieuhanh.web.notifications.telling import Message, write_to
from dieuhanh.web.reporting.briefing import briefing
from dieuhanh.web.reporting.briefing_sheet import name_of, paper
from dieuhanh.web.tasks.selectors import Days

_SENT_FROM = time(6, 45)


def open_week(*, today: date, calendar: WorkingCalendar) -> int:
    """On the first working day of a week, write to the leaders of the province; return how many letters are new."""
    week = Week.of(today)
    if calendar.working_days_between(week.monday - timedelta(days=1), today) != 1:
        return 0
    days = Days.of(today, calendar)
    leaders = province_leaders().filter(recipient__isnull=False)
    return sum(write_to(user=one, message=_message(one, week, days), today=today) for one in leaders)


def enclose(*, today: date, calendar: WorkingCalendar) -> int:
    """Put the page on one A4 sheet into the letters of the week that still wait; return into how many.

    Making it is apart from writing the letter: where it fails, the letter goes out with its link all the same.
    """
    week, days = Week.of(today), Days.of(today, calendar)
    waiting = Letter.objects.filter(
        key__startswith="week:", key__endswith=_end(week), state=LetterState.WAITING, enclosure_name=""
    )
    papers: dict[object, bytes] = {}
    done = 0
    for letter in waiting.exclude(user=None).select_related("user"):
        actor = letter.user.actor if letter.user else None
        if actor is None:
            continue
        seen = scope(actor, "tasks.see")
        if seen not in papers:
            papers[seen] = paper(actor, week, days, _("Sổ Điều Hành"))
        still = Letter.objects.filter(pk=letter.pk, state=LetterState.WAITING)
        done += still.update(enclosure=papers[seen], enclosure_name=f"giao-ban-{name_of(week)}.pdf")
    return done


def _message(user: User, week: Week, days: Days) -> Message:
    found = briefing(user.actor, week, days)
    words = {
        "week": week.number,
        "overdue": f"{found.overdue.value} {_('quá hạn')}{found.change_words}",
        "due": found.this_week.value,
    }
    subject = _("Giao ban tuần %(week)s: %(overdue)s, %(due)s đến hạn tuần này") % words
    longest = [
        f"- NV {one.code} {' '.join(one.task.title.split())[:110]}: {settings.SITE_ADDRESS}{one.task.path}"
        for one in found.longest
    ]
    page = f"{settings.SITE_ADDRESS}/nb/giao-ban/{name_of(week)}/"
    matters = _("%s việc cần đồng chí quyết") % len(found.matters)
    heading = [_("LÂU NHẤT (%s)") % len(longest)] if longest else []
    last = [f"{matters}: {page}", _("In một trang A4: %s") % f"{page}in.pdf"]
    blocks = [[found.sentence], [*heading, *longest], last]
    text = "\n\n".join("\n".join(block) for block in blocks if block)
    moment = datetime.combine(days.today, _SENT_FROM, timezone.get_default_timezone())
    return Message(f"week:{user.pk}{_end(week)}", subject, f"{text}\n", moment)


def _end(week: Week) -> str:
    return f":{week.year}:{week.number}"
