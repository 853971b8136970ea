"""A real queue in front of the rows: Celery on Redis or RabbitMQ carries a job's id to a worker, nothing else.

A message may come twice or never: the claim lets one worker in, and `send_due` sends again what nobody took. So the
queue may lose all it holds, and a message is let go as soon as the claim is refused.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from celery import Celery
from celery.signals import worker_shutting_down
from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from kombu.exceptions import OperationalError

from dieuhanh.web.jobs import handlers
from dieuhanh.web.jobs.models import Job, State

LOG = logging.getLogger("dieuhanh.jobs")
NAME = "dieuhanh"
TASK = "dieuhanh.job"
SEND_AGAIN = timedelta(seconds=30)
_AT_ONCE = 200
_CONNECT_SECONDS = 3
# kombu looks for unacknowledged messages every `interval` seconds, and by default does so one time in ten only.
_REDIS = {
    "visibility_timeout": 60,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": _CONNECT_SECONDS,
    "socket_keepalive": True,
}


@lru_cache
def application(url: str) -> Celery:
    """Return the Celery application of a queue; it connects when it is first used."""
    app = Celery(NAME, broker=url, set_as_current=False)
    app.conf.update(
        broker_connection_retry_on_startup=True,
        broker_connection_timeout=_CONNECT_SECONDS,
        broker_heartbeat=30,
        broker_transport_options=_REDIS if url.startswith("redis") else {},
        task_acks_late=True,
        task_default_queue=NAME,
        task_ignore_result=True,
        task_reject_on_worker_lost=True,
        worker_cancel_long_running_tasks_on_connection_loss=False,
        worker_enable_remote_control=False,
        worker_hijack_root_logger=False,
        worker_prefetch_multiplier=1,
    )
    return app


def send(identifier: UUID) -> bool:
    """Send a job's id; where the queue cannot be reached say so in the log, as the workers send it later."""
    try:
        application(settings.QUEUE).send_task(TASK, [str(identifier)], retry=False)
    except (OperationalError, OSError) as fault:
        LOG.warning("The queue did not take job %s (%s); it is sent again later", identifier, fault)
        return False
    Job.objects.filter(pk=identifier, state=State.WAITING).update(sent_at=timezone.now())
    return True


def send_due(*, now: datetime) -> int:
    """Send the jobs that are due and were not sent, and again those that a queue which is empty has lost."""
    due = Job.objects.filter(state=State.WAITING, run_at__lte=now, handler__in=handlers.names())
    unsent = due.filter(Q(sent_at=None) | Q(sent_at__lt=now - SEND_AGAIN))
    if not unsent.exists():
        return 0
    wanted = unsent if waiting() == 0 else due.filter(sent_at=None)
    count = 0
    for identifier, sent_at in wanted.order_by("run_at", "id").values_list("pk", "sent_at")[:_AT_ONCE]:
        mine = Job.objects.filter(pk=identifier, state=State.WAITING, sent_at=sent_at).update(sent_at=now)
        count += bool(mine and send(identifier))
    return count


def waiting() -> int:
    """The messages that lie in the queue; -1 where it does not answer, 0 where there is no such queue yet."""
    app = application(settings.QUEUE)
    with contextlib.suppress(OperationalError, OSError), app.connection_for_read() as connection:
        try:
            return int(connection.default_channel.queue_declare(NAME, passive=True).message_count)
        except connection.channel_errors:
            return 0
    return -1


def serve(threads: int, take: Callable[[UUID], None], end: Callable[[], None]) -> None:
    """Take ids from the queue in `threads` threads until a signal ends it; `end` is called as soon as one comes."""
    app = application(settings.QUEUE)

    @app.task(name=TASK)  # type: ignore[untyped-decorator] # Celery has no types
    def job(identifier: str) -> None:
        take(UUID(identifier))

    def ending(**_told: Any) -> None:
        end()

    worker_shutting_down.connect(ending, weak=False)
    options = {"pool": "threads", "concurrency": threads, "loglevel": "WARNING", "quiet": True}
    app.Worker(without_gossip=True, without_mingle=True, **options).start()
