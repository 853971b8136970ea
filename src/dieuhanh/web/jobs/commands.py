"""What the command line asks of the jobs. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

import signal

from dieuhanh.web.terminal import set_up, tell


def once() -> int:
    """Do all jobs that are due, in this thread, and end."""
    set_up()
    from django.utils import timezone

    from dieuhanh.web.jobs import leases, schedules
    from dieuhanh.web.jobs.running import drain

    leases.recover(now=timezone.now())
    schedules.tick(now=timezone.now())
    tell(f"Đã làm {drain()} việc nền")
    return 0


def work(threads: int, listen: int = -1) -> int:
    """Do jobs until a signal ends it, or until the server whose pipe `listen` reads from is gone."""
    set_up()
    from dieuhanh.web.jobs import waking
    from dieuhanh.web.jobs.runner import Runner

    if listen >= 0:
        waking.take_over(listen)
    runner = Runner(threads)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: runner.end())
    runner.start()
    runner.wait()
    runner.stop()
    return 0
