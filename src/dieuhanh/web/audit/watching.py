"""Rooms above that want to know of a recorded action: they register, and are told inside its transaction."""

from __future__ import annotations

from collections.abc import Callable

from django.db import models

from dieuhanh.web.audit.models import AuditEvent

Watcher = Callable[[AuditEvent, models.Model | None], None]
"""Called with the event and the object that it is about, once the event is written."""

_watchers: list[Watcher] = []


def watch(watcher: Watcher) -> None:
    """Tell `watcher` of every action from now on; once, however often it is said."""
    if watcher not in _watchers:
        _watchers.append(watcher)


def tell(event: AuditEvent, about: models.Model | None) -> None:
    """Tell every watcher of an action."""
    for watcher in _watchers:
        watcher(event, about)
