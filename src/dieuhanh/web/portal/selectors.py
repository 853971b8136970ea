"""What only the public site asks."""

from __future__ import annotations

from dieuhanh.web.documents.models import Document


def public_document_paths() -> list[str]:
    """Return the paths of all published documents, newest first, for the site map."""
    addresses = Document.objects.filter(published_at__isnull=False).values_list("address", flat=True)
    return [f"/van-ban/{address}/" for address in addresses]
