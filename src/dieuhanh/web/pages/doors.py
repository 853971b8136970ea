"""Which right opens which internal address: rooms say it of theirs, everything else wants the right to content."""

from __future__ import annotations

CONTENT = "desk.see"

_doors: dict[str, str] = {}


def open_with(prefix: str, right: str) -> None:
    """Let the addresses that begin with `prefix` (`/nb/nhat-ky/`) be opened with `right`; the longest prefix counts."""
    _doors[prefix] = right


def right_of(path: str) -> str:
    """Return the right that an internal address wants."""
    prefixes = [prefix for prefix in _doors if path.startswith(prefix)]
    return _doors[max(prefixes, key=len)] if prefixes else CONTENT
