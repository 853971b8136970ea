"""Roles granted for a time, for bodies and those below them, and rights lent: through the actions, in the database."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from itertools import combinations
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from dieuhanh.web.accounts import bodies
from dieuhanh.web.accounts.actions import close_account
from dieuhanh.web.accounts.granting import Stretch, delegate, end_grant, grant_role, withdraw_delegation
from dieuhanh.web.accounts.holdings import remembered
from dieuhanh.web.accounts.models import Grant, Role, RoleChange, User
from dieuhanh.web.accounts.rights import FieldClass, may, scope
from dieuhanh.web.accounts.roles import change_role, make_role
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 1)
PROVINCE, HEALTH, STATION = (UUID(int=number) for number in (11, 12, 13))


def day(number: int) -> date:
    return DAY + timedelta(days=number)


def person(username: str, role: str = "", organisation: UUID | None = None) -> User:
    return User.objects.create(username=username, full_name=username, role=role, organisation_id=organisation)


@pytest.fixture
def administrator() -> User:
    return person("quan-tri", Role.ADMINISTRATOR)


@pytest.fixture
def _below(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until the 10th day the station is below the department, from then on below the province."""

    def below(organisation: UUID, on: date) -> frozenset[UUID]:
        over = HEALTH if on < day(10) else PROVINCE
        return frozenset({STATION}) if over == organisation else frozenset()

    monkeypatch.setattr(bodies._told, "below", below)


def test_an_account_begins_with_the_role_it_was_made_with() -> None:
    an = person("an", Role.SPECIALIST)
    assert may(an.actor, "review.decide")
    assert not may(person("khach").actor, "desk.see")


def test_a_role_holds_from_its_first_to_its_last_day(administrator: User) -> None:
    an = person("an")
    grant_role(
        actor=administrator.actor, user=an, role=Role.READER, stretch=Stretch(day(0), day(5)), basis="QĐ 12/QĐ-VP"
    )
    found = [number for number in range(-2, 9) if may(an.actor, "desk.see", on=day(number))]
    assert found == [0, 1, 2, 3, 4, 5]


@pytest.mark.usefixtures("_below")
def test_a_grant_reaches_the_bodies_below_as_they_are_on_the_day(administrator: User) -> None:
    an = person("an")
    for with_below, organisation in ((True, HEALTH), (False, PROVINCE)):
        grant_role(
            actor=administrator.actor,
            user=an,
            role=Role.LEADER,
            stretch=Stretch(day(0)),
            basis="phân công",
            organisation_id=organisation,
            with_below=with_below,
        )
    assert scope(an.actor, "desk.see", on=day(1)).organisations == {HEALTH, STATION, PROVINCE}
    assert scope(an.actor, "desk.see", on=day(20)).organisations == {HEALTH, PROVINCE}
    assert may(an.actor, "desk.see", STATION, on=day(1))
    assert not may(an.actor, "desk.see", STATION, on=day(20))


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from(("r", "s"))), max_size=6))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_stretches_of_one_role_never_overlap(operator: Actor, wanted: list[tuple[int, int, str]]) -> None:
    user = person(f"an-{uuid4().hex}")
    roles = {"r": Role.READER, "s": Role.SPECIALIST}
    for start, length, role in wanted:
        stretch = Stretch(day(start), day(start + length))
        with suppress(ValidationError):
            grant_role(actor=operator, user=user, role=roles[role], stretch=stretch, basis="phân công")
    for one, other in combinations(Grant.objects.filter(user=user), 2):
        apart = one.valid_to < other.valid_from or other.valid_to < one.valid_from  # type: ignore[operator]
        assert apart or one.role != other.role


@given(st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=8))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_changes_of_one_right_never_overlap(operator: Actor, wanted: list[tuple[int, bool]]) -> None:
    RoleChange.objects.all().delete()
    reader = person(f"an-{uuid4().hex}", Role.READER)
    last = True
    for start, given_ in sorted(wanted, key=lambda one: one[0]):
        change_role(
            actor=operator, role="reader", right="desk.see", given=given_, start=day(start), basis="quy chế mới"
        )
        last = given_
    held = list(RoleChange.objects.order_by("valid_from"))
    assert all(one.valid_to is not None and one.valid_to < other.valid_from for one, other in combinations(held, 2))  # type: ignore[operator]
    assert may(reader.actor, "desk.see", on=day(30)) is last
    assert may(reader.actor, "desk.see", on=day(-1))


def test_a_role_of_ones_own(administrator: User, operator: Actor) -> None:
    make_role(actor=administrator.actor, key="thanh-tra", name="Thanh tra", start=day(0), basis="quy chế")
    for right in ("desk.see", "audit.see"):
        change_role(actor=operator, role="thanh-tra", right=right, given=True, start=day(0), basis="quy chế")
    an = person("an")
    grant_role(actor=administrator.actor, user=an, role="thanh-tra", stretch=Stretch(day(2)), basis="quy chế")
    assert may(an.actor, "audit.see", on=day(2))
    assert not may(an.actor, "audit.see", on=day(1))
    with pytest.raises(ValidationError, match="vừa quản trị"):
        change_role(actor=operator, role="thanh-tra", right="accounts.see", given=True, start=day(3), basis="x")
    with pytest.raises(ValidationError, match="đã có"):
        make_role(actor=administrator.actor, key="thanh-tra", name="Khác", start=day(0), basis="quy chế")


def test_power_over_accounts_and_content_stay_apart(administrator: User, operator: Actor) -> None:
    an = person("an", Role.SPECIALIST)
    with pytest.raises(ValidationError, match="hai người"):
        grant_role(actor=operator, user=an, role=Role.ADMINISTRATOR, stretch=Stretch(day(0)), basis="x")
    with pytest.raises(ValidationError, match="hai người"):
        grant_role(actor=operator, user=administrator, role=Role.READER, stretch=Stretch(day(0)), basis="x")
    Grant.objects.create(user=administrator, role=Role.READER)  # by whatever way it came
    assert not may(administrator.actor, "desk.see")
    assert may(administrator.actor, "accounts.see")


def test_nobody_grants_to_themselves_and_only_administrators_grant(administrator: User) -> None:
    with pytest.raises(ValidationError, match="tự cấp"):
        grant_role(
            actor=administrator.actor, user=administrator, role=Role.PERSONNEL, stretch=Stretch(day(0)), basis="x"
        )
    with pytest.raises(ValidationError, match="tự cấp"):
        end_grant(actor=administrator.actor, grant=administrator.grants.get(), last_day=day(0), basis="x")
    leader = person("lanh-dao", Role.LEADER)
    with pytest.raises(PermissionDenied):
        grant_role(actor=leader.actor, user=person("an"), role=Role.READER, stretch=Stretch(day(0)), basis="x")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"basis": " "}, "căn cứ"),
        ({"role": "vua"}, "Không có vai trò"),
        ({"stretch": Stretch(day(3), day(2))}, "từ ngày bắt đầu"),
    ],
)
def test_a_bad_grant_says_what_to_mend(operator: Actor, change: dict[str, object], words: str) -> None:
    given_ = {"user": person("an"), "role": Role.READER, "stretch": Stretch(day(0)), "basis": "x"} | change
    with pytest.raises(ValidationError, match=words):
        grant_role(actor=operator, **given_)  # type: ignore[arg-type]


def test_a_grant_ends_and_one_that_never_began_goes(operator: Actor) -> None:
    an = person("an", Role.READER)
    later = grant_role(actor=operator, user=an, role=Role.LEADER, stretch=Stretch(day(5)), basis="phân công")
    end_grant(actor=operator, grant=later, last_day=day(2), basis="đổi phân công")
    end_grant(actor=operator, grant=an.grants.get(), last_day=day(2), basis="chuyển công tác")
    assert not Grant.objects.filter(role=Role.LEADER).exists()
    assert may(an.actor, "desk.see", on=day(2))
    assert not may(an.actor, "desk.see", on=day(3))
    kept = list(AuditEvent.objects.filter(object_id=an.pk).order_by("id").values_list("action", flat=True))
    assert kept == ["accounts.grant_role", "accounts.end_grant", "accounts.end_grant"]


def lend(giver: User, receiver: User, *rights: str, start: int = 0, end: int = 5) -> None:
    delegate(
        giver=giver,
        receiver=receiver,
        rights=frozenset(rights),
        stretch=Stretch(day(start), day(end)),
        reason="đi công tác",
        today=DAY,
    )


def test_what_is_lent_holds_for_its_days_and_as_long_as_the_giver_has_it(operator: Actor) -> None:
    leader, an = person("lanh-dao", Role.LEADER), person("an", Role.READER)
    lend(leader, an, "fields.internal", "desk.read", start=1, end=3)
    found = [number for number in range(6) if may(an.actor, "desk.read", on=day(number))]
    assert found == [0, 1, 2, 3, 4, 5]  # a reader's own
    clerk = person("dau-moi", Role.CLERK, HEALTH)
    lend(leader, clerk, "desk.read", start=1, end=3)
    assert [number for number in range(6) if may(clerk.actor, "desk.read", on=day(number))] == [1, 2, 3]
    end_grant(actor=operator, grant=leader.grants.get(), last_day=day(1), basis="nghỉ hưu")
    assert [number for number in range(6) if may(clerk.actor, "desk.read", on=day(number))] == [1]


def test_a_closed_account_lends_nothing_and_holds_nothing(operator: Actor) -> None:
    leader, clerk = person("lanh-dao", Role.LEADER), person("dau-moi", Role.CLERK, HEALTH)
    lend(leader, clerk, "desk.read")
    close_account(actor=operator, user=leader)
    assert not may(clerk.actor, "desk.read", on=day(1))
    assert not may(leader.actor, "desk.read", on=day(1))


@pytest.mark.parametrize(
    ("rights", "end", "words"),
    [
        ((), 5, "ít nhất một quyền"),
        (("review.decide",), 5, "chính mình được cấp"),
        (("desk.read",), -1, "trước hôm nay"),
    ],
)
def test_a_bad_delegation_says_what_to_mend(rights: tuple[str, ...], end: int, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        lend(person("an", Role.READER), person("binh"), *rights, start=-1, end=end)


def test_power_over_accounts_is_not_lent(administrator: User) -> None:
    with pytest.raises(ValidationError, match="trừ quyền quản trị"):
        lend(administrator, person("an"), "accounts.grant")


def test_the_giver_and_an_administrator_take_back_what_was_lent(administrator: User) -> None:
    leader, clerk = person("lanh-dao", Role.LEADER), person("dau-moi", Role.CLERK, HEALTH)
    lend(leader, clerk, "desk.read")
    loan = leader.delegations_given.get()
    with pytest.raises(PermissionDenied):
        withdraw_delegation(actor=clerk.actor, delegation=loan, today=day(2))
    withdraw_delegation(actor=leader.actor, delegation=loan, today=day(2))
    assert [number for number in range(5) if may(clerk.actor, "desk.read", on=day(number))] == [0, 1]
    lend(leader, clerk, "desk.read", start=3)
    withdraw_delegation(actor=administrator.actor, delegation=leader.delegations_given.first(), today=day(2))  # type: ignore[arg-type]
    assert leader.delegations_given.count() == 1


def test_protected_fields_want_a_right_of_their_own() -> None:
    personnel, reader = person("nhan-su", Role.PERSONNEL), person("doc", Role.READER)
    clerk = person("dau-moi", Role.CLERK, HEALTH)
    assert may(reader.actor, "desk.see", field=FieldClass.INTERNAL)
    assert not may(reader.actor, "desk.see", field=FieldClass.PERSONAL)
    assert may(personnel.actor, "fields.internal", field=FieldClass.SENSITIVE)
    assert scope(clerk.actor, "desk.see", field=FieldClass.INTERNAL).organisations == {HEALTH}
    assert not may(clerk.actor, "desk.see", field=FieldClass.SENSITIVE)


def test_rights_cost_the_same_few_queries_however_often_they_are_asked(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    an = person("an", Role.SPECIALIST)
    with remembered(), django_assert_num_queries(3):
        for _ in range(50):
            assert may(an.actor, "review.decide", uuid4())
