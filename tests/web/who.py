"""Who comes in through which door; the tables of doors (`doors.py` of each room's tests) use these names."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role

NOBODY_SIGNED_IN = None
ANONYMOUS = "anonymous"
EVERYONE_SIGNED_IN = frozenset({"", *Role.values})
EVERY_ROLE = frozenset(Role.values)
CONTENT = frozenset({Role.READER, Role.SPECIALIST, Role.LEADER})
WORK = CONTENT | {Role.CLERK}
OFFICE = frozenset({Role.SPECIALIST, Role.LEADER})
SPECIALIST = frozenset({Role.SPECIALIST})
LEADER = frozenset({Role.LEADER})
ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})

EVERYBODY = EVERYONE_SIGNED_IN | {ANONYMOUS}

Who = frozenset[str] | None
"""The roles for which an address opens, and `ANONYMOUS`; None where it opens to who is not signed in only."""
