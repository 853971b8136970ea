"""In whatever order changes are recorded: what is stored of a body or a role never holds twice on one day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dieuhanh.web.accounts.granting import Stretch, end_grant, grant_role
from dieuhanh.web.accounts.models import Grant, Role, RoleChange, User
from dieuhanh.web.accounts.roles import change_role
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.actions import OverlapError, move, rename
from dieuhanh.web.organisations.changing import ChangeError, NewBody, add, dissolve
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.organisations.validity import Validity, collide

pytestmark = pytest.mark.django_db

FIRST = date(2024, 1, 1)
DAYS = st.integers(0, 12).map(lambda ahead: FIRST + timedelta(days=ahead))
ON_SHARED_ROWS = settings(
    max_examples=25,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def bodies(operator: Actor) -> list[Organisation]:
    """A body and two that it may be put under."""
    named = [NewBody(f"Sở số {number}", (), "so", None, "", FIRST, "QĐ 1") for number in range(3)]
    return [add(actor=operator, body=one) for one in named]


@ON_SHARED_ROWS
@given(st.lists(st.tuples(st.sampled_from(["rename", "move", "dissolve"]), DAYS, st.integers(1, 2)), max_size=8))
def test_names_and_parents_of_a_body(
    bodies: list[Organisation], operator: Actor, changes: list[tuple[str, date, int]]
) -> None:
    with transaction.atomic():
        for what, on, other in changes:
            with suppress(OverlapError, ChangeError), transaction.atomic():
                _change(operator, bodies[0], what, on, bodies[other])
            stored = Organisation.objects.get(pk=bodies[0].pk)
            names, parents = stored.names.filter(is_full=True), stored.parents.all()
            assert not collide([one.validity for one in names])
            assert not collide([one.validity for one in parents])
            assert any(one.validity.covers(FIRST - timedelta(days=1)) for one in names)
        transaction.set_rollback(True)


def _change(actor: Actor, body: Organisation, what: str, on: date, other: Organisation) -> None:
    if what == "rename":
        rename(actor=actor, organisation=body, name=f"Sở {on}", on=on, legal_basis="QĐ 2")
    elif what == "move":
        move(actor=actor, organisation=body, parent=other, on=on, legal_basis="QĐ 3")
    else:
        dissolve(actor=actor, organisation=Organisation.objects.get(pk=body.pk), on=on, basis="QĐ 4")


@ON_SHARED_ROWS
@given(st.lists(st.tuples(DAYS, st.one_of(st.none(), DAYS), st.booleans()), max_size=8))
def test_grants_of_a_person(operator: Actor, changes: list[tuple[date, date | None, bool]]) -> None:
    with transaction.atomic():
        user = User.objects.create(username="lan", full_name="Lan")
        for start, end, ends in changes:
            with suppress(ValidationError), transaction.atomic():
                if ends and (held := Grant.objects.filter(user=user).first()):
                    end_grant(actor=operator, grant=held, last_day=start, basis="QĐ 1")
                else:
                    grant_role(actor=operator, user=user, role="leader", stretch=Stretch(start, end), basis="QĐ 1")
            assert not collide([Validity(one.valid_from, one.valid_to) for one in user.grants.all()])
        transaction.set_rollback(True)


@ON_SHARED_ROWS
@given(st.lists(st.tuples(DAYS, st.booleans()), max_size=8))
def test_changes_of_a_role(operator: Actor, changes: list[tuple[date, bool]]) -> None:
    with transaction.atomic():
        for start, given_ in changes:
            with suppress(ValidationError), transaction.atomic():
                change_role(
                    actor=operator, role=Role.READER, right="documents.confirm", given=given_, start=start, basis="QĐ"
                )
            stored = RoleChange.objects.filter(role=Role.READER)
            assert not collide([Validity(one.valid_from, one.valid_to) for one in stored])
        transaction.set_rollback(True)
