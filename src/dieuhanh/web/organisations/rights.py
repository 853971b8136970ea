"""Who may see and change organisations, people and committees; who sees their own part of the log."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define


def define_rights() -> None:
    """Say it once the site starts."""
    define("organisations.see", *Role)
    define("organisations.change", Role.SPECIALIST)
    define("organisations.transfer", Role.SPECIALIST)
    define("organisations.import")
    define("organisations.seat", Role.SPECIALIST)
    define("audit.see_tasks", Role.LEADER, of_own_body=(Role.CLERK,))
    define("audit.see_system", Role.ADMINISTRATOR)
    define("audit.see", Role.CLERK, Role.SPECIALIST, Role.LEADER, Role.PERSONNEL, Role.ADMINISTRATOR)
    define("accounts.hand_over", Role.SPECIALIST)
