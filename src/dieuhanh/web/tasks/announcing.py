"""Who else wants to hear what happens to tasks: rooms above register a listener, the recording of an event calls it."""

from __future__ import annotations

from collections.abc import Callable

from dieuhanh.web.tasks.models.event import TaskEvent

Listener = Callable[[TaskEvent], None]
"""Called inside the transaction of the event; what it raises undoes the event."""

_listeners: list[Listener] = []


def listen(listener: Listener) -> None:
    """Let `listener` hear of every event; once, however often it is said."""
    if listener not in _listeners:
        _listeners.append(listener)


def forget(listener: Listener) -> None:
    """Take a listener out again, as tests do that brought one."""
    _listeners.remove(listener)


def announce(event: TaskEvent) -> None:
    """Tell every listener of an event."""
    for listener in _listeners:
        listener(event)
