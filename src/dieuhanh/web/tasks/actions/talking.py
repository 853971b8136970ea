"""Remarks, followers and kept filters."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Comment, Follower, SavedView, Task
from dieuhanh.web.tasks.selectors import visible_task


@transaction.atomic
def comment(*, actor: Actor, task: Task, text: str, at: datetime) -> Comment:
    """Write a remark on a task that one may see; whoever writes follows from then on."""
    require(actor, "tasks.comment")
    _require_visible(actor, task)
    if not text.strip():
        raise TaskError(_("Nhập nội dung trao đổi."), "trao-doi")
    written = Comment.objects.create(
        task=task,
        author_id=actor.user_id,
        author_name=actor.name,
        body=Organisation.objects.filter(pk=actor.organisation_id).first() if actor.organisation_id else None,
        text=text.strip(),
        recorded_at=at,
    )
    log.record(actor=actor, action="tasks.comment", about=task, detail={"task": task.code})
    follow(actor=actor, task=task, at=at)
    return written


@transaction.atomic
def follow(*, actor: Actor, task: Task, at: datetime) -> None:
    """Want to hear of a task."""
    _require_visible(actor, task)
    if actor.user_id is not None:
        Follower.objects.get_or_create(task=task, user_id=actor.user_id, defaults={"since": at})
        log.record(actor=actor, action="tasks.follow", about=task)


@transaction.atomic
def unfollow(*, actor: Actor, task: Task) -> None:
    """Want to hear of it no more."""
    if actor.user_id is not None:
        Follower.objects.filter(task=task, user_id=actor.user_id).delete()
    log.record(actor=actor, action="tasks.unfollow", about=task)


@transaction.atomic
def save_view(*, actor: Actor, name: str, query: str, at: datetime) -> None:
    """Keep a filter under a name of one's own; the same name again takes the new filter."""
    require(actor, "tasks.see")
    if actor.user_id is None:
        raise PermissionDenied("tasks.see")
    if not name.strip():
        raise TaskError(_("Đặt tên cho bộ lọc."), "ten")
    SavedView.objects.update_or_create(
        user_id=actor.user_id, name=name.strip()[:80], defaults={"query": query[:1000], "saved_at": at}
    )
    log.record(actor=actor, action="tasks.save_view", detail={"name": name.strip()[:80]})


@transaction.atomic
def drop_view(*, actor: Actor, name: str) -> None:
    """Forget a kept filter."""
    if actor.user_id is not None:
        SavedView.objects.filter(user_id=actor.user_id, name=name).delete()
    log.record(actor=actor, action="tasks.drop_view", detail={"name": name})


def _require_visible(actor: Actor, task: Task) -> None:
    if visible_task(actor, task.code) is None:
        raise PermissionDenied("tasks.see")
