"""The room of tasks as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    """Duties on their way: assigned, taken up, reported, confirmed; who is late, and by how much."""

    name = "dieuhanh.web.tasks"
    label = "tasks"

    def ready(self) -> None:
        """Say who may do what, and fill the registries of the rooms below."""
        from dieuhanh.web import health as well_being
        from dieuhanh.web.audit.witnesses import AFTERWARDS, watch
        from dieuhanh.web.exchange import progress
        from dieuhanh.web.organisations import holdings
        from dieuhanh.web.review import effects, finishing
        from dieuhanh.web.review.models import ClaimKind
        from dieuhanh.web.tasks import (
            drafting,
            finished,
            health,
            holding,
            jobs,
            parameters,
            reaching,
            rights,
            tracing,
        )
        from dieuhanh.web.tasks.models import Comment, Extension, Performer, ResultReport, Task, TaskEvent, TaskFile

        rights.define_all()
        parameters.define_parameters()
        tracing.trace()
        watch(TaskEvent)
        watch(Task, Performer, ResultReport, Extension, Comment, TaskFile, operations=AFTERWARDS)
        effects.register(ClaimKind.ASSIGNMENT, drafting.draft)
        effects.register_withdrawn(ClaimKind.ASSIGNMENT, drafting.drop)
        finishing.add("tasks", finished.results)
        progress.add("tasks", reaching.steps)
        for room in (holding.TASKS, holding.SERIES):
            holdings.register(room)
        self._open_pages()
        jobs.plan()
        well_being.add("tasks", _("Nhiệm vụ"), health.check, whole=health.check_all, mend=health.mend)

    def _open_pages(self) -> None:
        from dieuhanh.web.pages import doors, navigation, sections
        from dieuhanh.web.pages import today as first_page
        from dieuhanh.web.tasks import today

        doors.open_with("/nb/nhiem-vu/", "tasks.see")
        doors.open_with("/nb/nhiem-vu/giao/", "tasks.assign")
        doors.open_with("/nb/quan-tri/lich-nghi/", "tasks.calendar")
        sections.add(
            50, _("Ngày nghỉ, làm bù"), _("Lịch để tính ngày làm việc; nhập từ tệp, có căn cứ."), "calendar:days"
        )
        navigation.add(15, _("Nhiệm vụ"), "tasks:list", often=True)
        first_page.add("tasks", today.blocks)
        first_page.add_nearest("tasks", today.nearest)
