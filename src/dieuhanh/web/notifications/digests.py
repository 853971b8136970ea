"""The letter of the morning: what is late, due, to be taken up or sent back; counts first, each line with its link."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.notifications.parameters import BEFORE
from dieuhanh.web.pages.formatting import day, day_with_weekday
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.selectors import ORDER, Days, count, narrowed
from dieuhanh.web.tasks.states import RUNNING, State

_LINES = 20
_TITLE = 110
Words = Callable[[Performer], str]


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of thing: its heading, the words that count it in the subject, how many there are, the first lines."""

    heading: str
    counted: str
    count: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """Subject and text of a letter."""

    subject: str
    text: str


def body_digest(actor: Actor, body: str, today: date, calendar: WorkingCalendar, site: str) -> Digest | None:
    """Return the letter to a clerk of a body for what the actor may see; None where there is nothing to do."""
    days = Days.of(today, calendar)
    sections = [section for section in _body_sections(actor, days, calendar, site) if section.count]
    if not sections:
        return None
    greeting = _("Kính gửi anh/chị đầu mối %s,") % body
    closing = _("Nếu đã làm xong, anh/chị chỉ cần bấm vào liên kết và gửi kết quả.")
    return _digest(sections, body, today, site, greeting, closing)


def office_digest(actor: Actor, today: date, calendar: WorkingCalendar, site: str) -> Digest | None:
    """Return the letter to the Office about what waits for it; None where nothing does."""
    days = Days.of(today, calendar)
    waiting = narrowed(actor, TaskFilter(state=State.REPORTED), days)
    held = [(today - one.reported_on).days for one in waiting.only("reported_on") if one.reported_on]
    asked = count(actor, TaskFilter(time="xin-gia-han"), days)
    sections = [
        Section(
            _("CHỜ XÁC NHẬN"),
            _("báo cáo chờ anh/chị xác nhận, lâu nhất %s ngày") % max(held, default=0),
            len(held),
            _lines(waiting, site, lambda one: _("nộp %s") % day(one.reported_on) if one.reported_on else ""),
        ),
        Section(_("XIN GIA HẠN"), _("xin gia hạn"), asked, (f"{site}/nb/nhiem-vu/?thoi-han=xin-gia-han",)),
    ]
    sections = [section for section in sections if section.count]
    if not sections:
        return None
    closing = _("Cơ quan đang chờ; thời gian này không tính cho cơ quan.")
    return _digest(sections, _("Văn phòng"), today, site, _("Kính gửi anh/chị,"), closing)


def _digest(sections: Sequence[Section], body: str, today: date, site: str, greeting: str, closing: str) -> Digest:
    counts = ", ".join(f"{section.count} {section.counted}" for section in sections)
    blocks = [f"{section.heading} ({section.count})\n" + "\n".join(section.lines) for section in sections]
    listed = _("Số liệu lúc 07:30. Xem cả danh sách: %s") % f"{site}/nb/nhiem-vu/"
    chosen = _("Chọn giờ nhận hoặc tạm dừng khi nghỉ phép: %s") % f"{site}/nb/thong-bao/nhan-thu/"
    text = "\n\n".join([greeting, *blocks, f"{closing} {listed}\n{chosen}"])
    return Digest(f"{counts} – {body}, {day(today)}", text + "\n")


def _body_sections(actor: Actor, days: Days, calendar: WorkingCalendar, site: str) -> list[Section]:
    today = days.today
    first_day_late = {
        deadline
        for deadline in narrowed(actor, TaskFilter(time="qua-han"), days).values_list("deadline", flat=True)
        if deadline and calendar.working_days_between(deadline, today) <= 1
    }
    late = narrowed(actor, TaskFilter(time="qua-han"), days)
    now = narrowed(actor, TaskFilter(time="hom-nay"), days)
    new = narrowed(actor, TaskFilter(state=State.ASSIGNED), days)
    back = narrowed(actor, TaskFilter(state=State.RETURNED), days)

    def late_words(one: Performer) -> str:
        mark = _(" (mới quá hạn)") if one.deadline in first_day_late else ""
        return _("hạn %(day)s, trễ %(days)s ngày") % {"day": _day(one.deadline), "days": _late(one, today)} + mark

    return [
        _section(_("QUÁ HẠN"), _("quá hạn"), late, site, late_words),
        _section(_("ĐẾN HẠN HÔM NAY"), _("đến hạn hôm nay"), now, site, lambda _one: _today_words()),
        *_soon_sections(actor, days, calendar, site),
        _section(_("BỊ TRẢ LẠI"), _("bị trả lại"), back, site, lambda one: _("hạn %s") % _day(one.deadline)),
        _section(_("CẦN TIẾP NHẬN"), _("cần tiếp nhận"), new, site, lambda one: _("giao %s") % _day(one.assigned_on)),
    ]


def _soon_sections(actor: Actor, days: Days, calendar: WorkingCalendar, site: str) -> list[Section]:
    """What is due in exactly so many working days, a section for each number of days; the nearest first."""
    running = narrowed(actor, TaskFilter(), days).filter(state__in=RUNNING)
    return [
        _section(
            _("CÒN %s NGÀY LÀM VIỆC") % count,
            _("còn %s ngày") % count,
            running.filter(deadline__in=_due_in(count, days.today, calendar)),
            site,
            lambda one: _("hạn %s") % _weekday(one.deadline),
        )
        for count in sorted(BEFORE.numbers_on(days.today))
    ]


def _due_in(count: int, today: date, calendar: WorkingCalendar) -> list[date]:
    """The dates before which so many working days are left: the working day, and days off that follow it."""
    first = calendar.add_working_days(today, count)
    last = calendar.add_working_days(first, 1)
    return [first + timedelta(days=ahead) for ahead in range((last - first).days)]


def _today_words() -> str:
    return _("nếu cần thêm thời gian, vui lòng xin gia hạn trước 17:00 hôm nay và nêu phần việc đã làm")


def _section(heading: str, counted: str, rows: QuerySet[Performer], site: str, words: Words) -> Section:
    return Section(heading, counted, rows.count(), _lines(rows, site, words))


def _lines(rows: QuerySet[Performer], site: str, words: Words) -> tuple[str, ...]:
    """The first rows as lines; how many more there are stands in the count of the heading."""
    shown = rows.select_related("task").order_by(*ORDER)[:_LINES]
    return tuple(_line(one, words(one), site) for one in shown)


def _line(one: Performer, words: str, site: str) -> str:
    title = " ".join(one.task.title.split())
    short = title if len(title) <= _TITLE else f"{title[:_TITLE].rsplit(' ', 1)[0]}…"
    return f"- NV {one.code} {short}, {words}: {site}{one.task.path}"


def _day(value: date | None) -> str:
    return day(value) if value else _("không nêu hạn")


def _weekday(value: date | None) -> str:
    return day_with_weekday(value) if value else _("không nêu hạn")


def _late(one: Performer, today: date) -> int:
    return one.late_kept + (max(0, (today - one.deadline).days) if one.deadline else 0)
