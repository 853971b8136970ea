"""What happens to a task, told at once to whom it concerns: in the list inside, and by letter after a short while."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.languages import house_language
from dieuhanh.web.notifications.addressees import clerks
from dieuhanh.web.notifications.models import Letter, LetterState, Notice
from dieuhanh.web.notifications.quiet import next_open
from dieuhanh.web.notifications.telling import EVENTS, Message, note, write_to
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.tasks.calendars import working_calendar
from dieuhanh.web.tasks.models import Performer, TaskEvent, Urgency
from dieuhanh.web.tasks.states import Kind
from dieuhanh.web.tasks.undone import WITHIN

_GATHERED = timedelta(minutes=15)

_TO_THE_BODY = {
    Kind.ASSIGN: _("Giao việc: NV %(code)s"),
    Kind.SEND_BACK: _("Cần bổ sung: NV %(code)s"),
    Kind.CONFIRM: _("Hoàn thành: NV %(code)s"),
    Kind.GRANT_EXTENSION: _("Đồng ý gia hạn: NV %(code)s"),
    Kind.REFUSE_EXTENSION: _("Chưa đồng ý gia hạn: NV %(code)s"),
    Kind.PROPOSE_EXTENSION: _("Đề nghị ngày khác: NV %(code)s"),
    Kind.KEEP: _("Giữ nguyên đơn vị thực hiện: NV %(code)s"),
    Kind.SUSPEND: _("Tạm dừng: NV %(code)s"),
    Kind.RESUME: _("Tiếp tục: NV %(code)s"),
    Kind.WITHDRAW: _("Thu hồi: NV %(code)s"),
    Kind.HAND_OVER: _("Chuyển giao: NV %(code)s"),
    Kind.REOPEN: _("Mở lại: NV %(code)s"),
    Kind.SET_DUE: _("Ấn định hạn: NV %(code)s"),
    Kind.REMIND: _("Nhắc việc: NV %(code)s"),
    Kind.ASK_EXPLANATION: _("Yêu cầu giải trình: NV %(code)s"),
}
_TO_THE_OFFICE = {
    Kind.REPORT: _("Đã báo cáo: NV %(code)s"),
    Kind.ASK_EXTENSION: _("Xin gia hạn: NV %(code)s"),
    Kind.ASK_REASSIGNMENT: _("Đề nghị giao lại: NV %(code)s"),
    Kind.EXPLAIN: _("Giải trình: NV %(code)s"),
}


def hear(event: TaskEvent) -> None:
    """Tell of an event: the body's clerks of what the Office did, the Office of what a body did, and who follows.

    In the language of the house, whatever language the one who acts reads the pages in.
    """
    with house_language():
        _hear(event)


def _hear(event: TaskEvent) -> None:
    if event.kind == Kind.UNDO:
        _hear_undo(event)
        return
    subject = _subject(event)
    if not subject:
        return
    for user in _people(event):
        key = _key(event, user)
        note(user=user, key=key, words=f"{subject}. {event.text}".strip(), url=event.task.path, at=event.recorded_at)
        if event.kind in _TO_THE_BODY:
            write_to(user=user, message=_message(key, subject, event), today=timezone.localdate(event.recorded_at))


def _hear_undo(event: TaskEvent) -> None:
    """What was taken back is not told where it was not told yet, and else told to be taken back."""
    undone = TaskEvent.objects.select_related("performer", "task").get(
        performer=event.performer_id, sequence=event.sequence - 1
    )
    subject = _subject(undone)
    if not subject:
        return
    told = _("Đã hoàn tác: %s") % subject
    at_once = event.recorded_at - undone.recorded_at <= WITHIN
    for user in _people(undone):
        key = _key(undone, user)
        Letter.objects.filter(key=key, state=LetterState.WAITING).delete()
        if at_once:
            Notice.objects.filter(user=user, key=key, seen_at=None).delete()
        if Notice.objects.filter(user=user, key=key).exists():
            note(user=user, key=_key(event, user), words=told, url=event.task.path, at=event.recorded_at)
        if Letter.objects.filter(key=key).exists():
            message = _message(_key(event, user), told, event)
            write_to(user=user, message=message, today=timezone.localdate(event.recorded_at))


def _subject(event: TaskEvent) -> str:
    """What is told of an event, "" for one that nobody is told of."""
    kind = Kind(event.kind)
    words = _TO_THE_BODY.get(kind) or _TO_THE_OFFICE.get(kind)
    return words % {"code": event.performer.code} if words else ""


def _people(event: TaskEvent) -> list[User]:
    """Who is told of an event, each once; not who did it."""
    performer = event.performer
    people = clerks(performer) if event.kind in _TO_THE_BODY else _office(performer)
    found = {one.pk: one for one in (*people, *_followers(performer))}
    return [user for user in found.values() if user.pk != event.actor_id]


def _key(event: TaskEvent, user: User) -> str:
    return f"event:{event.pk}:{user.pk}"


def _message(key: str, subject: str, event: TaskEvent) -> Message:
    urgent = event.task.urgency == Urgency.AT_ONCE and event.kind == Kind.ASSIGN
    moment = timezone.localtime(event.recorded_at)
    when = moment if urgent else next_open(moment + _GATHERED, working_calendar())
    lines = [subject, " ".join(event.task.title.split())]
    lines += _said(event)
    lines.append(f"{settings.SITE_ADDRESS}{event.task.path}")
    return Message(key, subject, "\n".join(lines), when, "" if urgent else EVENTS, urgent)


def _said(event: TaskEvent) -> list[str]:
    """What a letter says of an event, in the words of the office."""
    if event.kind in _WORDS and event.performer.due_on:
        condition = event.text.partition(" · ")[2]
        words = {
            "text": event.text.rstrip("."),
            "due": day(event.performer.due_on),
            "first": day(event.performer.original_due_on or event.performer.due_on),
            "condition": _(" Điều kiện: %s.") % condition.rstrip(".") if condition else "",
        }
        return [str(_WORDS[Kind(event.kind)]) % words]
    due = [_("Hạn: %s") % day(event.due_on)] if event.due_on else []
    return [*map(str, due), *filter(None, [event.text])]


_WORDS = {
    Kind.SEND_BACK: _(
        "Văn phòng đã xem báo cáo và đề nghị bổ sung: %(text)s. Đồng hồ của cơ quan tính tiếp từ hôm nay; hạn giữ "
        "nguyên %(due)s."
    ),
    Kind.GRANT_EXTENSION: _("Đồng ý gia hạn đến %(due)s (hạn gốc %(first)s).%(condition)s"),
    Kind.REFUSE_EXTENSION: _("Chưa đồng ý gia hạn. Lý do: %(text)s. Hạn vẫn là %(due)s."),
    Kind.PROPOSE_EXTENSION: _("Văn phòng đề nghị ngày khác: %(text)s. Hạn hiện tại %(due)s."),
}


def _office(performer: Performer) -> Iterable[User]:
    """The specialist who entered the task, or every specialist where nobody did."""
    specialists = User.objects.filter(role=Role.SPECIALIST, is_active=True)
    entered = specialists.filter(pk__in=[performer.task.entered_by_id] if performer.task.entered_by_id else [])
    return entered if entered.exists() else specialists


def _followers(performer: Performer) -> Iterable[User]:
    return User.objects.filter(pk__in=performer.task.followers.values("user"), is_active=True)
