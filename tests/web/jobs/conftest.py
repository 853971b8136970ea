"""Kinds of jobs that only the tests have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dieuhanh.web.jobs import handlers, schedules


@pytest.fixture(autouse=True)
def _own_handlers() -> Iterator[None]:
    """Forget, after each test, the handlers and schedules that it registered."""
    kept, planned = dict(handlers._entries), dict(schedules._planned)
    yield
    for registry, before in ((handlers._entries, kept), (schedules._planned, planned)):
        registry.clear()
        registry.update(before)  # type: ignore[arg-type] # each gets back its own
