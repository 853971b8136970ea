"""Every write of this room: letters and notices, each with a key that makes a second one impossible; preferences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.notifications.models import Letter, LetterState, Notice, Recipient

EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Message:
    """What a letter says, when it may go out, and whether it may at any hour."""

    key: str
    subject: str
    text: str
    not_before: datetime
    batch: str = ""
    urgent: bool = False


def write(*, address: str, message: Message, user: User | None = None) -> bool:
    """Put a letter into the ledger, once; return whether it is new."""
    _letter, new = Letter.objects.get_or_create(
        key=message.key[:200],
        defaults={
            "user": user,
            "address": address,
            "subject": message.subject[:300],
            "text": message.text,
            "not_before": message.not_before,
            "batch": message.batch,
            "urgent": message.urgent,
        },
    )
    return new


def write_to(*, user: User, message: Message, today: date) -> bool:
    """Write to a person who left an address and is not on leave; return whether a new letter waits."""
    recipient = Recipient.objects.filter(user=user).first()
    if recipient is None or not user.is_active or (recipient.paused_until and today <= recipient.paused_until):
        return False
    return write(address=recipient.address, message=message, user=user)


def note(*, user: User, key: str, words: str, url: str, at: datetime) -> bool:
    """Put a line into a person's list, once; return whether it is new."""
    _notice, new = Notice.objects.get_or_create(user=user, key=key, defaults={"words": words, "url": url, "at": at})
    return new


def see_all(*, user: User, at: datetime) -> None:
    """Mark a person's notices as seen."""
    Notice.objects.filter(user=user, seen_at__isnull=True).update(seen_at=at)


@transaction.atomic
def choose(*, user: User, address: str, hour: time, paused_until: date | None) -> Recipient:
    """Keep where and when a person wants letters."""
    recipient, _new = Recipient.objects.update_or_create(
        user=user, defaults={"address": address, "hour": hour, "paused_until": paused_until}
    )
    log.record(actor=user.actor, action="notifications.choose", about=recipient, detail={"address": "đã đổi"})
    return recipient


@transaction.atomic
def retry(*, actor: Actor, letter: Letter, at: datetime) -> bool:
    """Let a letter that failed, or that nobody knows of, go out again; return False where it is in another state."""
    require(actor, "notifications.retry")
    states = (LetterState.FAILED, LetterState.UNKNOWN)
    changed = Letter.objects.filter(pk=letter.pk, state__in=states).update(
        state=LetterState.WAITING, attempts=0, error="", not_before=at
    )
    if changed:
        log.record(actor=actor, action="notifications.retry", about=letter)
    return bool(changed)
