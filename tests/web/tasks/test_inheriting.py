"""However bodies hand over to one another, and back: no open duty is lost, none is led twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations import holdings, transfers
from dieuhanh.web.organisations.allotment import AllotmentError
from dieuhanh.web.organisations.holdings import HoldingError
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.organisations.transfers import Basis, TransferError
from dieuhanh.web.tasks.models import Performer, Task
from dieuhanh.web.tasks.states import OPEN, Role, State
from tests.web.tasks.conftest import Give, People, body, later

pytestmark = pytest.mark.django_db

_REFUSED = (TransferError, HoldingError, AllotmentError)
# Who hands over, to whom (one heir or two, the second one gets single duties), which duties go alone, and whether back.
STEPS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.lists(st.integers(0, 3), min_size=1, max_size=2, unique=True),
        st.sets(st.integers(0, 5), max_size=3),
        st.booleans(),
    ),
    max_size=5,
)


@pytest.fixture
def bodies(health: Organisation, transport: Organisation) -> list[Organisation]:
    return [health, transport, body("so-moi", "Sở mới"), body("so-khac", "Sở khác")]


@pytest.fixture
def duties(give: Give, bodies: list[Organisation]) -> list[Task]:
    return [give(), give(None), give(lead=[bodies[2]])]


# A failure is told as it was found: to shrink it would take minutes with a database.
@settings(
    max_examples=15,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_every_duty_has_one_body_that_leads_it(
    steps: list[tuple[int, list[int], set[int], bool]],
    duties: list[Task],
    bodies: list[Organisation],
    people: People,
) -> None:
    with transaction.atomic():
        for number, (old, heirs, alone, back) in enumerate(steps, start=1):
            chosen = [bodies[heir] for heir in heirs if heir != old]
            _hand_over(people.office, bodies[old], chosen, alone, number, back=back)
            _look(duties, bodies)
        transaction.set_rollback(True)


def _hand_over(
    actor: Actor, old: Organisation, heirs: list[Organisation], alone: set[int], number: int, *, back: bool
) -> None:
    on = date(2023, 12, 25) + timedelta(days=number)
    basis = Basis(f"QĐ {number}", on, on)
    try:
        with transaction.atomic():
            transfer = transfers.begin(actor=actor, old=old, basis=basis)
            transfers.choose_heirs(actor=actor, transfer=transfer, heirs=heirs)
            held = [thing for things in transfers.held_now(old.pk).values() for thing in things]
            single = {str(thing): heirs[-1].key for place, thing in enumerate(held) if place in alone}
            shares = {room.kind: heirs[0].key for room in holdings.rooms()}
            transfers.share_out(actor=actor, transfer=transfer, of_kind=shares, alone=single)
            transfers.carry_out(actor=actor, transfer=transfer, at=later(number))
            if back:
                transfers.undo(actor=actor, transfer=transfer, at=later(number, 12))
    except _REFUSED:
        return


def _look(duties: list[Task], bodies: list[Organisation]) -> None:
    going = Performer.objects.filter(parent=None, state__in=OPEN | {State.SUSPENDED})
    for task in duties:
        assert going.filter(task=task, role=Role.LEAD).count() == 1
        held = list(going.filter(task=task).values_list("organisation", flat=True))
        assert len(held) == len(set(held))
    counted = sum(holdings.room("tasks").count(one.pk) for one in bodies)
    assert counted == going.filter(task__in=duties).count()
