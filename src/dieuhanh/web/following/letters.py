"""The letters to followers: the one that asks, and the news. Marked as told before they go, so never told twice."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.bulletins.models import BulletinItem
from dieuhanh.web.following.models import Follow, Follower, Kind, Rhythm
from dieuhanh.web.following.subjects import Subject, news, subject_of
from dieuhanh.web.following.tokens import confirmation, ending
from dieuhanh.web.notifications.letter_page import letter_page
from dieuhanh.web.tasks.calendars import working_calendar

logger = logging.getLogger(__name__)

HOURS = {Rhythm.DAILY.value: time(7, 30), Rhythm.WEEKLY.value: time(8)}
MOST_FAILURES = 5
_TIMEOUT = 20


@dataclass(frozen=True, slots=True)
class Part:
    """What is new about one subject."""

    subject: Subject
    items: Sequence[BulletinItem]


def ask_to_confirm(follow: Follow, rhythm: str) -> None:
    """Send the letter with the link that confirms; raise what the mail server says."""
    subject = subject_of(follow.kind, follow.value)
    if subject is None:
        return
    context = {
        "subject": subject,
        "rhythm": Rhythm(rhythm).label,
        "confirm": f"{settings.SITE_ADDRESS}/theo-doi/xac-nhan/{confirmation(follow, rhythm)}/",
        "site": settings.SITE_ADDRESS,
    }
    text = render_to_string("following/confirm.txt", context)
    _message(follow.follower, _("Xác nhận nhận tin: %s") % subject.label, text).send()


def tell(*, now: datetime) -> int:
    """Send what is new to everybody whose hour has come; return how many letters went out."""
    calendar = working_calendar()
    waiting = Follow.objects.filter(confirmed_at__isnull=False).order_by("follower", "asked_at")
    due = [follow for follow in waiting if is_due(follow, now, calendar)]
    return sum(_tell([follow.pk for follow in group], now) for _, group in groupby(due, lambda f: f.follower_id))


def is_due(follow: Follow, now: datetime, calendar: WorkingCalendar) -> bool:
    """Tell whether the hour of a follow has come since it was last told.

    What is wanted at once comes on any day; what comes by the day or week never at a weekend or on a holiday.
    """
    if follow.rhythm == Rhythm.AT_ONCE:
        return True
    today = timezone.localtime(now).date()
    day = _first_working_day(today, calendar) if follow.rhythm == Rhythm.WEEKLY else today
    hour = timezone.make_aware(datetime.combine(day, HOURS[follow.rhythm]))
    return calendar.is_working(today) and follow.told_until < hour <= now


def _first_working_day(day: date, calendar: WorkingCalendar) -> date:
    """Monday of the day's week, or the first working day after it."""
    return calendar.add_working_days(day - timedelta(days=day.weekday() + 1), 1)


def _tell(keys: Sequence[UUID], now: datetime) -> int:
    with transaction.atomic():
        held = list(Follow.objects.select_for_update().filter(pk__in=keys).order_by("asked_at"))
        before = {follow.pk: follow.told_until for follow in held if follow.told_until < now}
        parts = [part for follow in held if follow.pk in before and (part := _part(follow, now))]
        Follow.objects.filter(pk__in=before).update(told_until=now)
    if not parts:
        return 0
    follower = Follower.objects.get(pk=held[0].follower_id)
    try:
        _news(follower, parts).send()
    except (smtplib.SMTPException, OSError) as fault:
        _failed(follower, before, fault)
        return 0
    return 1


def _part(follow: Follow, now: datetime) -> Part | None:
    subject = subject_of(follow.kind, follow.value)
    items = news(subject, after=follow.told_until, until=now) if subject else ()
    return Part(subject, items) if subject and items else None


def _news(follower: Follower, parts: Sequence[Part]) -> EmailMultiAlternatives:
    context = {
        "parts": parts,
        "site": settings.SITE_ADDRESS,
        "end": f"{settings.SITE_ADDRESS}/theo-doi/huy/{ending(follower)}/",
    }
    return _message(follower, _title(parts), render_to_string("following/news.txt", context))


def _title(parts: Sequence[Part]) -> str:
    """Return what a letter is called: its week where it tells of one, how many news, about what."""
    items = {item.pk: item for part in parts for item in part.items}
    weeks = {(item.bulletin.iso_year, item.bulletin.week) for item in items.values()}
    told = {"count": len(items), "about": _about(parts)}
    words = ngettext("%(count)s tin về %(about)s", "%(count)s tin về %(about)s", len(items)) % told
    return _("Tuần %(week)s: %(news)s") % {"week": weeks.pop()[1], "news": words} if len(weeks) == 1 else words


def _about(parts: Sequence[Part]) -> str:
    if len(parts) > 1:
        return _("%s mục bạn theo dõi") % len(parts)
    subject = parts[0].subject
    return _("chỉ đạo, điều hành") if subject.kind == Kind.BULLETINS else f"“{subject.name}”"


def _message(follower: Follower, title: str, text: str) -> EmailMultiAlternatives:
    end = f"{settings.SITE_ADDRESS}/theo-doi/huy/{ending(follower)}/"
    subject = " ".join(title.split())[:200]
    message = EmailMultiAlternatives(
        subject=subject,
        body=text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[follower.address],
        headers={
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{end}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
        connection=get_connection(timeout=_TIMEOUT),
    )
    message.attach_alternative(letter_page(subject, text), "text/html")
    return message


@transaction.atomic
def _failed(follower: Follower, before: dict[UUID, datetime], fault: Exception) -> None:
    """What was not sent is told next time; an address that is refused five times in a row is deleted."""
    for key, told_until in before.items():
        Follow.objects.filter(pk=key).update(told_until=told_until)
    held = Follower.objects.select_for_update().get(pk=follower.pk)
    held.failures += isinstance(fault, smtplib.SMTPRecipientsRefused)
    if held.failures >= MOST_FAILURES:
        held.delete()
    else:
        held.save(update_fields=["failures"])
    logger.warning("A letter to a follower could not be sent: %s", type(fault).__name__)
