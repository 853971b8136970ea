"""Who has a draft or one of its items open, told to the others, and what they typed there and did not save yet."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, Editor

PRESENT_FOR = timedelta(minutes=2)


def come(
    *,
    actor: Actor,
    bulletin: Bulletin,
    item: BulletinItem | None,
    at: datetime,
    typed: dict[str, object] | None = None,
) -> Editor | None:
    """Note that somebody looks at a draft or an item of it; `typed` of None leaves what they typed before."""
    require(actor, "bulletins.compose")
    if actor.user_id is None:
        return None
    editor, new = Editor.objects.get_or_create(
        bulletin=bulletin, item=item, user_id=actor.user_id, defaults={"since": at, "seen_at": at, "typed": typed or {}}
    )
    if not new:
        if editor.seen_at < at - PRESENT_FOR:
            editor.since = at
        editor.seen_at = at
        if typed is not None:
            editor.typed = typed
        editor.save(update_fields=["since", "seen_at", "typed"])
    return editor


def forget(*, actor: Actor, item: BulletinItem) -> None:
    """Throw away what somebody typed for an item: it is saved, or they do not want it."""
    require(actor, "bulletins.compose")
    Editor.objects.filter(item=item, user_id=_key(actor)).delete()


def others(actor: Actor, bulletin: Bulletin, item: BulletinItem | None, at: datetime) -> list[str]:
    """Return a line for each other person who has the item open, or anything of the draft where `item` is None."""
    seen = Editor.objects.filter(bulletin=bulletin, seen_at__gt=at - PRESENT_FOR).exclude(user_id=_key(actor))
    if item is not None:
        seen = seen.filter(item=item)
    return [_line(one, item is not None) for one in seen.select_related("user", "item").order_by("since")]


def _key(actor: Actor) -> UUID:
    return actor.user_id or UUID(int=0)


def _line(editor: Editor, same: bool) -> str:
    told = {"name": editor.user, "since": f"{timezone.localtime(editor.since):%H:%M}"}
    if same:
        return _("%(name)s đang sửa mục này (từ %(since)s)") % told
    if editor.item is not None:
        return _("%(name)s đang sửa mục %(place)s (từ %(since)s)") % {**told, "place": editor.item.position}
    return _("%(name)s đang xem (từ %(since)s)") % told
