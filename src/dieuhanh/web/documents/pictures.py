"""The pages of a held text as pictures, drawn from the file as it came."""

from __future__ import annotations

from dieuhanh.sources import pictures
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import TextVersion


def has_pages(text_version: TextVersion) -> bool:
    """Whether the text was read from pages that can be shown."""
    return pictures.has_pages(text_version.file.media_type)


def page_picture(text_version: TextVersion, page: int, width: int = pictures.WIDTH) -> pictures.Picture:
    """Return the picture of a page (from 1) of a text that the caller may see.

    Raises:
        LookupError: there is no such page.
        SourceError: it cannot be drawn.
    """
    stored = text_version.file
    return pictures.page_picture(files.fetch(stored.path), stored.media_type, page, width)
