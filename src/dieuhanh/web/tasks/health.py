"""Whether the tasks are what their events say: the check that `dieuhanh doctor` and the system's page ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.utils.translation import gettext as _

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.health import Finding, Level
from dieuhanh.web.tasks.checking import differences, rebuild
from dieuhanh.web.tasks.models import CalendarDay, Performer

_MOST = 20_000
_SHOWN = 5


def check(now: datetime) -> Iterator[Finding]:
    """Yield whether the newest stored states are the folds of their events, and if next year's holidays are entered."""
    yield _compared(_MOST)
    year = now.year + (now.month == 12)
    if not CalendarDay.objects.filter(date__year=year).exists():
        text = _("Chưa có ngày nghỉ của năm %(year)s.") % {"year": year}
        yield Finding(Level.WATCH, text, _("Hãy nhập lịch nghỉ; thiếu lịch, ngày làm việc chỉ trừ cuối tuần."))


def check_all(now: datetime) -> Iterator[Finding]:
    """Yield the same, with every stored state compared."""
    yield _compared(None)
    yield from islice(check(now), 1, None)


def _compared(most: int | None) -> Finding:
    faults = list(islice(differences(most), _SHOWN))
    if faults:
        text = _("Trạng thái lưu khác với diễn biến: %(faults)s") % {"faults": "; ".join(faults)}
        return Finding(Level.BROKEN, text, _("Hãy chạy dieuhanh doctor --rebuild; diễn biến là gốc, không sửa tay."))
    count = Performer.objects.count()
    looked_at = count if most is None else min(count, most)
    words = _("%(count)s phần việc khớp với diễn biến.")
    if looked_at < count:
        words = _("%(count)s phần việc mới nhất khớp với diễn biến; xem tất cả: dieuhanh doctor --all.")
    return Finding(Level.WELL, words % {"count": looked_at})


def mend(actor: Actor, now: datetime) -> Finding:
    """Make the stored states anew from their events, and say how many were not what these say."""
    count = rebuild(actor=actor, at=now)
    return Finding(Level.WELL, _("Đã lập lại trạng thái của %(count)s phần việc từ diễn biến.") % {"count": count})
