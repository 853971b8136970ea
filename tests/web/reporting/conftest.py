"""The small province of the tests of tasks."""

from tests.web.tasks.conftest import districts, give, health, people, transport

__all__ = ["districts", "give", "health", "people", "transport"]
