"""Whether the jobs go on: the check that the room of jobs registers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dieuhanh.web.health import Finding, Level
from dieuhanh.web.jobs.models import State
from dieuhanh.web.jobs.selectors import Queue, queue

_LONG = timedelta(minutes=10)


def check(now: datetime) -> Iterator[Finding]:
    """Yield how many jobs wait and how long, whether anybody does them, what failed and what nobody can do."""
    found = queue(now)
    yield _waiting(found)
    if not found.workers:
        text = _("Không có tiến trình nào đang chạy việc nền.")
        yield Finding(Level.BROKEN, text, _("Hãy khởi động lại `dieuhanh serve` hoặc chạy `dieuhanh worker`."))
    if found.counts[State.FAILED]:
        text = _("%(count)s việc bị lỗi.") % {"count": found.counts[State.FAILED]}
        yield Finding(Level.WATCH, text, _("Hãy xem /nb/quan-tri/viec-nen/ và cho chạy lại."))
    if found.unknown:
        text = _("Có việc mà phiên bản này không biết làm: %(names)s.") % {"names": ", ".join(found.unknown)}
        yield Finding(Level.WATCH, text, _("Hãy chạy cùng một phiên bản trên mọi máy."))


def _waiting(found: Queue) -> Finding:
    values: dict[str, int | str] = {"count": found.counts[State.WAITING], "running": found.counts[State.RUNNING]}
    if not found.longest_wait:
        return Finding(Level.WELL, _("%(count)s việc chờ đến giờ, %(running)s đang chạy.") % values)
    values["wait"] = in_words(found.longest_wait)
    text = _("%(count)s việc đang chờ, lâu nhất %(wait)s; %(running)s đang chạy.") % values
    late = found.longest_wait > _LONG
    return Finding(Level.WATCH if late else Level.WELL, text, _("Hãy chạy thêm `dieuhanh worker`.") if late else "")


def in_words(span: timedelta) -> str:
    """Write a length of time in its largest unit: "2 phút", "3 giờ", "5 ngày"."""
    seconds = int(span.total_seconds())
    for size, words in ((86400, "%(n)s ngày"), (3600, "%(n)s giờ"), (60, "%(n)s phút")):
        if seconds >= size:
            return ngettext(words, words, seconds // size) % {"n": seconds // size}
    return ngettext("%(n)s giây", "%(n)s giây", seconds) % {"n": seconds}
