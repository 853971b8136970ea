"""What takes long to prepare and never changes, patterns and word lists, kept beside Python's own compiled modules.

The reading has some three hundred patterns; compiling them took more than half of the time in which the command line
reads one bulletin (docs/adr/0008-prepared-patterns.md). What is kept belongs to one interpreter and to the very text
of a pattern or list: where anything differs, or nothing is kept, all is prepared as always. Nothing else depends on it.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

# What `_sre.compile` takes after the pattern: flags, code, number of groups, names → numbers, numbers → names.
_Code = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]
_Key = tuple[str, int]

_engine = import_module("_sre")
_patterns: dict[_Key, re.Pattern[str]] = {}
_lists: dict[str, dict[str, Any]] = {}
_new: list[str] = []


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return the compiled pattern, as `re.compile` does."""
    key = (pattern, int(flags))
    code = _kept()[0].get(key)
    if code is None:
        _new.append(pattern)
        found = re.compile(pattern, flags)
    else:
        found = _engine.compile(pattern, *code)
    _patterns[key] = found
    return found


def parsed(text: str) -> dict[str, Any]:
    """Return what a TOML text says, as `tomllib.loads` does; its values must be plain ones, no dates."""
    found = _kept()[1].get(text)
    if found is None:
        import tomllib

        _new.append(text)
        found = tomllib.loads(text)
    _lists[text] = found
    return found


def keep() -> bool:
    """Keep what was prepared in this process for the next one; tell whether anything was written.

    A place that cannot be written to is left alone.
    """
    if not _new:
        return False
    _new.clear()
    codes = {key: code for key, pattern in _patterns.items() if (code := _code(key, pattern)) is not None}
    place = _place()
    fresh = place.with_name(f"{place.name}.{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(marshal.dumps((_maker(), codes, _lists)))
        fresh.replace(place)
        return True
    return False


@cache
def _kept() -> tuple[dict[_Key, _Code], dict[str, dict[str, Any]]]:
    """Return what an earlier process kept; nothing where it is missing, damaged or another interpreter's."""
    try:
        # As trustworthy as the compiled modules beside it, which Python itself loads in the same way.
        maker, codes, lists = marshal.loads(_place().read_bytes())  # noqa: S302
    except (OSError, EOFError, ValueError, TypeError):
        return {}, {}
    return (codes, lists) if maker == _maker() else ({}, {})


def _place() -> Path:
    return Path(cache_from_source(__file__)).with_suffix(".kept")


def _maker() -> tuple[str, int]:
    return sys.version, int(_engine.MAGIC)


def _code(key: _Key, pattern: re.Pattern[str]) -> _Code | None:
    """Return what the engine is given for a pattern, or None where that would not give the very same pattern."""
    text, flags = key
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    tree = parser.parse(text, flags)
    names: list[str | None] = [None] * tree.state.groups
    for name, number in tree.state.groupdict.items():
        names[number] = name
    code = (
        int(flags | tree.state.flags),
        [int(word) for word in compiler._code(tree, flags)],
        tree.state.groups - 1,
        dict(tree.state.groupdict),
        tuple(names),
    )
    return code if _engine.compile(text, *code) == pattern else None
