"""What the log does after each `migrate`."""

from __future__ import annotations

from django.db import connections

from dieuhanh.web.audit.witnesses import ensure


def make_triggers(*, using: str, **_kwargs: object) -> None:
    """Make the triggers of all watched tables; a receiver of `post_migrate`."""
    ensure(connections[using])
