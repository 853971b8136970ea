"""How tasks hang on a purged document: they keep their numbers, days and states, and lose every word."""

from __future__ import annotations

from django.utils import timezone

from dieuhanh.language import fold
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.leaks import DESTROYED, Found, Trace, after, register
from dieuhanh.web.tasks.actions.drafts import discard
from dieuhanh.web.tasks.models import (
    Comment,
    Extension,
    Performer,
    ReportDraft,
    ResultReport,
    Task,
    TaskEvent,
    TaskFile,
)
from dieuhanh.web.tasks.recording import Note, append
from dieuhanh.web.tasks.states import TABLE, Kind, TaskState

_PURGER = Actor(kind="job", name="tiêu hủy")
_TASK = {
    "title": DESTROYED,
    "subject": "",
    "product": "",
    "basis": None,
    "basis_words": "",
    "claim": None,
    "quote": "",
    "due_words": "",
}


def trace() -> None:
    """Say it once the site starts."""
    register(
        Trace(Task, ("claim", "basis", "parent"), _TASK | {"folded": _folded}, label="nhiệm vụ"),
        Trace(Performer, ("task",), {"wording": ""}),
        Trace(TaskEvent, ("task",), {"text": "", "basis": None, "basis_words": ""}, label="diễn biến"),
        Trace(
            ResultReport,
            ("event",),
            {"text": DESTROYED, "document": None, "document_number": ""},
            label="báo cáo kết quả",
        ),
        Trace(
            Extension, ("performer",), {"reason": DESTROYED, "done_part": "", "answer_words": "", "proposed_words": ""}
        ),
        Trace(Comment, ("task",), {"text": DESTROYED}, label="trao đổi"),
        Trace(ReportDraft, ("performer",)),
        Trace(TaskFile, ("stored",), label="tệp đính kèm"),
    )
    after(_stop)


def _folded(task: Task) -> str:
    return fold(f"{task.code} {DESTROYED} {task.leader}")


def _stop(held: Found, decision: str) -> None:
    """Nobody can do what nobody may read: drafts are dropped, what runs is withdrawn by the decision."""
    now = timezone.now()
    for task in Task.objects.filter(pk__in=held.get(Task, ()), state=TaskState.DRAFT, discarded_at=None):
        discard(actor=_PURGER, task=task, at=now)
    running = Performer.objects.filter(task__in=held.get(Task, ()), state__in=TABLE[Kind.WITHDRAW].sources)
    for performer in running:
        note = Note(decision, basis_words=decision[:300])
        append(actor=_PURGER, performer=performer, kind=Kind.WITHDRAW, at=now, note=note)
