"""The way of a bulletin from the draft to the public and back: submit, approve, schedule, return, take down."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins.checks import Problem, problems
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus, FormerAddress, Waiver, WithdrawalReason
from dieuhanh.web.review.releasing import release_items

_WAITING = (BulletinStatus.SUBMITTED, BulletinStatus.SCHEDULED)


class NotReadyError(ValueError):
    """Raised for a bulletin that cannot go on yet; `problems` are all the reasons at once."""

    def __init__(self, found: list[Problem]) -> None:
        super().__init__("; ".join(problem.words for problem in found))
        self.problems = found


class WrongStateError(ValueError):
    """Raised where somebody else has already moved the bulletin on."""


def _held(bulletin: Bulletin, *states: BulletinStatus) -> Bulletin:
    """Return the bulletin as it is now, kept from others to the end of the transaction; refuse another state."""
    held = Bulletin.objects.select_for_update().get(pk=bulletin.pk)
    if held.status not in states:
        raise WrongStateError(_("Bản tin đang ở trạng thái “%s”.") % held.get_status_display())
    return held


@transaction.atomic
def submit(*, actor: Actor, bulletin: Bulletin) -> Bulletin:
    """Put a draft before the person who approves; all that speaks against it is told at once (`NotReadyError`)."""
    require(actor, "bulletins.compose")
    held = _held(bulletin, BulletinStatus.DRAFT)
    found = [problem for problem in problems(held) if problem.blocks]
    if found:
        raise NotReadyError(found)
    held.status, held.submitted_by_id, held.returned_words = BulletinStatus.SUBMITTED, actor.user_id, ""
    held.save()
    log.record(actor=actor, action="bulletins.submit", about=held)
    return held


@transaction.atomic
def give_back(*, actor: Actor, bulletin: Bulletin, reason: str) -> Bulletin:
    """Make a draft again of what was submitted or scheduled; its editors read why."""
    require(actor, "bulletins.approve")
    held = _held(bulletin, *_WAITING)
    held.status, held.publish_at, held.approved_by = BulletinStatus.DRAFT, None, None
    held.returned_words = reason
    held.save()
    log.record(actor=actor, action="bulletins.give_back", about=held, detail={"reason": reason})
    return held


@transaction.atomic
def take_back(*, actor: Actor, bulletin: Bulletin) -> Bulletin:
    """Make a draft again of what the actor submitted, as long as nobody has decided about it."""
    require(actor, "bulletins.compose")
    held = _held(bulletin, BulletinStatus.SUBMITTED)
    if held.submitted_by_id != actor.user_id:
        raise PermissionDenied(_("Chỉ người trình rút lại được."))
    held.status = BulletinStatus.DRAFT
    held.save()
    log.record(actor=actor, action="bulletins.take_back", about=held)
    return held


@transaction.atomic
def approve(*, actor: Actor, bulletin: Bulletin, at: datetime, publish_at: datetime | None = None) -> Bulletin:
    """Publish what was submitted, now or at an hour to come; whoever submitted it may not.

    The checks run once more: what has become wrong since stops it.
    """
    require(actor, "bulletins.approve")
    held = _held(bulletin, *_WAITING)
    if actor.user_id is not None and held.submitted_by_id == actor.user_id:
        raise PermissionDenied(_("Người trình không tự duyệt đăng."))
    found = [problem for problem in problems(held) if problem.blocks]
    if found:
        raise NotReadyError(found)
    held.approved_by_id = actor.user_id
    if publish_at is not None and publish_at > at:
        held.status, held.publish_at = BulletinStatus.SCHEDULED, publish_at
        held.save()
        log.record(actor=actor, action="bulletins.schedule", about=held, detail={"at": publish_at.isoformat()})
        return held
    return _publish(actor, held, at)


@transaction.atomic
def publish_due(*, actor: Actor, at: datetime) -> list[Bulletin]:
    """Publish every bulletin whose hour has come; a second run finds none."""
    require(actor, "bulletins.approve")
    due = Bulletin.objects.select_for_update().filter(status=BulletinStatus.SCHEDULED, publish_at__lte=at)
    return [_publish(actor, bulletin, at) for bulletin in due.order_by("publish_at")]


def _publish(actor: Actor, bulletin: Bulletin, at: datetime) -> Bulletin:
    bulletin.status, bulletin.published_at = BulletinStatus.PUBLISHED, at
    bulletin.save()
    wanted: dict[object, set[int]] = {}
    items = list(bulletin.items.select_related("text_version"))
    texts = {item.text_version_id: item.text_version for item in items if item.text_version}
    for item in items:
        wanted.setdefault(item.text_version_id, set()).add(item.item_index)
    for text_id, text in texts.items():
        release_items(actor=actor, text_version=text, items=wanted[text_id], at=at)
    log.record(actor=actor, action="bulletins.publish", about=bulletin, detail={"version": bulletin.version})
    return bulletin


@transaction.atomic
def withdraw(
    *,
    actor: Actor,
    bulletin: Bulletin,
    reason: WithdrawalReason,
    words: str,
    replacement: str,
    at: datetime,
) -> Bulletin:
    """Take a week's published bulletin down, all its versions; its address answers 410 with the reason from then on."""
    require(actor, "bulletins.approve")
    held = _held(bulletin, BulletinStatus.PUBLISHED)
    versions = Bulletin.objects.filter(iso_year=held.iso_year, week=held.week, status=BulletinStatus.PUBLISHED)
    versions.update(
        status=BulletinStatus.WITHDRAWN,
        withdrawn_at=at,
        withdrawal_reason=reason,
        withdrawal_words=words,
        replacement=replacement,
    )
    held.refresh_from_db()
    log.record(actor=actor, action="bulletins.withdraw", about=held, detail={"reason": reason.value})
    return held


@transaction.atomic
def waive(*, actor: Actor, bulletin: Bulletin, finding: str, reason: str) -> None:
    """Let a finding of the checks pass, with the reason; a second time changes nothing."""
    require(actor, "bulletins.compose")
    _waiver, new = Waiver.objects.get_or_create(
        bulletin=bulletin, finding=finding, defaults={"reason": reason, "by_id": actor.user_id}
    )
    if new:
        log.record(actor=actor, action="bulletins.waive", about=bulletin, detail={"reason": reason})


@transaction.atomic
def lead_from(*, actor: Actor, former: str, target: str) -> bool:
    """Let an address of before lead to one of today for ever; return False where it already leads somewhere."""
    require(actor, "bulletins.publish")
    _address, new = FormerAddress.objects.get_or_create(path=former, defaults={"target": target})
    return new
