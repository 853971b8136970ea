"""What there is to do about bulletins today: drafts, what was given back, what waits, and what was taken down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins.addresses import Week
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus
from dieuhanh.web.pages.today import Block

TOLD_FOR = timedelta(days=7)
_OPEN = (BulletinStatus.DRAFT, BulletinStatus.SUBMITTED)
_MOST = 20


def blocks(actor: Actor, today: date) -> Iterator[Block]:
    """Yield a line for each bulletin that the actor has something to do about, or should know of."""
    if not may(actor, "bulletins.see"):
        return
    since = timezone.make_aware(datetime.combine(today - TOLD_FOR, time.min))
    wanted = Q(status__in=_OPEN) | Q(status=BulletinStatus.WITHDRAWN, withdrawn_at__gte=since)
    found = Bulletin.objects.filter(wanted).annotate(count=Count("items")).order_by("iso_year", "week", "version")
    gone = {}
    for bulletin in found[:_MOST]:
        if bulletin.status == BulletinStatus.WITHDRAWN:
            gone[bulletin.iso_year, bulletin.week] = Block(70, _gone(bulletin), _address("compose", bulletin))
        else:
            yield from _open(actor, bulletin, bulletin.count)
    yield from gone.values()


def _open(actor: Actor, bulletin: Bulletin, count: int) -> Iterator[Block]:
    named = {"number": bulletin.week, "year": bulletin.iso_year, "count": count}
    composes = may(actor, "bulletins.compose")
    if bulletin.status == BulletinStatus.SUBMITTED:
        own = bulletin.submitted_by_id == (actor.user_id or UUID(int=0))
        if may(actor, "bulletins.approve") and not own:
            words = _("Duyệt đăng bản tin tuần %(number)s/%(year)s: %(count)s mục") % named
            yield Block(22, words, _address("approval", bulletin))
    elif composes and bulletin.returned_words:
        words = _("Bản tin tuần %(number)s/%(year)s bị trả lại: %(count)s mục") % named
        yield Block(23, words, _address("compose", bulletin))
    elif composes:
        yield Block(60, _("Bản tin tuần %(number)s/%(year)s: %(count)s mục") % named, _address("compose", bulletin))


def _gone(bulletin: Bulletin) -> str:
    reason = bulletin.get_withdrawal_reason_display()
    named = {"number": bulletin.week, "year": bulletin.iso_year, "reason": reason}
    return _("Bản tin tuần %(number)s/%(year)s đã được gỡ: %(reason)s") % named


def _address(view: str, bulletin: Bulletin) -> str:
    return reverse(f"bulletins:{view}", kwargs={"week": Week(bulletin.iso_year, bulletin.week)})
