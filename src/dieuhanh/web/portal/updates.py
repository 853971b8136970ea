"""When the public pages were last given something new: the footer says so (ux 4.4)."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import DatabaseError
from django.db.models import Max

from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus

_log = logging.getLogger(__name__)


def last_published() -> datetime | None:
    """Return when a bulletin that stands was last published.

    None where none has been, or while the database does not answer: nothing else on a page may need it.
    """
    published = Bulletin.objects.filter(status=BulletinStatus.PUBLISHED)
    try:
        newest: datetime | None = published.aggregate(newest=Max("published_at"))["newest"]
    except DatabaseError:
        _log.exception("the footer does not say when the pages were last given something new")
        return None
    return newest
