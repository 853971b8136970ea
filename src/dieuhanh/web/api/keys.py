"""Making, revoking and checking the keys of bodies' systems."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

from django.db import transaction

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.api.models import BodyKey
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation

PREFIX = "sdh_"
_USED_AGAIN_AFTER = timedelta(minutes=10)


def digest(key: str) -> str:
    """Return what is kept of a key; it has 256 random bits, so nobody can guess it from its digest."""
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def issue(*, actor: Actor, organisation: Organisation, name: str, expires_on: date) -> str:
    """Make a key for a body's system and return it, the only time that it is seen."""
    require(actor, "api.keys")
    key = PREFIX + secrets.token_urlsafe(32)
    row = BodyKey.objects.create(organisation=organisation, name=name[:150], digest=digest(key), expires_on=expires_on)
    log.record(actor=actor, action="api.issue_key", about=row, detail={"body": organisation.key})
    return key


@transaction.atomic
def revoke(*, actor: Actor, key: BodyKey, at: datetime) -> None:
    """Let a key open nothing from now on; a second time changes nothing."""
    require(actor, "api.keys")
    if key.revoked_at is None:
        key.revoked_at = at
        key.save(update_fields=["revoked_at"])
        log.record(actor=actor, action="api.revoke_key", about=key)


def actor_of(key: str, today: date, at: datetime) -> Actor | None:
    """Return who acts with a key: a clerk of its body; None for one that is unknown, over or revoked."""
    row = BodyKey.objects.filter(digest=digest(key), revoked_at=None, expires_on__gte=today).first()
    if row is None:
        return None
    if row.used_at is None or at - row.used_at > _USED_AGAIN_AFTER:
        BodyKey.objects.filter(pk=row.pk).update(used_at=at)
    return Actor("person", row.name, None, Role.CLERK, row.organisation_id)
