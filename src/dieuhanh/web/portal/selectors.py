"""What only the public site asks."""

from __future__ import annotations

from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus
from dieuhanh.web.documents.models import Document


def was_withdrawn(iso_year: int, week: int) -> bool:
    """Tell whether the week's bulletin was published once and then taken down."""
    return Bulletin.objects.filter(iso_year=iso_year, week=week, status=BulletinStatus.WITHDRAWN).exists()


def public_document_paths() -> list[str]:
    """Return the paths of all published documents, newest first, for the site map."""
    addresses = Document.objects.filter(published_at__isnull=False).values_list("address", flat=True)
    return [f"/van-ban/{address}/" for address in addresses]
