"""The ways through the internal pages: each room adds its own, a person sees those that their rights open."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise, SimpleLazyObject

from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.doors import right_of
from dieuhanh.web.pages.frame import Link


@dataclass(frozen=True, slots=True)
class Entry:
    """A way to an internal page; entries stand in the order of `position`, those that are taken often before others."""

    position: int
    label: str | Promise
    view: str
    often: bool = False


_entries: dict[str, Entry] = {}


def add(position: int, label: str | Promise, view: str, *, often: bool = False) -> None:
    """Add the way to the page of this name (`tasks:list`); a second time it replaces the first.

    Those that are taken `often` stand open in the header, the others behind "Thêm".
    """
    _entries[view] = Entry(position, label, view, often)


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways of one person: those in the header, and those behind "Thêm"."""

    often: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()

    @property
    def current_of_others(self) -> str:
        """The label of the way behind "Thêm" on which the person is, "" where none of them is."""
        return next((way.label for way in self.others if way.current), "")


def ways(actor: Actor, path: str) -> Ways:
    """Return the ways that the actor may go; the one that the path is below is the current one."""
    found: dict[bool, list[Link]] = {True: [], False: []}
    for entry in sorted(_entries.values(), key=lambda entry: entry.position):
        url = reverse(entry.view)
        if may(actor, right_of(url)):
            found[entry.often].append(Link(url, str(entry.label), _current(path, url)))
    return Ways(tuple(found[True]), tuple(found[False]))


def internal(request: HttpRequest) -> dict[str, object]:
    """Django's context processor: adds `ways`, those of the person who is signed in."""
    return {"ways": SimpleLazyObject(lambda: _ways_of(request))}


def _ways_of(request: HttpRequest) -> Ways:
    user = request.user
    return ways(user.actor, request.path) if isinstance(user, User) else Ways()


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/nb/" and path.startswith(url) else ""
