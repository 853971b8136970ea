"""A small province with two departments and two districts, the people of each, and tasks as they come up every day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation, OrganisationName
from dieuhanh.web.tasks.actions.assigning import assign
from dieuhanh.web.tasks.actions.drafts import Part, Plan, draft_task
from dieuhanh.web.tasks.models import Performer, Task
from dieuhanh.web.tasks.states import DueKind
from dieuhanh.web.tasks.states import Role as Duty

FIRST = date(2023, 12, 25)


def moment(day: date, hour: int = 9) -> datetime:
    """A moment of a day in Vietnam."""
    return datetime.combine(day, time(hour), tzinfo=timezone.get_default_timezone())


def later(days: int, hour: int = 9) -> datetime:
    """A moment so many days after the first one."""
    return moment(FIRST + timedelta(days=days), hour)


@dataclass(frozen=True)
class People:
    """Who works with tasks."""

    office: Actor
    leader: Actor
    health: Actor
    transport: Actor
    reader: Actor


def body(key: str, name: str, kind: str = "so") -> Organisation:
    made = Organisation.objects.create(key=key, position=Organisation.objects.count(), kind=kind)
    OrganisationName.objects.create(organisation=made, text=name, is_full=True, position=0)
    return made


@pytest.fixture
def health(db: None) -> Organisation:
    return body("so-y-te", "Sở Y tế")


@pytest.fixture
def transport(db: None) -> Organisation:
    return body("so-giao-thong", "Sở Giao thông vận tải")


@pytest.fixture
def districts(db: None) -> list[Organisation]:
    return [body(f"huyen-{n}", f"UBND huyện số {n}", "ubnd_huyen") for n in range(1, 4)]


def person(name: str, role: Role, at: Organisation | None = None) -> User:
    made = User(username=name, full_name=name, role=role, organisation_id=at.pk if at else None)
    made.set_password("mot-mat-khau-rat-dai")
    made.save()
    return made


@pytest.fixture
def people(health: Organisation, transport: Organisation) -> People:
    return People(
        office=person("van phong", Role.SPECIALIST).actor,
        leader=person("lanh dao", Role.LEADER).actor,
        health=person("can bo y te", Role.CLERK, health).actor,
        transport=person("can bo giao thong", Role.CLERK, transport).actor,
        reader=person("nguoi doc", Role.READER).actor,
    )


Give = Callable[..., Task]


@pytest.fixture
def give(people: People, health: Organisation, transport: Organisation) -> Give:
    """A function that assigns a task led by health and supported by transport, due on a day (None: none)."""

    def assigned(due: date | None = date(2024, 1, 10), *, lead: list[Organisation] | None = None) -> Task:
        plan = Plan(
            title="Sẵn sàng phương án y tế mùa Đông Xuân",
            due_kind=DueKind.DATE if due else DueKind.NONE,
            due_on=due,
            leader="Dương Xuân Huyên",
        )
        parts = [Part(Duty.LEAD, one) for one in lead or [health]] + [Part(Duty.SUPPORT, transport)]
        task = draft_task(actor=people.office, plan=plan, parts=parts, at=later(0))
        assign(actor=people.office, task=task, at=later(0))
        return task

    return assigned


def lead_of(task: Task) -> Performer:
    return task.performers.filter(role=Duty.LEAD, parent=None).first() or pytest.fail("no lead")


def support_of(task: Task) -> Performer:
    return task.performers.filter(role=Duty.SUPPORT, parent=None).first() or pytest.fail("no support")
