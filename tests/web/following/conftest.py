"""A mail server for the letters to followers."""

from __future__ import annotations

from tests.web.mailboxes import mailbox

__all__ = ["mailbox"]
