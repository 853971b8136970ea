"""Who has an item open: told to the others, never a lock that an absent person could leave behind."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.models import ReviewItem

PRESENT_FOR = timedelta(minutes=5)


@transaction.atomic
def enter(*, actor: Actor, text_version: TextVersion, item_index: int, at: datetime) -> ReviewItem | None:
    """Say that the actor has an item open; return its row, which names another person where they were there first."""
    require(actor, "review.decide")
    rows = ReviewItem.objects.select_for_update(of=("self",)).select_related("editor")
    row = rows.filter(text_version=text_version, item_index=item_index).first()
    if row is None or is_held(row, actor.user_id, at):
        return row
    if row.editor_id != actor.user_id or not _is_present(row, at):
        row.editing_since = at
    row.editor_id, row.seen_at = actor.user_id, at
    row.save(update_fields=["editor", "editing_since", "seen_at"])
    _leave_others(actor, row)
    return row


def _leave_others(actor: Actor, row: ReviewItem) -> None:
    others = ReviewItem.objects.filter(editor_id=actor.user_id, text_version_id=row.text_version_id)
    others.exclude(pk=row.pk).update(editor=None, editing_since=None, seen_at=None)


def leave(*, actor: Actor, text_version: TextVersion) -> None:
    """Say that the actor has no item of a text open any more."""
    require(actor, "review.decide")
    ReviewItem.objects.filter(editor_id=actor.user_id, text_version=text_version).update(
        editor=None, editing_since=None, seen_at=None
    )


def is_held(row: ReviewItem, user: UUID | None, at: datetime) -> bool:
    """Tell whether somebody else has the item open now."""
    return row.editor_id is not None and row.editor_id != user and _is_present(row, at)


def _is_present(row: ReviewItem, at: datetime) -> bool:
    return row.seen_at is not None and at - row.seen_at < PRESENT_FOR
