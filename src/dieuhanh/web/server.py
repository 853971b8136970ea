"""The site served by gunicorn, in threads, from this process."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.management import call_command
from django.db import connections
from django.urls import get_resolver
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]

from dieuhanh.web.jobs.companion import Companion

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
Option = str | int | bool | Callable[[object], None]


class Server(BaseApplication):  # type: ignore[misc]
    """A gunicorn that takes its options from the caller, not from files or the command line."""

    def __init__(self, application: Application, options: Mapping[str, Option]) -> None:
        self._application = application
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        """Set the given options."""
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Application:
        """Return the WSGI application."""
        return self._application


def collect_static() -> None:
    """Put the fonts, styles and scripts where they are served from, compressed and named by their content."""
    call_command("collectstatic", interactive=False, verbosity=0)


def run(
    application: Application,
    place: tuple[str, int],
    size: tuple[int, int],
    say_ready: Callable[[], None],
    companion: Companion | None = None,
) -> None:
    """Serve at a host and port until a signal ends it; `say_ready` is called once it listens.

    `size` is the number of processes and that of the threads of each. `companion` is started then and stopped
    at the end.
    """

    def when_ready(_server: object) -> None:
        say_ready()
        if companion is not None:
            companion.start()

    def on_exit(_server: object) -> None:
        if companion is not None:
            companion.stop()

    options: dict[str, Option] = {
        "bind": f"{place[0]}:{place[1]}",
        "workers": size[0],
        "threads": size[1],
        "worker_class": "gthread",
        "preload_app": True,
        "loglevel": "warning",
        "control_socket_disable": True,
        "when_ready": when_ready,
        "on_exit": on_exit,
    }
    settle()
    _leave_connections()
    Server(application, options).run()


def settle() -> None:
    """Load what every answer needs, and keep it out of the collector's rounds.

    A full round over some hundred thousand objects that never go away costs a tenth of a second, within an answer. What
    is loaded before the processes part is also shared by them.
    """
    _ = get_resolver().reverse_dict
    gc.collect()
    gc.freeze()


def _leave_connections() -> None:
    """Close what this process holds open: two processes that share a connection read each other's answers."""
    connections.close_all()
    for connection in connections.all(initialized_only=True):
        close_pool = getattr(connection, "close_pool", None)
        if close_pool is not None:
            close_pool()
