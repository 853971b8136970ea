"""The audit log and everything else that is only ever appended."""

from __future__ import annotations

import pytest
from django.db import transaction

from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.records import UnchangeableError

pytestmark = pytest.mark.django_db


@pytest.fixture
def event(operator: Actor) -> AuditEvent:
    return log.record(actor=operator, action="test", detail={"one": 1})


def test_an_event_says_who_and_what(operator: Actor, event: AuditEvent) -> None:
    held = AuditEvent.objects.get()
    assert (held.actor_kind, held.actor_name, held.action, held.detail) == ("cli", operator.name, "test", {"one": 1})


def test_an_event_is_about_a_thing(operator: Actor, event: AuditEvent) -> None:
    second = log.record(actor=operator, action="test", about=event)
    assert (second.object_type, second.object_id) == ("audit.AuditEvent", event.id)


def test_nothing_changes_or_deletes_an_event(event: AuditEvent) -> None:
    for attempt in (event.save, event.delete, AuditEvent.objects.all().delete):
        with pytest.raises(UnchangeableError):
            attempt()
    with pytest.raises(UnchangeableError):
        AuditEvent.objects.update(action="another")
    assert AuditEvent.objects.get().action == "test"


@transaction.atomic
def record_and_fail(operator: Actor) -> float:
    log.record(actor=operator, action="test")
    return 1 / AuditEvent.objects.filter(action="no such").count()


@pytest.mark.django_db(transaction=True)
def test_an_event_goes_with_its_change(operator: Actor) -> None:
    with pytest.raises(ZeroDivisionError):
        record_and_fail(operator)
    assert not AuditEvent.objects.exists()
