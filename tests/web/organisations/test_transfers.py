"""Everything an ended body holds goes to its heirs by a decision, whole or not at all, and can come back for a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.organisations import holdings, transfers
from dieuhanh.web.organisations.allotment import AllotmentError
from dieuhanh.web.organisations.holdings import HoldingError
from dieuhanh.web.organisations.models import Organisation, Seat, Transfer, TransferItem, TransferState
from dieuhanh.web.organisations.transfers import Basis, TransferError
from tests.web.organisations.samples import SampleDuties, load_some

pytestmark = pytest.mark.django_db

BASIS = Basis("Nghị quyết 04/NQ-HĐND", date(2025, 2, 18), date(2025, 3, 1))
KEYS = {
    "ubnd-tinh",
    "so-giao-thong-van-tai",
    "so-xay-dung",
    "so-xay-dung-2025",
    "so-tai-chinh-2025",
    "bcd-du-lich",
    "so-y-te",
}
NOW = datetime(2025, 3, 3, 8, tzinfo=UTC)
OFFICER = Actor(kind="person", name="Chuyên viên", role=Role.SPECIALIST)


@pytest.fixture
def old(demo: Path) -> Organisation:
    """Sở Giao thông vận tải, which was merged into Sở Xây dựng on 1/3/2025."""
    load_some(demo, KEYS)
    return Organisation.objects.get(key="so-giao-thong-van-tai")


@pytest.fixture
def heir(old: Organisation) -> Organisation:
    return Organisation.objects.get(key="so-xay-dung-2025")


@pytest.fixture
def other(old: Organisation) -> Organisation:
    return Organisation.objects.get(key="so-tai-chinh-2025")


@pytest.fixture
def seat(old: Organisation) -> Seat:
    """A seat in a committee that belongs to the director of the old body."""
    return Seat.objects.create(
        committee=Organisation.objects.get(key="bcd-du-lich"),
        position=1,
        role="Ủy viên",
        office="Giám đốc Sở Giao thông vận tải",
        valid_from=date(2023, 12, 26),
        source=UUID(int=1),
        decision=UUID(int=2),
    )


@pytest.fixture
def worker(old: Organisation) -> User:
    return User.objects.create(username="lan", full_name="Lan", role=Role.CLERK, organisation_id=old.pk)


@pytest.fixture
def duties(old: Organisation) -> Iterator[SampleDuties]:
    """Four duties of the old body."""
    room = SampleDuties({UUID(int=number): old.pk for number in range(10, 14)})
    holdings.register(room)
    yield room
    holdings.forget(room.kind)


def prepared(old: Organisation, heirs: list[Organisation], alone: dict[str, str] | None = None) -> Transfer:
    transfer = transfers.begin(actor=OFFICER, old=old, basis=BASIS)
    transfers.choose_heirs(actor=OFFICER, transfer=transfer, heirs=heirs)
    of_kind = {room.kind: heirs[0].key for room in holdings.rooms()}
    transfers.share_out(actor=OFFICER, transfer=transfer, of_kind=of_kind, alone=alone or {})
    return transfer


def test_seats_accounts_and_duties_go_to_the_heirs(
    old: Organisation, heir: Organisation, other: Organisation, seat: Seat, worker: User, duties: SampleDuties
) -> None:
    transfer = prepared(old, [heir, other], {str(UUID(int=11)): other.key})
    assert transfers.carry_out(actor=OFFICER, transfer=transfer, at=NOW) == 6
    assert sorted(duties.owners.values()) == sorted([heir.pk, other.pk, heir.pk, heir.pk])
    after = Seat.objects.get(replaces=seat)
    assert (after.office, after.valid_from) == ("Giám đốc Sở Xây dựng", date(2025, 3, 1))
    assert after.legal_basis == "Nghị quyết 04/NQ-HĐND, 18/02/2025"
    seat.refresh_from_db()
    assert seat.valid_to == date(2025, 2, 28)
    assert seat.office == "Giám đốc Sở Giao thông vận tải"
    worker.refresh_from_db()
    assert worker.organisation_id == heir.pk
    assert holdings.open_count(old.pk) == 0
    assert AuditEvent.objects.filter(action="organisations.hand_over").count() == 6
    assert TransferItem.objects.filter(transfer=transfer).count() == 6


def test_a_role_for_the_old_body_goes_along_and_comes_back(old: Organisation, heir: Organisation, worker: User) -> None:
    last = date(2026, 12, 31)
    worker.grants.create(role=Role.LEADER, organisation_id=old.pk, valid_to=last, basis="QĐ 1")

    def held() -> set[tuple[object, ...]]:
        rows = worker.grants.filter(role=Role.LEADER)
        return set(rows.values_list("organisation_id", "valid_from", "valid_to"))

    before = held()
    transfer = prepared(old, [heir])
    transfers.carry_out(actor=OFFICER, transfer=transfer, at=NOW)
    assert held() == {(old.pk, None, date(2025, 2, 28)), (heir.pk, BASIS.on, last)}
    assert not may(worker.actor, "tasks.extend", old.pk, on=BASIS.on)
    transfers.undo(actor=OFFICER, transfer=transfer, at=NOW)
    assert held() == before


def test_everything_comes_back_within_a_day_and_not_later(
    old: Organisation, heir: Organisation, seat: Seat, worker: User, duties: SampleDuties
) -> None:
    transfer = prepared(old, [heir])
    transfers.carry_out(actor=OFFICER, transfer=transfer, at=NOW)
    with pytest.raises(TransferError):
        transfers.undo(actor=OFFICER, transfer=transfer, at=NOW + timedelta(hours=24, seconds=1))
    assert transfers.undo(actor=OFFICER, transfer=transfer, at=NOW + timedelta(hours=24)) == 6
    assert set(duties.owners.values()) == {old.pk}
    seat.refresh_from_db()
    worker.refresh_from_db()
    assert (seat.valid_to, worker.organisation_id) == (None, old.pk)
    assert Seat.objects.count() == 1
    assert transfer.state == TransferState.UNDONE
    with pytest.raises(TransferError):
        transfers.undo(actor=OFFICER, transfer=transfer, at=NOW)


def test_a_thing_that_went_on_with_the_heir_does_not_come_back_and_nothing_else_does(
    old: Organisation, heir: Organisation, seat: Seat, worker: User
) -> None:
    transfer = prepared(old, [heir])
    transfers.carry_out(actor=OFFICER, transfer=transfer, at=NOW)
    Seat.objects.filter(replaces=seat).update(valid_to=date(2025, 4, 1))
    with pytest.raises(HoldingError):
        transfers.undo(actor=OFFICER, transfer=transfer, at=NOW)
    worker.refresh_from_db()
    assert worker.organisation_id == heir.pk


def test_where_one_room_refuses_nothing_is_handed_over(
    old: Organisation, heir: Organisation, seat: Seat, worker: User, duties: SampleDuties
) -> None:
    duties.refused = frozenset({UUID(int=12)})
    transfer = prepared(old, [heir])
    with pytest.raises(HoldingError):
        transfers.carry_out(actor=OFFICER, transfer=transfer, at=NOW)
    worker.refresh_from_db()
    assert worker.organisation_id == old.pk
    assert Seat.objects.count() == 1
    assert not TransferItem.objects.exists()
    transfer.refresh_from_db()
    assert transfer.state == TransferState.DRAFT


def test_what_came_in_since_a_person_looked_stops_the_transfer(
    old: Organisation, heir: Organisation, duties: SampleDuties
) -> None:
    transfer = prepared(old, [heir])
    duties.owners[UUID(int=99)] = old.pk
    with pytest.raises(TransferError, match="đã thay đổi"):
        transfers.carry_out(actor=OFFICER, transfer=transfer, at=NOW)
    assert set(duties.owners.values()) == {old.pk}


def test_a_second_click_does_nothing(old: Organisation, heir: Organisation, duties: SampleDuties) -> None:
    transfer = prepared(old, [heir])
    transfers.carry_out(actor=OFFICER, transfer=transfer, at=NOW)
    with pytest.raises(TransferError):
        transfers.carry_out(actor=OFFICER, transfer=transfer, at=NOW)
    assert TransferItem.objects.count() == 4


def test_a_thing_without_an_heir_stops_the_transfer(
    old: Organisation, heir: Organisation, other: Organisation, duties: SampleDuties
) -> None:
    transfer = prepared(old, [heir, other])
    transfers.share_out(actor=OFFICER, transfer=transfer, of_kind={}, alone={})
    with pytest.raises(AllotmentError):
        transfers.carry_out(actor=OFFICER, transfer=transfer, at=NOW)


def test_who_can_be_an_heir(old: Organisation, heir: Organisation) -> None:
    transfer = transfers.begin(actor=OFFICER, old=old, basis=BASIS)
    ended = Organisation.objects.get(key="so-xay-dung")
    for wrong in ([], [old], [ended]):
        with pytest.raises(TransferError):
            transfers.choose_heirs(actor=OFFICER, transfer=transfer, heirs=wrong)
    transfers.choose_heirs(actor=OFFICER, transfer=transfer, heirs=[heir])
    with pytest.raises(TransferError):
        transfers.share_out(actor=OFFICER, transfer=transfer, of_kind={"seats": "so-y-te"}, alone={})


def test_a_transfer_needs_a_decision_and_the_right(old: Organisation) -> None:
    with pytest.raises(TransferError):
        transfers.begin(actor=OFFICER, old=old, basis=Basis(" ", date(2025, 2, 18), date(2025, 3, 1)))
    with pytest.raises(PermissionDenied):
        transfers.begin(actor=Actor(kind="person", name="A", role=Role.CLERK), old=old, basis=BASIS)


def test_a_draft_is_gone_on_with(old: Organisation) -> None:
    first = transfers.begin(actor=OFFICER, old=old, basis=BASIS)
    assert transfers.begin(actor=OFFICER, old=old, basis=BASIS).pk == first.pk
