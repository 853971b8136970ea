"""Kinds of jobs that only the tests have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dieuhanh.web.jobs import handlers, schedules


@pytest.fixture(autouse=True)
def _own_handlers() -> Iterator[None]:
    """Begin without schedules, and forget what a test registered."""
    kept, planned = dict(handlers._entries), dict(schedules._planned)
    schedules._planned.clear()
    yield
    for registry, before in ((handlers._entries, kept), (schedules._planned, planned)):
        registry.clear()
        registry.update(before)  # type: ignore[arg-type] # each gets back its own
