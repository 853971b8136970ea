"""What the command line asks of the jobs. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

import signal

from dieuhanh.web.terminal import FAULT, fitting, set_up, tell


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
    """Do jobs until a signal ends it, or until the server whose pipe `listen` reads from is gone.

    Where a queue is set it brings the jobs; else this process looks for them in the database.
    """
    set_up()
    if not fitting():
        return FAULT
    from django.conf import settings

    if settings.QUEUE:
        _work_at_queue(threads)
    else:
        _work_at_database(threads, listen)
    return 0


def _work_at_database(threads: int, listen: int) -> None:
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


def _work_at_queue(threads: int) -> None:
    from dieuhanh.web.jobs import queue
    from dieuhanh.web.jobs.runner import Runner

    runner = Runner(0, also=lambda now: queue.send_due(now=now))
    runner.start()
    queue.serve(threads, runner.take, runner.end)
    runner.stop()
