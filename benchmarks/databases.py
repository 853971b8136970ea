"""An empty installation on either database, for a benchmark that fills it itself."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def installed(name: str) -> Iterator[None]:
    """Migrate a new database, `sqlite` or a private `postgresql`, for this process; gone at the end."""
    from tests.postgres import PrivatePostgres

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DIEUHANH_HOME": folder, "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings"}
        server = PrivatePostgres() if name == "postgresql" else None
        try:
            if server is not None:
                os.environ["DIEUHANH_DATABASE"] = server.start()
            from dieuhanh.web.terminal import migrated

            migrated()
            yield
        finally:
            if server is not None:
                from django.db import connections

                connections.close_all()
                connections["default"].close_pool()  # type: ignore[attr-defined] # PostgreSQL's connection has a pool
                server.stop()
