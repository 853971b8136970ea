"""The ways through the internal pages: each room adds its own, a person sees those that their rights open."""

from __future__ import annotations

from collections.abc import Iterator
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
    """A way to an internal page; entries stand in the order of `position`."""

    position: int
    label: str | Promise
    view: str


_entries: dict[str, Entry] = {}


def add(position: int, label: str | Promise, view: str) -> None:
    """Add the way to the page of this name (`tasks:list`); a second time it replaces the first."""
    _entries[view] = Entry(position, label, view)


def ways(actor: Actor, path: str) -> Iterator[Link]:
    """Yield the ways that the actor may go; the one that the path is below is the current one."""
    for entry in sorted(_entries.values(), key=lambda entry: entry.position):
        url = reverse(entry.view)
        if may(actor, right_of(url)):
            yield Link(url, str(entry.label), _current(path, url))


def internal(request: HttpRequest) -> dict[str, object]:
    """Django's context processor: adds `ways`, those of the person who is signed in."""
    return {"ways": SimpleLazyObject(lambda: _ways_of(request))}


def _ways_of(request: HttpRequest) -> list[Link]:
    user = request.user
    return list(ways(user.actor, request.path)) if isinstance(user, User) else []


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/nb/" and path.startswith(url) else ""
