"""Whether figures as of a day rest on what the events say: asked by `dieuhanh doctor --all`, mended by `--rebuild`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.health import Finding, Level
from dieuhanh.web.reporting.models import PastStanding
from dieuhanh.web.reporting.standings import rebuild
from dieuhanh.web.tasks.models import Performer


def check_all(_now: datetime) -> Iterator[Finding]:
    """Yield whether each performer's last standing is that after its last event."""
    last = PastStanding.objects.filter(
        performer=OuterRef("pk"), superseded_at__isnull=True, sequence=OuterRef("events_count")
    )
    differing = Performer.objects.filter(events_count__gt=0).exclude(Exists(last)).count()
    differing += PastStanding.objects.filter(sequence__gt=F("performer__events_count")).count()
    if differing:
        text = _("Số liệu theo ngày của %(count)s phần việc khác với diễn biến.") % {"count": differing}
        yield Finding(Level.BROKEN, text, _("Hãy chạy dieuhanh doctor --rebuild."))
    else:
        yield Finding(Level.WELL, _("Số liệu theo ngày khớp với diễn biến."))


def mend(actor: Actor, _now: datetime) -> Finding:
    """Make all standings anew from the events."""
    made = rebuild()
    log.record(actor=actor, action="reporting.rebuilt", detail={"standings": made})
    return Finding(Level.WELL, _("Đã lập lại số liệu theo ngày từ %(count)s diễn biến.") % {"count": made})
