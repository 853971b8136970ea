"""The room of tasks as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class TasksConfig(AppConfig):
    """Duties on their way: assigned, taken up, reported, confirmed; who is late, and by how much."""

    name = "dieuhanh.web.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Say who may do what."""
        from dieuhanh.web.tasks import rights

        rights.define_all()
