"""Closed months are signed, expire whole, and the chain that remains is still whole; the end of the chain goes out."""

from __future__ import annotations

import json
import socket
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from dieuhanh.web.audit import commands, log, nightly, segments, sensitive_fields, signing, syslog
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.chain import event_digest, payload_digest, seal
from dieuhanh.web.audit.models import (
    AuditCheck,
    AuditEvent,
    AuditQueue,
    AuditRetention,
    AuditSegment,
)
from dieuhanh.web.audit.selectors import LogFilter, Sight, log_page
from dieuhanh.web.audit.verifying import Head, faults, head
from dieuhanh.web.identifiers import uuid7

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 4, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path, db: None) -> None:
    settings.DATA_FOLDER = tmp_path
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditwitness")


def written(month: int, year: int = 2026) -> AuditEvent:
    """An event of the tenth of a month, as it would have been written then."""
    event = AuditEvent(form=2, actor_kind="cli", actor_name="x", action="test", detail={"month": month})
    event.recorded_at = datetime(year, month, 10, tzinfo=UTC)
    event.payload_digest = payload_digest(event)
    event.digest = event_digest(event)
    event.save()
    AuditQueue.objects.create(event_id=event.pk)
    seal()
    return event


def whats() -> list[str]:
    return [fault.what for fault in faults()]


def test_months_that_are_over_are_closed_and_signed_once() -> None:
    for month in (1, 1, 3, 4):
        written(month)
    closed = segments.close(date(2026, 4, 10), NOW)
    assert [(one.month.month, one.first, one.last) for one in closed] == [(1, 1, 2), (3, 3, 3)]
    assert segments.close(date(2026, 4, 10), NOW) == []
    assert signing.key_file().stat().st_mode & 0o777 == 0o600
    assert whats() == []
    AuditSegment.objects.filter(first=1).update(last=1)
    assert whats() == ["forged", "forged"]


def test_a_month_expires_whole_after_the_time_that_its_parameter_sets() -> None:
    AuditRetention.objects.create(valid_from=date(2027, 3, 1), months=24, legal_basis="QĐ 1")
    for month in (1, 2, 4):
        written(month)
    segments.close(date(2026, 4, 10), NOW)
    assert segments.expire(date(2027, 1, 31), NOW) == []
    (gone,) = segments.expire(date(2027, 2, 1), NOW)
    assert gone.month == date(2026, 1, 1)
    assert segments.expire(date(2027, 3, 1), NOW) == []
    seal()
    assert sorted(event.detail.get("month", 0) for event in AuditEvent.objects.filter(action="test")) == [2, 4]
    assert [what for what in whats() if what != "touched"] == []
    with pytest.raises(IntegrityError), transaction.atomic():
        AuditRetention.objects.create(valid_from=date(2028, 1, 1), months=11, legal_basis="x")


def test_each_night_the_end_goes_out_and_a_tail_cut_off_later_is_found(operator: Actor) -> None:
    for number in range(3):
        log.record(actor=operator, action="test", detail={"number": number})
    assert nightly.run(date(2026, 4, 10), NOW) == 0
    said = json.loads(nightly.heads_file().read_text())
    assert (said["sequence"], said["digest"]) == (head().sequence, head().digest)
    last = AuditEvent.objects.get(detail__number=2)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM audit_auditlink WHERE sequence = 3")
        cursor.execute(
            "UPDATE audit_audithead SET sequence = 2, digest = (SELECT digest FROM audit_auditlink WHERE sequence = 2)"
        )
        cursor.execute(
            "DELETE FROM audit_auditevent WHERE id = %s", [last.pk.hex if connection.vendor == "sqlite" else last.pk]
        )
    assert ("cut", 3) in {(fault.what, fault.sequence) for fault in faults(nightly.read_heads(nightly.heads_file()))}
    assert nightly.check(NOW) > 0
    assert "phần cuối bị cắt" in AuditCheck.objects.get().told


def test_verify_takes_the_file_of_ends(operator: Actor, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.record(actor=operator, action="test")
    seal()
    nightly.write_head(NOW)
    assert commands._heads(str(nightly.heads_file())) == [head()]
    assert commands._heads(f"1:{head().digest}") == [Head(1, head().digest)]
    broken = tmp_path / "broken"
    broken.write_text("x\n")
    assert commands._heads(str(broken)) is None
    assert commands._heads(str(tmp_path / "none")) is None


def test_an_event_goes_to_syslog_as_one_line(operator: Actor, settings: Settings) -> None:
    event = log.record(actor=operator, action="test", detail={"tên": "Sổ"})
    line = syslog.event_line(event)
    assert line.startswith("<110>1 ")
    assert " dieuhanh - test - \ufeff{" in line
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as collector:
        collector.bind(("127.0.0.1", 0))
        collector.settimeout(5)
        settings.AUDIT_SYSLOG = f"127.0.0.1:{collector.getsockname()[1]}"
        nightly.write_head(NOW)
        assert b"audit.head" in collector.recv(4096)


def test_classified_fields_are_told_as_changed(operator: Actor) -> None:
    sensitive_fields.mark("audit.AuditEvent", "phone")
    about = log.record(actor=operator, action="test")
    event = log.record(actor=operator, action="test", about=about, detail={"phone.after": "0912", "name": "A"})
    assert event.detail == {"phone.after": "đã đổi", "name": "A"}
    told = sensitive_fields.differences(
        "audit.AuditEvent", {"phone": "1", "a": 1, "b": 2}, {"phone": "2", "a": 1, "b": 3}
    )
    assert told == {"phone": "đã đổi", "b.before": "2", "b.after": "3"}
    read = log.read(actor=operator, about=about, fields=["phone"], reason="xác minh")
    assert (read.action, read.detail, read.reason) == ("audit.read", {"fields": ["phone"]}, "xác minh")


def test_everybody_sees_their_part_of_the_log(operator: Actor) -> None:
    me, mine, other = uuid7(), uuid7(), uuid7()
    person = Actor(kind="person", name="Lan", user_id=me, role="specialist", organisation_id=other)
    log.record(actor=person, action="review.accept")
    log.record(actor=operator, action="tasks.report", organisation=mine)
    log.record(actor=operator, action="accounts.close")

    def seen(sight: Sight) -> set[str]:
        return {event.action for event in log_page(LogFilter(), sight=sight).events}

    assert seen(Sight()) == set()
    assert seen(Sight(own=me)) == {"review.accept"}
    assert seen(Sight(rooms=("tasks",))) == {"tasks.report"}
    assert seen(Sight(bodies=frozenset({mine}), of_bodies=("tasks",))) == {"tasks.report"}
    assert seen(Sight(bodies=frozenset({other}), of_bodies=("tasks",))) == set()
    assert seen(Sight(rooms=("accounts",))) == {"accounts.close"}
    assert len(seen(Sight(everything=True))) == 3
