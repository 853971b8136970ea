"""Who may do what through the interface: the command line makes keys, a key does what a clerk of its body may."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.accounts.rights import define


def define_all() -> None:
    """Fill the table of rights."""
    define("api.keys")
    define("opendata.make")
    define("api.send", of_own_body=(Role.CLERK,))
