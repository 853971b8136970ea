"""The public pages that readers rate: bulletins and their items."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, BulletinStatus

_WEEK = re.compile(r"/ban-tin/([0-9]{4})/tuan-([0-9]{2})/")
_ITEM = re.compile(r"/chi-dao/([0-9]{4}/[-0-9a-z]{1,190})/")


@dataclass(frozen=True, slots=True)
class Subject:
    """A page that is public now: its path, its heading, and the bulletin that it belongs to."""

    path: str
    heading: str
    bulletin: Bulletin

    def owner(self) -> User | None:
        """Return who prepared the bulletin, where that person is still there and may answer."""
        who = self.bulletin.submitted_by
        if not isinstance(who, User) or not who.is_active:
            return None
        return who if may(who.actor, "ratings.answer") else None


def subject_of(path: str) -> Subject | None:
    """Return what is rated by a path as the public form sends it; None for a page that nobody rates."""
    if found := _WEEK.fullmatch(path):
        return _week(path, int(found[1]), int(found[2]))
    if found := _ITEM.fullmatch(path):
        return _item(path, found[1])
    return None


def _week(path: str, year: int, week: int) -> Subject | None:
    bulletins = Bulletin.objects.filter(iso_year=year, week=week, status=BulletinStatus.PUBLISHED)
    bulletin = bulletins.select_related("submitted_by").first()
    return Subject(path, bulletin.title, bulletin) if bulletin else None


def _item(path: str, address: str) -> Subject | None:
    items = BulletinItem.objects.filter(address=address, bulletin__status=BulletinStatus.PUBLISHED)
    item = items.select_related("bulletin__submitted_by").order_by("-bulletin__version").first()
    return Subject(path, item.heading, item.bulletin) if item else None
