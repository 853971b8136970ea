"""Who may do what to the index: jobs and the command line keep it."""

from __future__ import annotations

from dieuhanh.web.accounts.rights import define


def define_all() -> None:
    """Fill the table of rights."""
    define("search.index")
