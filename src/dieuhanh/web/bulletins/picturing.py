"""Every write to the pictures of a draft's items: uploading one, describing it, taking it out."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins.editing import changing
from dieuhanh.web.bulletins.models import BulletinItem, Picture
from dieuhanh.web.bulletins.photographs import MEDIA_TYPE, Photograph, PictureError, prepared
from dieuhanh.web.documents.actions import register_file

MOST = 6
"""Pictures of one item."""


def add_picture(
    *, actor: Actor, item: BulletinItem, revision: int, data: bytes, name: str, caption: str, alternative: str
) -> Picture:
    """Put a picture under an item, drawn anew; the file as it came is not kept. Raise `PictureError` for a bad one."""
    photograph = prepared(data)
    with changing(actor, item.bulletin, revision, "add_picture", name):
        held = item.pictures.count()
        if held >= MOST:
            raise PictureError(_("Mỗi mục có nhiều nhất %s ảnh.") % MOST)
        picture = _picture(actor, item, photograph, name)
        picture.position, picture.caption, picture.alternative = held + 1, caption, alternative
        picture.save()
    return picture


def _picture(actor: Actor, item: BulletinItem, photograph: Photograph, name: str) -> Picture:
    file = register_file(actor=actor, data=photograph.content, name=name, media_type=MEDIA_TYPE)
    return Picture(item=item, file=file, width=photograph.width, height=photograph.height)


def describe_picture(*, actor: Actor, picture: Picture, revision: int, caption: str, alternative: str) -> None:
    """Write what stands under a picture, and what it shows for those who cannot see it."""
    with changing(actor, picture.item.bulletin, revision, "describe_picture", caption):
        picture.caption, picture.alternative = caption, alternative
        picture.save(update_fields=["caption", "alternative"])


def remove_picture(*, actor: Actor, picture: Picture, revision: int) -> None:
    """Take a picture out of the draft; versions that are out keep theirs."""
    with changing(actor, picture.item.bulletin, revision, "remove_picture", picture.caption):
        picture.delete()
