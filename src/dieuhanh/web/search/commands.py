"""What the command line asks of the index. It sets Django up itself and returns an exit code."""

from __future__ import annotations

from dieuhanh.web.terminal import migrated, tell


def rebuild_index() -> int:
    """Make the whole index anew and say how much is in it."""
    migrated()
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.search.actions import rebuild

    tell(f"Đã lập chỉ mục {rebuild(actor=command_line())} phần văn bản")
    return 0
