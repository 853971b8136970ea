"""What of this room there is to do today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.notifications.models import Letter, LetterState, Notice
from dieuhanh.web.pages.today import Block


def blocks(actor: Actor, _today: date) -> Iterator[Block]:
    """Yield unseen notices, and to the administrator letters that did not arrive."""
    unseen = Notice.objects.filter(user_id=actor.user_id, seen_at__isnull=True).count() if actor.user_id else 0
    if unseen:
        yield Block(60, _("Thông báo chưa xem (%s)") % unseen, "/nb/thong-bao/")
    if may(actor, "notifications.see"):
        failed = Letter.objects.filter(state__in=(LetterState.FAILED, LetterState.UNKNOWN)).count()
        if failed:
            yield Block(5, _("Thư không gửi được (%s)") % failed, "/nb/quan-tri/thu/")
