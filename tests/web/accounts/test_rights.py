"""Who may do what, and that nothing is anybody's by default."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from dieuhanh.web.accounts.rights import may, require
from dieuhanh.web.audit.actor import Actor

READER = Actor(kind="person", name="Người đọc", role="reader")
SPECIALIST = Actor(kind="person", name="Chuyên viên", role="specialist")
NOBODY = Actor(kind="person", name="Khách")
MACHINE = Actor(kind="cli", name="dòng lệnh")


@pytest.mark.parametrize(
    ("actor", "right", "allowed"),
    [
        (READER, "desk.see", True),
        (READER, "review.import", False),
        (READER, "review.decide", False),
        (READER, "bulletins.publish", False),
        (SPECIALIST, "desk.see", True),
        (SPECIALIST, "review.decide", True),
        (SPECIALIST, "accounts.register", False),
        (NOBODY, "desk.see", False),
        (MACHINE, "review.import", True),
        (MACHINE, "accounts.register", True),
        (MACHINE, "a right that nobody wrote down", False),
        (SPECIALIST, "a right that nobody wrote down", False),
    ],
)
def test_rights(actor: Actor, right: str, allowed: bool) -> None:
    assert may(actor, right) is allowed
    if not allowed:
        with pytest.raises(PermissionDenied):
            require(actor, right)
