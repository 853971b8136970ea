"""Tasks of the demonstration: some of its drafts given out, others entered and on their way, one late, one reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.utils import timezone

from dieuhanh.web.accounts.models import Role as Job
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.tasks.actions import answering, extending
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.actions.assigning import assign
from dieuhanh.web.tasks.actions.calendar import import_calendar
from dieuhanh.web.tasks.actions.drafts import Part, Plan, draft_task
from dieuhanh.web.tasks.models import Performer, Task, TaskEvent
from dieuhanh.web.tasks.selectors import drafts
from dieuhanh.web.tasks.states import DueKind, Role

_GIVEN_OUT = 6
_MOST_PERFORMERS = 15
_ASSIGNED_ON = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Told:
    """A task that the Office entered: who leads it, when it was given and is due, and how far it is."""

    title: str
    lead: str
    given: date
    due: date
    accepted: bool = True
    reported: date | None = None
    more_time: date | None = None


TOLD = (
    Told("Báo cáo kết quả tiêm chủng mở rộng quý IV/2023", "so-y-te", date(2023, 12, 4), date(2023, 12, 20)),
    Told("Sẵn sàng thuốc, vật tư y tế phục vụ Tết Giáp Thìn", "so-y-te", date(2023, 12, 18), date(2024, 1, 5)),
    Told(
        "Rà soát, công khai giá dịch vụ khám bệnh, chữa bệnh",
        "so-y-te",
        date(2023, 12, 11),
        date(2023, 12, 29),
        reported=date(2023, 12, 28),
    ),
    Told(
        "Phương án bảo đảm an toàn giao thông dịp Tết",
        "so-giao-thong-van-tai",
        date(2023, 12, 18),
        date(2024, 1, 8),
        more_time=date(2024, 1, 15),
    ),
    Told(
        "Tổng hợp nhu cầu vốn bảo trì đường bộ năm 2024",
        "so-giao-thong-van-tai",
        date(2023, 11, 20),
        date(2023, 12, 15),
    ),
    Told("Đề xuất lịch tiếp công dân quý I/2024", "so-y-te", date(2024, 1, 2), date(2024, 1, 12), accepted=False),
)


def load_tasks(reviewer: User, folder: Path) -> int:
    """Bring in the calendar and let the tasks happen, once; return how many tasks are given out."""
    office = reviewer.actor
    import_calendar(actor=office, text=(folder / "lich" / "ngay-nghi.csv").read_text("utf-8"))
    if not TaskEvent.objects.exists():
        for told in TOLD:
            _let_happen(office, told)
        _give_out_drafts(office)
    return Task.objects.exclude(state="draft").count()


def _at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())


def _let_happen(office: Actor, told: Told) -> None:
    body = Organisation.objects.filter(key=told.lead).first()
    if body is None:
        return
    plan = Plan(title=told.title, due_kind=DueKind.DATE, due_on=told.due, due_by_office=True)
    task = draft_task(actor=office, plan=plan, parts=[Part(Role.LEAD, body)], at=_at(told.given, 9))
    assign(actor=office, task=task, at=_at(told.given, 15))
    if told.accepted:
        _answer(task.performers.get(), body, told)


def _answer(performer: Performer, body: Organisation, told: Told) -> None:
    clerk = Actor("person", "Trần Thị B", role=Job.CLERK, organisation_id=body.pk)
    answering.accept(actor=clerk, performer=performer, at=_at(told.given + timedelta(days=1), 8))
    if told.reported is not None:
        result = Result("Đã rà soát và công khai tại các cơ sở; kèm danh mục giá.", document_number="412/BC-SYT")
        answering.report(actor=clerk, performer=performer, result=result, at=_at(told.reported, 10))
    if told.more_time is not None:
        request = extending.Request(told.more_time, "Chờ số liệu của các huyện")
        extending.ask(actor=clerk, performer=performer, request=request, at=_at(date(2023, 12, 28), 9))


def _give_out_drafts(office: Actor) -> None:
    """Give the first drafts out that need no choice any more."""
    ready = [task for task in drafts(office).order_by("code") if not _is_open(task)][:_GIVEN_OUT]
    for task in ready:
        assign(actor=office, task=task, at=_at(_ASSIGNED_ON, 10))


def _is_open(task: Task) -> bool:
    """Whether a body is still to be chosen, or there are more than a demonstration waits for."""
    performers = list(task.performers.all())
    if len(performers) > _MOST_PERFORMERS:
        return True
    leads = any(one.role == Role.LEAD for one in performers)
    return not leads or any(one.organisation_id is None for one in performers)
