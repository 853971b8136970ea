"""Whether the installation is well: rooms register checks, `dieuhanh doctor` and the system's page ask them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from django.db import DatabaseError
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from dieuhanh.web.audit.actor import Actor


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
Mending = Callable[[Actor, datetime], Finding]


@dataclass(frozen=True, slots=True)
class Thing:
    """What can be checked: its name for people, the check, the check of all of it where that takes long, its mending.

    `check` is None where every look would take long. A mending makes anew what can be made anew from records that are
    never changed.
    """

    label: str | Promise
    check: Check | None
    whole: Check | None = None
    mend: Mending | None = None


_things: dict[str, Thing] = {}


def add(
    name: str, label: str | Promise, check: Check | None, *, whole: Check | None = None, mend: Mending | None = None
) -> None:
    """Register a thing (`mail`) under its name; a second time it replaces the first."""
    _things[name] = Thing(label, check, whole, mend)


def mended(actor: Actor, now: datetime) -> Iterator[tuple[str, Finding]]:
    """Mend what can be mended, and yield what was done, each with the name of its thing."""
    for thing in _things.values():
        if thing.mend is not None:
            yield str(thing.label), thing.mend(actor, now)


def findings(now: datetime, *, whole: bool = False) -> Iterator[tuple[str, Finding]]:
    """Yield what all checks find, each with the name of its thing; without a database most have nothing to say.

    With `whole` everything is looked at, however long it takes.
    """
    for thing in _things.values():
        check = (thing.whole or thing.check) if whole else thing.check
        if check is None:
            continue
        try:
            found = list(check(now))
        except DatabaseError:
            found = [Finding(Level.BROKEN, _("Không kiểm tra được vì cơ sở dữ liệu không trả lời."))]
        for finding in found:
            yield str(thing.label), finding
