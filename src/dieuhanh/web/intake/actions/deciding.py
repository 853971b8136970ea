"""What a person decides about a file that is held."""

from __future__ import annotations

from datetime import datetime

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.intake.actions.judging import Outcome, attempt, turn_away
from dieuhanh.web.intake.models import OPEN, QuarantinedFile


class AlreadySettledError(ValueError):
    """Raised where somebody else passed or refused the file already."""


def retry(*, actor: Actor, file: QuarantinedFile) -> Outcome:
    """Read a stuck file once more: a program may be there now, or a better reader."""
    require(actor, "intake.decide")
    _require_open(file)
    return attempt(actor, file)


def let_pass(*, actor: Actor, file: QuarantinedFile) -> Outcome:
    """Let a file in that a person looked at and found open; parts that cannot be read are kept as files alone."""
    require(actor, "intake.decide")
    _require_open(file)
    return attempt(actor, file, cleared=True)


def refuse(*, actor: Actor, file: QuarantinedFile, at: datetime) -> Outcome:
    """Destroy a file that a person found secret; only the refusal stays."""
    require(actor, "intake.decide")
    _require_open(file)
    return turn_away(actor, file, at)


def _require_open(file: QuarantinedFile) -> None:
    file.refresh_from_db()
    if file.state not in OPEN:
        raise AlreadySettledError(file.state)
