"""Whether letters arrive: the check that `dieuhanh doctor` and the system's page ask."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.utils.translation import gettext as _

from dieuhanh.web.health import Finding, Level
from dieuhanh.web.notifications.models import Letter, LetterState, Recipient

_PATIENCE = 5
_A_DAY = timedelta(days=1)
_LONG = timedelta(hours=1)
_ACCEPTED = 250


def check(now: datetime) -> Iterator[Finding]:
    """Yield whether the mail server takes letters from our sender, what failed within a day and what waits long."""
    if not settings.EMAIL_HOST:
        yield Finding(
            Level.WATCH,
            _("Chưa đặt máy chủ thư nên không gửi thư nhắc nào."),
            _("Hãy đặt DIEUHANH_MAIL=smtp+tls://tên:mật-khẩu@máy-chủ:587?from=so@tinh.gov.vn."),
        )
        return
    yield _server()
    yield from _letters(now)
    if not Recipient.objects.filter(user__is_active=True).exists():
        advice = _("Mỗi người tự nhập tại /nb/thong-bao/nhan-thu/.")
        yield Finding(Level.WATCH, _("Chưa ai ghi địa chỉ nhận thư."), advice)


def _server() -> Finding:
    """Greet the server, sign in where a name is set, and offer our sender; no letter goes out."""
    words = {"host": settings.EMAIL_HOST, "port": settings.EMAIL_PORT, "sender": settings.DEFAULT_FROM_EMAIL}
    try:
        answered = _answer_to_the_sender()
    except (smtplib.SMTPException, OSError) as fault:
        text = _("Không gửi được qua %(host)s:%(port)s: %(fault)s.") % {**words, "fault": _told(fault)}
        return Finding(Level.BROKEN, text, _("Hãy kiểm tra DIEUHANH_MAIL, mạng và tài khoản thư."))
    if answered:
        text = _("Máy chủ thư không nhận người gửi %(sender)s: %(answer)s.") % {**words, "answer": answered}
        return Finding(Level.BROKEN, text, _("Hãy sửa phần from= của DIEUHANH_MAIL."))
    return Finding(Level.WELL, _("%(host)s:%(port)s nhận thư của %(sender)s.") % words)


def _answer_to_the_sender() -> str:
    """What the server says against our sender, nothing where it accepts it."""
    backend = get_connection("django.core.mail.backends.smtp.EmailBackend", timeout=_PATIENCE)
    assert isinstance(backend, EmailBackend)  # noqa: S101 -- the backend named above
    backend.open()
    try:
        if backend.connection is None:
            return ""
        backend.connection.ehlo_or_helo_if_needed()
        code, words = backend.connection.mail(parseaddr(settings.DEFAULT_FROM_EMAIL)[1])
        backend.connection.rset()
        return "" if code == _ACCEPTED else f"{code} {words.decode(errors='replace')}"
    finally:
        backend.close()


def _told(fault: Exception) -> str:
    return " ".join(str(fault).split())[:200] or type(fault).__name__


def _letters(now: datetime) -> Iterator[Finding]:
    lost = Letter.objects.filter(state__in=(LetterState.FAILED, LetterState.UNKNOWN), not_before__gte=now - _A_DAY)
    if failed := lost.count():
        text = _("%(count)s thư không gửi được trong một ngày qua.") % {"count": failed}
        yield Finding(Level.WATCH, text, _("Hãy xem /nb/quan-tri/thu/, sửa địa chỉ rồi cho gửi lại."))
    late = Letter.objects.filter(state=LetterState.WAITING, not_before__lt=now - _LONG)
    if waiting := late.count():
        text = _("%(count)s thư chờ gửi quá một giờ.") % {"count": waiting}
        yield Finding(Level.WATCH, text, _("Ngoài giờ làm việc thư được giữ lại; trong giờ thì xem việc nền."))
