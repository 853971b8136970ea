"""Asking, confirming, ending. Readers are nobody here: no actor, no event of the log, as that would keep their place.

Nobody learns from an answer whether an address is known, and nobody gets more than a few letters that they did not
ask for.
"""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dieuhanh.web.accounts.sealing import digest, seal
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.following.models import Follow, Follower
from dieuhanh.web.following.subjects import Subject
from dieuhanh.web.following.tokens import CONFIRM_WITHIN
from dieuhanh.web.identifiers import uuid7
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.ratings.repeats import count_visit

MOST_LETTERS_A_DAY = 5
MOST_ASKED_A_DAY = 30
_INDEX = UUID("00000000-0000-7000-8000-f0110e000001")
"""What the digests of addresses belong to, so that they differ from every other digest of the house."""

_READER = Actor(kind="job", name="bạn đọc theo dõi")


@transaction.atomic
def ask(*, subject: Subject, rhythm: str, address: str, network: str, at: datetime) -> None:
    """Keep a wish and have the letter sent that asks for its confirmation.

    Raises `TooManyError` where one network address asks too often; an address that got its letters of the day gets no
    more, and nobody is told.
    """
    count_visit("follow", network, timezone.localdate(at), MOST_ASKED_A_DAY)
    follower = _follower(address)
    follow, _ = Follow.objects.get_or_create(
        follower=follower,
        kind=subject.kind,
        value=subject.value,
        defaults={"rhythm": rhythm, "asked_at": at, "told_until": at},
    )
    if follow.confirmed_at is None:
        Follow.objects.filter(pk=follow.pk).update(asked_at=at)
    if _may_write(follower, at):
        payload = {"follow": str(follow.pk), "rhythm": rhythm}
        enqueue(actor=_READER, handler="following.confirm", payload=payload, dedupe_key=f"{follow.pk}:{rhythm}")


def _follower(address: str) -> Follower:
    name, _at, host = address.rpartition("@")
    plain = f"{name}@{host.lower()}"
    index = digest(plain.lower(), _INDEX)
    identifier = uuid7()
    held, _ = Follower.objects.get_or_create(
        index=index, defaults={"id": identifier, "sealed": seal(plain.encode(), identifier)}
    )
    return Follower.objects.select_for_update().get(pk=held.pk)


def _may_write(follower: Follower, at: datetime) -> bool:
    today = timezone.localdate(at)
    if follower.letters_on != today:
        follower.letters_on, follower.letters = today, 0
    follower.letters += 1
    follower.save(update_fields=["letters_on", "letters"])
    return follower.letters <= MOST_LETTERS_A_DAY


@transaction.atomic
def confirm(*, identifier: UUID, rhythm: str, at: datetime) -> Follow | None:
    """Let letters begin, from now on; a second time changes the rhythm alone. None where the wish is gone."""
    follow = Follow.objects.select_for_update().select_related("follower").filter(pk=identifier).first()
    if follow is None:
        return None
    if follow.confirmed_at is None:
        follow.confirmed_at = follow.told_until = at
    follow.rhythm = rhythm
    follow.save()
    return follow


@transaction.atomic
def end(*, follower: Follower, identifier: UUID | None = None) -> None:
    """End one thing, or all; with the last one the address goes too."""
    follows = Follow.objects.filter(follower=follower)
    if identifier is not None:
        follows.filter(pk=identifier).delete()
    if identifier is None or not follows.exists():
        Follower.objects.filter(pk=follower.pk).delete()


@transaction.atomic
def forget(*, at: datetime) -> int:
    """Delete wishes that nobody confirmed in 48 hours, and addresses without any; return how many rows went."""
    wishes, _ = Follow.objects.filter(confirmed_at__isnull=True, asked_at__lt=at - CONFIRM_WITHIN).delete()
    people, _ = Follower.objects.filter(follows__isnull=True).delete()
    return wishes + people
