"""Whether the installation is well: rooms register checks, `dieuhanh doctor` and the system's page ask them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.db import DatabaseError
from django.utils.functional import Promise
from django.utils.translation import gettext as _


class Level(IntEnum):
    """How bad it is: nothing to do, something to look at, something that does not work."""

    WELL = 0
    WATCH = 1
    BROKEN = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in words, and what to do about it where it is not well."""

    level: Level
    text: str
    advice: str = ""


Check = Callable[[datetime], Iterable[Finding]]

_checks: dict[str, tuple[str | Promise, Check]] = {}


def add(name: str, label: str | Promise, check: Check) -> None:
    """Register the check of a thing (`mail`), with its name for people; a second time it replaces the first."""
    _checks[name] = (label, check)


def findings(now: datetime) -> Iterator[tuple[str, Finding]]:
    """Yield what all checks find, each with the name of its thing; without a database most have nothing to say."""
    for label, check in _checks.values():
        try:
            found = list(check(now))
        except DatabaseError:
            found = [Finding(Level.BROKEN, _("Không kiểm tra được vì cơ sở dữ liệu không trả lời."))]
        for finding in found:
            yield str(label), finding
