"""What a body still has to do, told to and handed over by the transfer of bodies (`organisations.holdings`)."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.languages import house_language
from dieuhanh.web.organisations.holdings import HandOver, Holding, HoldingError
from dieuhanh.web.tasks.actions.deciding import Basis
from dieuhanh.web.tasks.actions.handing import hand_over
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Performer, TaskEvent
from dieuhanh.web.tasks.recording import Note, append
from dieuhanh.web.tasks.states import OPEN, Kind, Role, State


class TasksOfBody:
    """Open duties of a body, those of series included or alone."""

    def __init__(self, kind: str, label: str | Promise, *, counted: bool) -> None:
        self.kind = kind
        self.label = label
        self._counted = counted

    def _open(self, organisation: UUID) -> QuerySet[Performer]:
        return Performer.objects.filter(
            organisation_id=organisation, parent=None, counted=self._counted, state__in=OPEN | {State.SUSPENDED}
        )

    def count(self, organisation: UUID) -> int:
        """Return how many are open."""
        return self._open(organisation).count()

    def held_by(self, organisation: UUID) -> Sequence[Holding]:
        """Return the open ones by their code."""
        rows = self._open(organisation).select_related("task").order_by("code", "id")
        return [Holding(row.pk, f"NV {row.code} {row.task.title}") for row in rows]

    def hand_over(self, *, actor: Actor, holdings: Sequence[UUID], order: HandOver) -> None:
        """Give these duties to the heir, each with its events on both sides."""
        for performer in Performer.objects.filter(pk__in=holdings).select_related("task"):
            try:
                hand_over(actor=actor, performer=performer, heir=order.new, basis=Basis(order.decision), at=order.at)
            except TaskError as fault:
                raise HoldingError(f"NV {performer.code}: {fault.message}") from fault

    def take_back(self, *, actor: Actor, holdings: Sequence[UUID], order: HandOver) -> None:
        """Undo the same hand-over; refused where the heir did something with the duty meanwhile."""
        for performer in Performer.objects.filter(pk__in=holdings).select_related("task"):
            try:
                self._take_back(actor, performer, order)
            except TaskError as fault:
                raise HoldingError(f"NV {performer.code}: {fault.message}") from fault

    def _take_back(self, actor: Actor, performer: Performer, order: HandOver) -> None:
        last = performer.events.order_by("sequence").last()
        if last is None or last.kind != Kind.HAND_OVER:
            raise TaskError(_("đơn vị cũ đã có thay đổi sau khi chuyển giao"))
        append(actor=actor, performer=performer, kind=Kind.UNDO, at=order.at, right="tasks.hand_over")
        for heir in performer.heirs.filter(organisation=order.new).exclude(state=State.WITHDRAWN):
            if heir.events.exclude(recorded_at=last.recorded_at).exists():
                raise TaskError(_("đơn vị nhận đã xử lý nhiệm vụ, không hoàn tác được"))
            with house_language():
                note = Note(_("Hoàn tác chuyển giao"), basis_words=order.decision)
            append(actor=actor, performer=heir, kind=Kind.WITHDRAW, at=order.at, note=note)
        for held in performer.led_by.filter(organisation=order.new):
            _support_again(actor, held, last)


def _support_again(actor: Actor, held: Performer, handed: TaskEvent) -> None:
    """The heir took part before and led only in the place of the old body."""
    if held.events.filter(recorded_at__gt=handed.recorded_at).exists():
        raise TaskError(_("đơn vị nhận đã xử lý nhiệm vụ, không hoàn tác được"))
    held.role, held.leads_for = Role.SUPPORT, None
    held.save(update_fields=["role", "leads_for"])
    log.record(actor=actor, action="tasks.support", about=held, detail={"task": held.code})


TASKS = TasksOfBody("tasks", gettext_lazy("Nhiệm vụ đang thực hiện"), counted=True)
SERIES = TasksOfBody("series", gettext_lazy("Nhiệm vụ định kỳ"), counted=False)
