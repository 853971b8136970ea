"""Every write at the door: receive a source, read what was kept, decide about what is held, go on after a crash."""

from __future__ import annotations

from dieuhanh.web.intake.actions.deciding import AlreadySettledError, let_pass, refuse, retry
from dieuhanh.web.intake.actions.judging import Outcome
from dieuhanh.web.intake.actions.receiving import NotKeptError, keep, read, receive
from dieuhanh.web.intake.actions.resuming import resume

__all__ = [
    "AlreadySettledError",
    "NotKeptError",
    "Outcome",
    "keep",
    "let_pass",
    "read",
    "receive",
    "refuse",
    "resume",
    "retry",
]
