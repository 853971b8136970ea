"""What else happens when a person confirms a fact: rooms above register it, the action that decides calls it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.review.models import Claim

Effect = Callable[[Claim, Actor, datetime], None]
"""Called inside the transaction of the decision, with the confirmed claim; the same claim may come a second time."""

_effects: dict[str, list[Effect]] = {}


def register(kind: str, effect: Effect) -> None:
    """Let `effect` see every claim of a kind (`ClaimKind`) that a person confirms; once, however often it is said."""
    known = _effects.setdefault(kind, [])
    if effect not in known:
        known.append(effect)


def apply(claim: Claim, actor: Actor, at: datetime) -> None:
    """Let every registered effect see a confirmed claim."""
    for effect in _effects.get(claim.kind, ()):
        effect(claim, actor, at)
