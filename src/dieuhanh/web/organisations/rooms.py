"""What this room and the accounts below it hold of a body: seats that go with an office, and people with an account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts import moving
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.holdings import HandOver, Holding, HoldingError
from dieuhanh.web.organisations.models import Organisation, Seat
from dieuhanh.web.organisations.offices import office_of
from dieuhanh.web.organisations.selectors import directory

_A_DAY = timedelta(days=1)


class SeatsOfOffices:
    """Seats that belong to whoever holds an office of the body ("Giám đốc Sở Tài chính")."""

    kind = "seats"
    label = _("Ghế theo chức danh")

    def count(self, organisation: UUID) -> int:
        """Return how many are taken."""
        return len(self._seats(organisation))

    def held_by(self, organisation: UUID) -> list[Holding]:
        """Return the taken ones in the order of the committees."""
        held = directory()
        return [
            Holding(seat.pk, self._words(seat, held.bodies[seat.committee.key].names[0].text))
            for seat in self._seats(organisation)
        ]

    def _words(self, seat: Seat, committee: str) -> str:
        return f"{seat.office}: {seat.role}, {committee}"

    def _seats(self, organisation: UUID) -> list[Seat]:
        open_seats = Seat.objects.filter(valid_to__isnull=True, holder="").exclude(office="")
        key = Organisation.objects.values_list("key", flat=True).get(pk=organisation)
        held = directory()
        return [
            seat
            for seat in open_seats.select_related("committee").order_by("committee__position", "position", "id")
            if (office := office_of(held, seat.office, seat.valid_from)) is not None and office.body.key == key
        ]

    def hand_over(self, *, actor: Actor, holdings: Sequence[UUID], order: HandOver) -> None:
        """End each seat the day before and begin it anew with the same office of the heir."""
        held = directory()
        heir = held.bodies[order.new.key]
        for seat in self._locked(holdings):
            office = office_of(held, seat.office, seat.valid_from)
            if office is None or (seat.valid_from and seat.valid_from >= order.on):
                raise HoldingError(f"ghế “{seat.office}” được ghi sau ngày chuyển giao")
            seat.valid_to, seat.ended_by = order.on - _A_DAY, order.decision
            seat.save()
            self._begin(seat, f"{office.title} {heir.short_name_on(order.on)}", order)
            log.record(actor=actor, action="organisations.hand_over_seat", about=seat, detail={"to": heir.key})

    def _begin(self, seat: Seat, office: str, order: HandOver) -> None:
        Seat.objects.create(
            committee=seat.committee,
            position=seat.position,
            role=seat.role,
            office=office[:300],
            replaces=seat,
            valid_from=order.on,
            legal_basis=order.decision,
            source=order.transfer,
            decision=order.transfer,
        )

    def take_back(self, *, actor: Actor, holdings: Sequence[UUID], order: HandOver) -> None:
        """Take the new seats away and let the old ones go on."""
        for seat in self._locked(holdings):
            after = seat.replaced_by.filter(source=order.transfer).first()
            if after is None or after.valid_to is not None or after.replaced_by.exists():
                raise HoldingError(f"ghế “{seat.office}” đã có thay đổi sau khi chuyển")
            after.delete()
            seat.valid_to, seat.ended_by = None, ""
            seat.save()
            log.record(actor=actor, action="organisations.take_back_seat", about=seat)

    def _locked(self, holdings: Sequence[UUID]) -> list[Seat]:
        return list(Seat.objects.select_for_update(of=("self",)).filter(pk__in=holdings).select_related("committee"))


class PeopleWithAccounts:
    """People who sign in and work in the body."""

    kind = "accounts"
    label = _("Tài khoản")

    def count(self, organisation: UUID) -> int:
        """Return how many open accounts there are."""
        return moving.count_working_in(organisation)

    def held_by(self, organisation: UUID) -> list[Holding]:
        """Return the open accounts by their sign-in names."""
        return [Holding(user.pk, f"{user.full_name} ({user.username})") for user in moving.working_in(organisation)]

    def hand_over(self, *, actor: Actor, holdings: Sequence[UUID], order: HandOver) -> None:
        """Let the people work in the heir, with the roles that they held for the body."""
        _require_all(moving.move_people(actor=actor, users=holdings, move=_move(order)), holdings)

    def take_back(self, *, actor: Actor, holdings: Sequence[UUID], order: HandOver) -> None:
        """Let them work where they did before."""
        _require_all(moving.move_back(actor=actor, users=holdings, move=_move(order)), holdings)


def _move(order: HandOver) -> moving.Move:
    return moving.Move(order.old.pk, order.new.pk, order.decision, order.on)


def _require_all(moved: Sequence[UUID], wanted: Sequence[UUID]) -> None:
    if len(moved) != len(wanted):
        raise HoldingError("có tài khoản vừa chuyển sang cơ quan khác")
