"""The chain finds whatever is done to the log beside the log's own way, and names it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DataError, IntegrityError, connection, models, transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dieuhanh.web.audit import commands, log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.chain import event_digest, seal
from dieuhanh.web.audit.models import AuditEvent, AuditHead, AuditLink, AuditQueue
from dieuhanh.web.audit.verifying import Head, faults, head
from dieuhanh.web.identifiers import uuid7

pytestmark = pytest.mark.django_db


def sql(statement: str, *values: str) -> None:
    """Write to the database beside everything that Django and the log do."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture(autouse=True)
def _fresh_witnesses(db: None) -> None:
    sql("DELETE FROM audit_auditwitness")


@pytest.fixture
def events(operator: Actor) -> list[AuditEvent]:
    """Five sealed events."""
    made = [log.record(actor=operator, action=f"test.{number}", detail={"number": number}) for number in range(5)]
    assert seal() == 5
    return made


def key(event: AuditEvent) -> str:
    """How the database writes an event's identifier."""
    return event.pk.hex if connection.vendor == "sqlite" else str(event.pk)


def found(known: Head | None = None) -> set[tuple[str, int | None]]:
    """The faults by kind and number, but for what the triggers tell."""
    return {(fault.what, fault.sequence) for fault in faults(known) if fault.what != "touched"}


def touched() -> int:
    """How many changes and removals the triggers saw."""
    return sum(fault.what == "touched" for fault in faults())


def test_an_untouched_log_is_whole(events: list[AuditEvent]) -> None:
    assert list(faults(head())) == []
    assert head().sequence == 5
    assert not AuditQueue.objects.exists()


def test_what_waits_for_its_link_is_no_fault(events: list[AuditEvent], operator: Actor) -> None:
    log.record(actor=operator, action="test.waits")
    assert found() == set()
    assert seal() == 1
    assert head().sequence == 6


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("action", "another"),
        ("actor_name", "Người khác"),
        ("object_type", "x"),
        ("detail", '{"number": 3}'),
        ("recorded_at", "2020-01-01 00:00:00"),
        ("digest", "0" * 64),
    ],
)
def test_a_raw_change_is_named_and_seen(events: list[AuditEvent], column: str, value: str) -> None:
    sql(f"UPDATE audit_auditevent SET {column} = %s WHERE id = %s", value, key(events[2]))  # noqa: S608
    assert {("changed", 3), ("broken", 3)} & found()
    assert touched() == 1


def test_a_removed_event_is_named_and_seen(events: list[AuditEvent]) -> None:
    sql("DELETE FROM audit_auditevent WHERE id = %s", key(events[1]))
    assert found() == {("removed", 2)}
    assert touched() == 1


def test_an_event_that_was_removed_with_its_link_leaves_a_gap(events: list[AuditEvent]) -> None:
    sql("DELETE FROM audit_auditevent WHERE id = %s", key(events[1]))
    sql("DELETE FROM audit_auditlink WHERE sequence = 2")
    assert found() == {("removed", 2)}


def test_links_that_change_places_are_broken(events: list[AuditEvent]) -> None:
    sql("UPDATE audit_auditlink SET sequence = 99 WHERE sequence = 2")
    sql("UPDATE audit_auditlink SET sequence = 2 WHERE sequence = 3")
    sql("UPDATE audit_auditlink SET sequence = 3 WHERE sequence = 99")
    assert {("broken", 2), ("broken", 3)} <= found()


@pytest.mark.parametrize("queued", [True, False])
def test_an_event_from_elsewhere_is_named(events: list[AuditEvent], queued: bool) -> None:
    forged = AuditEvent(actor_kind="cli", actor_name="x", action="forged", digest="1" * 64)
    if not queued:
        forged.digest = event_digest(forged)
    AuditEvent.objects.bulk_create([forged])
    if queued:
        AuditQueue.objects.create(event_id=forged.pk)
    assert [(fault.what, fault.event) for fault in faults()] == [("inserted", forged.pk)]
    seal()
    assert found() == ({("changed", 6)} if queued else {("inserted", None)})


def test_a_tail_that_was_cut_off_is_found(events: list[AuditEvent]) -> None:
    kept = head()
    sql("DELETE FROM audit_auditlink WHERE sequence > 3")
    sql("DELETE FROM audit_auditevent WHERE id IN (%s, %s)", key(events[3]), key(events[4]))
    assert found() == {("cut", 3)}
    last = AuditLink.objects.get(sequence=3)
    AuditHead.objects.update(sequence=3, digest=last.digest)
    assert found() == set()
    assert found(kept) == {("cut", 5)}


def test_a_chain_that_was_made_anew_does_not_fit_the_end_that_was_kept(events: list[AuditEvent]) -> None:
    assert found(Head(4, "0" * 64)) == {("cut", 4)}


def test_a_bulk_change_past_the_models_is_seen(events: list[AuditEvent]) -> None:
    sql("UPDATE audit_auditevent SET action = action")
    assert touched() == 5
    assert found() == set()


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=40)


@given(TEXT, TEXT, st.integers(min_value=0), st.sampled_from(["actor_name", "action", "detail", "recorded_at", "id"]))
def test_any_single_change_gives_another_digest(name: str, action: str, place: int, part: str) -> None:
    event = AuditEvent(actor_kind="person", actor_name=name, action=action, detail={"x": name})
    before = event_digest(event)
    text = {"actor_name": name, "action": action}.get(part, "")
    at = place % max(1, len(text))
    other = text[:at] + ("a" if text[at : at + 1] != "a" else "b") + text[at + 1 :]
    changes = {
        "detail": {"x": f"{name}."},
        "recorded_at": event.recorded_at + timedelta(microseconds=1),
        "id": uuid7(),
    }
    setattr(event, part, changes.get(part, other))
    assert event_digest(event) != before


def _altered(value: object, place: int) -> str | int | UUID | datetime:
    """The same with one character, bit or least step changed."""
    match value:
        case str():
            at = place % max(1, len(value))
            return value[:at] + ("0" if value[at : at + 1] != "0" else "1") + value[at + 1 :]
        case UUID():
            return UUID(int=value.int ^ (1 << place % 128))
        case datetime():
            return value + timedelta(microseconds=1)
        case int():
            return value + 1
        case dict():
            return json.dumps(value | {"number": -1})
        case _:
            return _OTHER[connection.vendor == "postgresql"]


_OTHER = ("7", 7)
COLUMNS = [
    (model, str(field.column))
    for model in (AuditEvent, AuditLink, AuditHead)
    for field in model._meta.concrete_fields
    if not (model is AuditHead and field.name == "id")
]


@settings(
    max_examples=80,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.sampled_from(COLUMNS), st.integers(0, 4), st.integers(0, 200))
def test_a_changed_character_of_any_stored_column_is_found(
    events: list[AuditEvent], column: tuple[type[models.Model], str], row: int, place: int
) -> None:
    model, name = column
    table, key_name = model._meta.db_table, str(model._meta.pk.column)
    # What the column cannot hold is refused by the database itself.
    with suppress(IntegrityError, DataError), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT {key_name}, "{name}" FROM {table} ORDER BY {key_name}')  # noqa: S608
            held = cursor.fetchall()
            pk, value = held[row % len(held)]
            if value is None and name not in _FILLED:
                return
            other = _altered(value, place)
            cursor.execute(f'UPDATE {table} SET "{name}" = %s WHERE {key_name} = %s', [other, pk])  # noqa: S608
        assert found(), (name, value, other)
        transaction.set_rollback(True)


_FILLED = frozenset({"witness_after", "witness_to", "transaction"})


@pytest.mark.django_db(transaction=True)
class TestCommitted:
    """What only happens once a transaction is over."""

    @pytest.fixture(autouse=True)
    def _clean(self) -> Iterator[None]:
        yield
        for table in ("auditlink", "auditqueue", "audithead", "auditevent", "auditwitness"):
            sql(f"DELETE FROM audit_{table}")  # noqa: S608

    def test_a_link_is_made_when_the_transaction_is_over(self, operator: Actor) -> None:
        with transaction.atomic():
            log.record(actor=operator, action="test")
            assert AuditQueue.objects.count() == 1
        assert (AuditLink.objects.count(), AuditQueue.objects.count()) == (1, 0)

    def test_the_commands(self, operator: Actor, capsys: pytest.CaptureFixture[str]) -> None:
        log.record(actor=operator, action="test", detail={"tên": "Sổ"})
        assert commands.head() == 0
        kept = capsys.readouterr().out.strip()
        assert commands.verify(kept) == 0
        assert "Nhật ký liền mạch: 1 sự kiện" in capsys.readouterr().out
        assert commands.export() == 0
        assert '"detail": {"tên": "Sổ"}' in capsys.readouterr().out
        sql("UPDATE audit_auditevent SET action = 'x'")
        assert commands.verify("") == commands.NOT_WHOLE
        assert "bị sửa: số 1" in capsys.readouterr().out
        assert commands.verify("một:hai") == 2


def test_the_queue_may_name_what_is_not_there(events: list[AuditEvent]) -> None:
    AuditQueue.objects.create(event_id=uuid4())
    assert seal() == 1
    assert found() == set()
