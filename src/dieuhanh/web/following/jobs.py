"""Letters to followers, and forgetting those who never confirmed."""

from __future__ import annotations

import smtplib

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.following.actions import forget
from dieuhanh.web.following.letters import ask_to_confirm, tell
from dieuhanh.web.following.models import Follow
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import GiveUpError, Payload, Result, handler
from dieuhanh.web.jobs.schedules import every


@handler("following.confirm", label=_("Gửi thư xác nhận theo dõi"))
def confirm(_context: JobContext, payload: Payload) -> Result:
    """Send the letter that asks; the address stands nowhere but in the sealed row."""
    follow = Follow.objects.select_related("follower").filter(pk=payload["follow"]).first()
    if follow is None or not settings.EMAIL_HOST:
        return {"sent": 0}
    try:
        ask_to_confirm(follow, payload["rhythm"])
    except smtplib.SMTPRecipientsRefused as refusal:
        raise GiveUpError(str(_("Máy chủ thư từ chối địa chỉ nhận."))) from refusal
    return {"sent": 1}


@handler("following.tell", label=_("Gửi tin cho người theo dõi"), max_attempts=1)
def send(_context: JobContext, _payload: Payload) -> Result:
    """Send what is new, where the installation has a mail server."""
    return {"sent": tell(now=timezone.now()) if settings.EMAIL_HOST else 0}


@handler("following.forget", label=_("Xóa địa chỉ không xác nhận"))
def forget_unconfirmed(_context: JobContext, _payload: Payload) -> Result:
    """Delete what nobody confirmed."""
    return {"rows": forget(at=timezone.now())}


def plan() -> None:
    """News every ten minutes for those whose hour has come; forgetting every hour."""
    every("following.tell", "*/10 * * * *", "following.tell")
    every("following.forget", "17 * * * *", "following.forget")
