"""What the command line asks of the site. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

from datetime import date

from dieuhanh.web.terminal import FAULT, complain, fitting, set_up, tell, upgraded

BROKEN = 1
_MARKS = ("tốt    ", "cần xem", "HỎNG   ")


def migrate(*, without_backup: bool = False) -> int:
    """Bring the database up to date, making it where there is none; 2 where something speaks against it."""
    return 0 if upgraded(without_backup=without_backup) else FAULT


def doctor(*, whole: bool = False, rebuild: bool = False) -> int:
    """Tell what is wrong with the installation and what to do; 1 where something does not work.

    With `whole` all of it is looked at; with `rebuild` what events say is made anew from them first.
    """
    from dieuhanh.web.environment import faults

    wrong = faults()
    for line in wrong:
        complain(line)
    if wrong:
        return BROKEN
    set_up()
    from django.utils import timezone

    from dieuhanh.web import health
    from dieuhanh.web.audit.actor import command_line

    now, worst = timezone.now(), 0
    done = health.mended(command_line(), now) if rebuild else ()
    for label, finding in (*done, *health.findings(now, whole=whole or rebuild)):
        worst = max(worst, finding.level)
        advice = f" → {finding.advice}" if finding.advice else ""
        tell(f"{_MARKS[finding.level]} {label}: {finding.text}{advice}")
    return BROKEN if worst == health.Level.BROKEN else 0


def demo(until: date | None) -> int:
    """Load the demonstration province as far as the demonstration's day, or as far as `until`."""
    set_up()
    from django.conf import settings

    if not (settings.DEMO or settings.DEBUG):
        complain("tỉnh trình diễn chỉ nạp được ở chế độ trình diễn: hãy đặt DIEUHANH_DEMO=1")
        return FAULT
    return _load(until)


def _load(until: date | None) -> int:
    from dieuhanh.web import demonstration
    from dieuhanh.web.clock import set_day
    from dieuhanh.web.demonstration_tasks import load_tasks

    last = until or set_day() or demonstration.FIRST_DAY
    texts = [text for text in demonstration.texts() if text.day <= last]
    if not texts:
        complain(f"không thấy dữ liệu trình diễn trong {demonstration.FOLDER}: hãy chạy từ thư mục của dự án")
        return FAULT
    reviewer = demonstration.load_accounts()
    demonstration.load_organisations()
    demonstration.place_accounts()
    for number, text in enumerate(texts, start=1):
        state = "đã nạp" if demonstration.load_text(text, reviewer) else "đã có"
        tell(f"[{number}/{len(texts)}] {text.file.name}: {state}")
    tell(f"{load_tasks(reviewer, demonstration.FOLDER)} nhiệm vụ đã giao")
    return 0


def serve(host: str, port: int, size: tuple[int, int] = (2, 4), *, jobs: bool = True) -> int:
    """Serve the site until it is stopped, and say where it is; its jobs are done by a process beside it."""
    set_up()
    if not fitting():
        return FAULT
    from django.conf import settings

    from dieuhanh.web.jobs.companion import Companion
    from dieuhanh.web.server import collect_static, run

    collect_static()
    # Imported only now: the application looks through the static files as it is made.
    from dieuhanh.web.wsgi import application

    companion = Companion() if jobs and not settings.QUEUE else None
    run(application, (host, port), size, say_ready=lambda: _announce(host, port), companion=companion)
    return 0


def _announce(host: str, port: int) -> None:
    from django.conf import settings

    shown = "localhost" if host in {"127.0.0.1", "::1"} else host
    tell(f"Sổ Điều Hành: http://{shown}:{port}/")
    if settings.DEMO:
        from dieuhanh.web.demonstration import ACCOUNTS

        tell(f"Bản trình diễn. Nội bộ: http://{shown}:{port}/nb/")
        for one in ACCOUNTS:
            tell(f"  {one.role.label}: {one.username} / {one.password}")
