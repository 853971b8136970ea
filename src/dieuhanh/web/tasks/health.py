"""Whether the tasks are what their events say: the check that `dieuhanh doctor` and the system's page ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from django.utils.translation import gettext as _

from dieuhanh.web.health import Finding, Level
from dieuhanh.web.tasks.checking import differences
from dieuhanh.web.tasks.models import CalendarDay, Performer

_MOST = 20_000
_SHOWN = 5


def check(now: datetime) -> Iterator[Finding]:
    """Yield whether every stored state is the fold of its events, and whether next year's holidays are entered."""
    faults = list(islice(differences(most=_MOST), _SHOWN))
    if faults:
        text = _("Trạng thái lưu khác với diễn biến: %(faults)s") % {"faults": "; ".join(faults)}
        yield Finding(Level.BROKEN, text, _("Hãy báo người quản trị; diễn biến là gốc, không sửa tay bảng nhiệm vụ."))
    else:
        count = min(Performer.objects.count(), _MOST)
        yield Finding(Level.WELL, _("%(count)s phần việc khớp với diễn biến.") % {"count": count})
    year = now.year + (now.month == 12)
    if not CalendarDay.objects.filter(date__year=year).exists():
        text = _("Chưa có ngày nghỉ của năm %(year)s.") % {"year": year}
        yield Finding(Level.WATCH, text, _("Hãy nhập lịch nghỉ; thiếu lịch, ngày làm việc chỉ trừ cuối tuần."))
