"""What only the public site asks."""

from __future__ import annotations

from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus


def was_withdrawn(iso_year: int, week: int) -> bool:
    """Tell whether the week's bulletin was published once and then taken down."""
    return Bulletin.objects.filter(iso_year=iso_year, week=week, status=BulletinStatus.WITHDRAWN).exists()
