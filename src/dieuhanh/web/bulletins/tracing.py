"""How bulletins hang on a purged document: its items and the sentence that names them lose their words."""

from __future__ import annotations

from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, Editor, Picture
from dieuhanh.web.documents.leaks import DESTROYED, Found, Leak, Trace, register

_ITEM = {
    "heading": DESTROYED,
    "public_text": "",
    "start": None,
    "end": None,
    "text_version": None,
    "announced": None,
    "anchor": lambda item: f"muc-{item.position}",
    "address": lambda item: f"huy/{item.pk}",
}
_BULLETIN = {"lead": DESTROYED, "returned_words": "", "source": None}


def trace() -> None:
    """Say it once the site starts."""
    register(
        Trace(BulletinItem, ("text_version", "announced"), _ITEM, label="mục bản tin"),
        Trace(Bulletin, ("source",), _BULLETIN, find=_of_items, label="bản tin"),
        Trace(Editor, ("item",)),
        Trace(Picture, ("file", "item"), label="hình ảnh"),
    )


def _of_items(_leak: Leak, held: Found) -> list[object]:
    """The bulletins of the items: their opening sentence names every heading."""
    items = BulletinItem.objects.filter(pk__in=held.get(BulletinItem, ()))
    return list(items.values_list("bulletin", flat=True))
