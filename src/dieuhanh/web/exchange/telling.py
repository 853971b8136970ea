"""What the exchange has to do today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import ngettext

from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.exchange.selectors import alarms, recalls
from dieuhanh.web.pages.today import Block

URL = "/nb/lien-thong/"


def blocks(actor: Actor, today: date) -> Iterator[Block]:
    """Yield what was not sent or acknowledged in time, and what others want back."""
    if not may(actor, "exchange.see"):
        return
    late = alarms(end_of(today)).count()
    if late:
        text = ngettext(
            "%(count)s gói tin liên thông chưa gửi được hoặc chưa được xác nhận",
            "%(count)s gói tin liên thông chưa gửi được hoặc chưa được xác nhận",
            late,
        )
        yield Block(20, text % {"count": late}, f"{URL}#canh-bao")
    asked = recalls().count()
    if asked:
        text = ngettext("%(count)s văn bản nơi gửi đề nghị lấy lại", "%(count)s văn bản nơi gửi đề nghị lấy lại", asked)
        yield Block(25, text % {"count": asked}, f"{URL}#lay-lai")


def end_of(today: date) -> datetime:
    """Return the moment up to which a day's alarms count: now, on the day itself."""
    last = timezone.make_aware(datetime.combine(today + timedelta(days=1), time.min))
    return min(last, timezone.now()) if today == timezone.localdate() else last
