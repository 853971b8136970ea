"""What readers asked that waits for an answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.today import Block
from dieuhanh.web.ratings.models import QuestionState
from dieuhanh.web.ratings.selectors import questions


def blocks(actor: Actor, _today: date) -> Iterator[Block]:
    """Yield one block to who answers questions, while there are any."""
    if may(actor, "ratings.answer") and (count := questions(actor, QuestionState.WAITING).count()):
        yield Block(40, _("Bạn đọc hỏi, chờ xử lý (%s)") % count, "/nb/gop-y/")
