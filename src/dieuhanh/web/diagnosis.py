"""The checks of an installation itself: database, structure, folders, keys, queue, disk, clock, backups."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.web import guard, health
from dieuhanh.web.health import Finding, Level

_LITTLE, _TOO_LITTLE = 2 * 1024**3, 200 * 1024**2
_SKEW = timedelta(seconds=5)
_OLD_BACKUP = timedelta(days=2)


def register() -> None:
    """Register all of them."""
    health.add("database", gettext_lazy("Cơ sở dữ liệu"), database)
    health.add("folder", gettext_lazy("Thư mục dữ liệu"), folder)
    health.add("keys", gettext_lazy("Khóa"), keys)
    health.add("queue", gettext_lazy("Hàng đợi"), queue)
    health.add("disk", gettext_lazy("Đĩa"), disk)
    health.add("backup", gettext_lazy("Sao lưu"), backup)
    health.add("mode", gettext_lazy("Chế độ"), mode)


def database(now: datetime) -> Iterator[Finding]:
    """Yield whether the database answers, has this version's structure, and goes by the same clock."""
    try:
        found = guard.structure()
    except DatabaseError as fault:
        advice = _("Hãy kiểm tra DIEUHANH_DATABASE và máy chủ cơ sở dữ liệu.")
        yield Finding(
            Level.BROKEN, _("Không kết nối được: %(fault)s") % {"fault": " ".join(str(fault).split())}, advice
        )
        return
    reason = guard.refusal(found)
    kind = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    yield Finding(Level.BROKEN, reason[:1].upper() + reason[1:]) if reason else Finding(Level.WELL, kind)
    if connection.vendor == "postgresql":
        yield from _clock(now)


def _clock(now: datetime) -> Iterator[Finding]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        theirs: datetime = cursor.fetchone()[0]
    difference = abs(theirs - now)
    if difference > _SKEW:
        text = _("Đồng hồ lệch máy chủ cơ sở dữ liệu %(seconds)s giây.") % {"seconds": int(difference.total_seconds())}
        yield Finding(Level.BROKEN, text, _("Hãy bật đồng bộ giờ (chrony, systemd-timesyncd) trên cả hai máy."))


def folder(_now: datetime) -> Iterator[Finding]:
    """Yield whether the data folder can be written to and is closed to others."""
    place = settings.DATA_FOLDER
    if not os.access(place, os.W_OK | os.X_OK):
        text = _("Không ghi được vào %(place)s.") % {"place": place}
        yield Finding(Level.BROKEN, text, _("Hãy giao thư mục này cho tài khoản chạy dịch vụ (chown)."))
    elif place.stat().st_mode & stat.S_IROTH:
        text = _("Mọi người dùng của máy đọc được %(place)s.") % {"place": place}
        yield Finding(Level.WATCH, text, f"chmod 750 {place}")
    else:
        yield Finding(Level.WELL, str(place))


def keys(_now: datetime) -> Iterator[Finding]:
    """Yield the files of keys that others than their owner can read."""
    loose = [file for file in settings.DATA_FOLDER.glob("*-key") if file.stat().st_mode & 0o077]
    for file in loose:
        yield Finding(Level.BROKEN, _("Người khác đọc được %(file)s.") % {"file": file}, f"chmod 600 {file}")
    if not loose:
        yield Finding(Level.WELL, _("Chỉ tài khoản chạy dịch vụ đọc được các khóa."))


def queue(_now: datetime) -> Iterator[Finding]:
    """Yield whether the queue answers, where one is set."""
    if not settings.QUEUE:
        yield Finding(Level.WELL, _("Không dùng hàng đợi riêng; việc nền lấy từ cơ sở dữ liệu."))
        return
    from dieuhanh.web.jobs.queue import waiting

    count = waiting()
    if count < 0:
        advice = _("Hãy kiểm tra DIEUHANH_QUEUE và máy chủ hàng đợi. Việc đã giao không mất.")
        yield Finding(Level.BROKEN, _("Hàng đợi không trả lời."), advice)
    else:
        yield Finding(Level.WELL, _("%(count)s thông điệp trong hàng đợi.") % {"count": count})


def disk(_now: datetime) -> Iterator[Finding]:
    """Yield how much room is left."""
    free = shutil.disk_usage(settings.DATA_FOLDER).free
    level = Level.BROKEN if free < _TOO_LITTLE else Level.WATCH if free < _LITTLE else Level.WELL
    text = _("Còn trống %(size)s GB.") % {"size": f"{free / 1024**3:.1f}".replace(".", ",")}
    yield Finding(level, text, _("Hãy dọn hoặc mở rộng đĩa.") if level else "")


def backup(now: datetime) -> Iterator[Finding]:
    """Yield how old the last backup is."""
    made = guard.last_backup()
    advice = _("Hãy đặt lịch `dieuhanh backup` mỗi đêm.")
    if made is None:
        yield Finding(Level.WATCH, _("Chưa có bản sao lưu nào."), advice)
        return
    hours = {"hours": int((now - made).total_seconds() // 3600)}
    level = Level.WATCH if now - made > _OLD_BACKUP else Level.WELL
    yield Finding(level, _("Bản gần nhất cách đây %(hours)s giờ.") % hours, advice if level else "")


def mode(_now: datetime) -> Iterator[Finding]:
    """Yield what is on that must not be on where people work."""
    if settings.DEBUG:
        yield Finding(Level.BROKEN, _("Đang bật chế độ phát triển."), _("Hãy bỏ DIEUHANH_DEBUG."))
    if settings.DEMO:
        yield Finding(Level.WATCH, _("Đang ở chế độ trình diễn."), _("Hãy bỏ DIEUHANH_DEMO khi dùng thật."))
    local = {"localhost", "127.0.0.1", "[::1]"}
    if not settings.SESSION_COOKIE_SECURE and not local.issuperset(settings.ALLOWED_HOSTS):
        text = _("Trang có tên công khai nhưng chưa bật HTTPS.")
        yield Finding(Level.WATCH, text, _("Hãy đặt DIEUHANH_HTTPS=1 sau máy chủ trung gian có TLS."))
