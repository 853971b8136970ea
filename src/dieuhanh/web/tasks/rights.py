"""Who may do what with tasks: the Office for every body, a clerk for the body where they work."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define

_OFFICE = (Role.SPECIALIST, Role.LEADER)
_OWN = (Role.CLERK, Role.SPECIALIST)


def define_all() -> None:
    """Fill the table of rights. The Office's specialist answers for the Office's own duties as a clerk does."""
    define("tasks.see", Role.READER, *_OFFICE, of_own_body=(Role.CLERK,))
    define("tasks.comment", *_OFFICE, of_own_body=(Role.CLERK,))
    define("tasks.assign", Role.SPECIALIST)
    define("tasks.confirm", Role.SPECIALIST)
    define("tasks.decide", Role.SPECIALIST)
    define("tasks.extend", *_OFFICE)
    define("tasks.ask_explanation", *_OFFICE)
    define("tasks.reopen", Role.LEADER)
    define("tasks.remind", *_OFFICE, of_own_body=(Role.CLERK,))
    for right in ("accept", "report", "ask_extension", "split"):
        define(f"tasks.{right}", of_own_body=_OWN)
    define("tasks.undo", *_OFFICE, of_own_body=(Role.CLERK,))
    define("tasks.calendar", Role.SPECIALIST, Role.ADMINISTRATOR)
