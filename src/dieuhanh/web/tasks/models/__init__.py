"""Tasks as they are stored: the task, its performers, what happened to each, and what people attached and wrote."""

from dieuhanh.web.tasks.models.answers import Extension, ReportDraft, ResultReport, TaskFile
from dieuhanh.web.tasks.models.calendar import CalendarDay, DayKind
from dieuhanh.web.tasks.models.event import TaskEvent
from dieuhanh.web.tasks.models.performer import Performer
from dieuhanh.web.tasks.models.talk import Comment, Follower, SavedView
from dieuhanh.web.tasks.models.task import Origin, Recurrence, Task, TaskCounter, Urgency

__all__ = [
    "CalendarDay",
    "Comment",
    "DayKind",
    "Extension",
    "Follower",
    "Origin",
    "Performer",
    "Recurrence",
    "ReportDraft",
    "ResultReport",
    "SavedView",
    "Task",
    "TaskCounter",
    "TaskEvent",
    "TaskFile",
    "Urgency",
]
