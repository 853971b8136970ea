"""The small province of the tests of tasks."""

from tests.web.tasks.conftest import give, health, people, transport

__all__ = ["give", "health", "people", "transport"]
