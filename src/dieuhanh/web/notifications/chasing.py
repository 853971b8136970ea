"""Who is told what each morning: the digest of each person, and heads of bodies when days after the date have gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.notifications.addressees import clerks, heads
from dieuhanh.web.notifications.digests import body_digest, office_digest
from dieuhanh.web.notifications.models import Recipient
from dieuhanh.web.notifications.office_wait import tell_chiefs
from dieuhanh.web.notifications.parameters import FIRST_TO_HEAD, SECOND_TO_HEAD
from dieuhanh.web.notifications.telling import Message, write_to
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.parameters.defining import Parameter
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.states import RUNNING
from dieuhanh.web.tasks.states import Role as Duty

_STEPS = {FIRST_TO_HEAD.key: 1, SECOND_TO_HEAD.key: 3}
"""What the ledger calls the two letters to a head, whatever the days are: each is told once a date."""


def chase(*, today: date, calendar: WorkingCalendar) -> int:
    """Write the letters of a working day; on other days none. A second run on the same day adds nothing."""
    if not calendar.is_working(today):
        return 0
    return _digests(today, calendar) + _escalations(today, calendar) + tell_chiefs(today=today, calendar=calendar)


def _moment(on: date, at: time) -> datetime:
    return datetime.combine(on, at, timezone.get_default_timezone())


def _digests(today: date, calendar: WorkingCalendar) -> int:
    recipients = Recipient.objects.filter(user__is_active=True).select_related("user")
    bodies = _names({one.user.organisation_id for one in recipients if one.user.organisation_id}, today)
    written = 0
    for recipient in recipients:
        user = recipient.user
        if user.role == Role.CLERK and user.organisation_id:
            found = body_digest(
                user.actor, bodies.get(user.organisation_id, ""), today, calendar, settings.SITE_ADDRESS
            )
        elif user.role == Role.SPECIALIST:
            found = office_digest(user.actor, today, calendar, settings.SITE_ADDRESS)
        else:
            found = None
        if found is not None:
            message = Message(f"digest:{user.pk}:{today}", found.subject, found.text, _moment(today, recipient.hour))
            written += write_to(user=user, message=message, today=today)
    return written


def _names(identifiers: set[UUID], today: date) -> dict[UUID, str]:
    held = Organisation.objects.filter(pk__in=identifiers).values_list("pk", "key")
    names = names_of([key for _pk, key in held], today)
    return {pk: names[key] for pk, key in held}


def _escalations(today: date, calendar: WorkingCalendar) -> int:
    """So many working days after the date, twice: to the head of the body that leads (its leaders here)."""
    written = 0
    for escalation, performer in _late(today, calendar):
        for head in heads(performer):
            message = _letter(escalation, performer, head, today)
            written += write_to(user=head, message=message, today=today)
    return written


def _late(today: date, calendar: WorkingCalendar) -> Iterator[tuple[Parameter, Performer]]:
    for escalation in (FIRST_TO_HEAD, SECOND_TO_HEAD):
        days = escalation.on(today)
        # Several calendar days may lie the same number of working days back: a week-end before, a holiday.
        last = calendar.add_working_days(today, -days)
        first = calendar.add_working_days(today, -days - 1)
        dates = [first + timedelta(days=ahead) for ahead in range(1, (last - first).days + 1)]
        wanted = [one for one in dates if calendar.working_days_between(one, today) == days]
        rows = Performer.objects.filter(
            counted=True, role=Duty.LEAD, state__in=RUNNING, deadline__in=wanted, organisation__isnull=False
        )
        for performer in rows.select_related("task__entered_by", "organisation"):
            yield escalation, performer


def _letter(escalation: Parameter, performer: Performer, head: User, today: date) -> Message:
    late = (today - performer.deadline).days if performer.deadline else 0
    words = {
        "code": performer.code,
        "title": " ".join(performer.task.title.split()),
        "basis": performer.task.basis_words or _("không ghi"),
        "day": day(performer.deadline) if performer.deadline else "",
        "days": late,
        "url": f"{settings.SITE_ADDRESS}{performer.task.path}",
        "name": head.full_name,
        "people": _people(performer),
    }
    if escalation is FIRST_TO_HEAD:
        subject = _("Quá hạn %(days)s ngày: NV %(code)s") % words
        text = _(
            "Kính gửi đồng chí %(name)s,\n\nĐến 07:30 hôm nay hệ thống chưa nhận được báo cáo của nhiệm vụ NV %(code)s "
            "%(title)s (hạn %(day)s). Nếu đã gửi bằng văn bản, xin nhập số văn bản; sau khi đối chiếu, ngày ghi nhận "
            "là ngày Văn phòng nhận văn bản.\n\n%(url)s"
        )
    else:
        subject = _("Đề nghị chỉ đạo: 1 nhiệm vụ quá hạn %(days)s ngày") % words
        text = _(
            "Kính gửi đồng chí %(name)s,\n\nNhiệm vụ NV %(code)s %(title)s (căn cứ: %(basis)s) quá hạn từ %(day)s. Đề "
            "nghị đồng chí chỉ đạo thực hiện và cho biết thời gian hoàn thành. %(people)s\n\n%(url)s"
        )
    key = f"head:{performer.pk}:{performer.deadline}:{_STEPS[escalation.key]}:{head.pk}"
    return Message(key, subject, text % words, _moment(today, time(7, 30)))


def _people(performer: Performer) -> str:
    """Whom to ask: the clerks of the body, and the specialist who entered the task."""
    contact = ", ".join(clerk.full_name for clerk in clerks(performer)) or _("chưa có")
    watching = performer.task.entered_by
    words = {"contact": contact, "specialist": watching.full_name if watching else _("Văn phòng UBND tỉnh")}
    return _("Đầu mối: %(contact)s. Chuyên viên theo dõi: %(specialist)s.") % words
