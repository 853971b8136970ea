"""What else happens when a person confirms a fact, or takes that back: rooms register it, one path calls it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.models import Claim

Effect = Callable[[Claim, Actor, datetime], None]
"""Called inside the transaction of the decision, with the confirmed claim; the same claim may come a second time.

A claim that corrects another names it as `supersedes`.
"""

Whole = Callable[[TextVersion, Sequence[Claim], Actor, datetime], None]
"""Called once a decision, with all claims of the text that it confirmed; for what several facts give together."""

_effects: dict[str, list[Effect]] = {}
_withdrawn: dict[str, list[Effect]] = {}
_whole: list[Whole] = []


def register(kind: str, effect: Effect) -> None:
    """Let `effect` see every claim of a kind (`ClaimKind`) that a person confirms; once, however often it is said."""
    _add(_effects.setdefault(kind, []), effect)


def register_withdrawn(kind: str, effect: Effect) -> None:
    """Let `effect` see every claim of a kind that stood confirmed and does so no more, with nothing in its place."""
    _add(_withdrawn.setdefault(kind, []), effect)


def register_whole(effect: Whole) -> None:
    """Let `effect` see together all claims that a decision confirms."""
    if effect not in _whole:
        _whole.append(effect)


def _add(known: list[Effect], effect: Effect) -> None:
    if effect not in known:
        known.append(effect)


def apply(text_version: TextVersion, claims: Sequence[Claim], actor: Actor, at: datetime) -> None:
    """Let every registered effect see the claims that a decision confirmed, in their order."""
    for whole in _whole:
        whole(text_version, claims, actor, at)
    for claim in claims:
        for effect in _effects.get(claim.kind, ()):
            effect(claim, actor, at)


def withdraw(claims: Sequence[Claim], actor: Actor, at: datetime) -> None:
    """Let every registered effect see the claims that stand no more."""
    for claim in claims:
        for effect in _withdrawn.get(claim.kind, ()):
            effect(claim, actor, at)
