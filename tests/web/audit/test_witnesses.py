"""The database sees every write to a watched table; those of the action layer are accounted for, others are named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.db import connection, transaction

from dieuhanh.web.accounts.models import Role as AccountRole
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit import log, witnesses
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.chain import seal
from dieuhanh.web.audit.destroying import destroy_payloads
from dieuhanh.web.audit.models import AuditEvent, AuditWitness
from dieuhanh.web.audit.verifying import faults
from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.documents.models import Document
from dieuhanh.web.organisations.actions import import_tables, rename
from dieuhanh.web.organisations.models import Organisation, Succession
from dieuhanh.web.organisations.tables import GroupRow, OrganisationRow, Tables
from dieuhanh.web.organisations.validity import ALWAYS
from dieuhanh.web.tasks.models import Task

pytestmark = pytest.mark.django_db(transaction=True)

BODY = OrganisationRow("so-a", "", "Sở A", ("SA",), "so", "", ALWAYS, "", "", "", "")
OTHER = OrganisationRow("so-b", "", "Sở B", (), "so", "so-a", ALWAYS, "", "", "", "")
GROUP = GroupRow("cac-so", ("các sở",), ("so",), (), (), ALWAYS, "auto", "")


@pytest.fixture(autouse=True)
def _clean() -> Iterator[None]:
    """What the cleaning of an earlier test left is no evidence; what this one leaves is taken away."""
    clear()
    yield
    clear()


def clear() -> None:
    for table in ("auditlink", "auditqueue", "audithead", "auditevent", "auditwitness"):
        sql(f"DELETE FROM audit_{table}")  # noqa: S608


def sql(statement: str, *values: str) -> None:
    """Write to the database beside everything that Django and the log do."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def bodies(operator: Actor) -> None:
    import_tables(actor=operator, given=Tables((BODY, OTHER), (), (GROUP,)))


def seen() -> list[str]:
    return [fault.told.split(" ", 2)[2] for fault in faults() if fault.what == "touched"]


@pytest.mark.usefixtures("bodies")
def test_what_actions_write_is_accounted_for(operator: Actor) -> None:
    body = Organisation.objects.get(key="so-a")
    rename(actor=operator, organisation=body, name="Sở C", on=date(2026, 1, 1), legal_basis="QĐ 1")
    assert AuditWitness.objects.filter(operation="INSERT", table_name="organisations_organisation").count() == 2
    assert list(faults()) == []


@pytest.mark.usefixtures("bodies")
@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE organisations_organisation SET note = 'x' WHERE key = 'so-a'", "UPDATE organisations_organisation"),
        ("DELETE FROM organisations_addresseegroup", "DELETE organisations_addresseegroup"),
        ("UPDATE organisations_revision SET mark = mark", "UPDATE organisations_revision"),
    ],
)
def test_a_raw_write_is_named(operator: Actor, statement: str, told: str) -> None:
    sql(statement)
    log.record(actor=operator, action="test.later")
    (line,) = seen()
    assert line.startswith(told)
    assert ("(note)" in line) == ("note" in statement)


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE tasks_task SET due_on = '2030-01-01'", "UPDATE tasks_task"),
        ("DELETE FROM tasks_task", "DELETE tasks_task"),
        ("UPDATE documents_document SET abstract = 'x'", "UPDATE documents_document"),
        ("UPDATE accounts_grant SET role = 'administrator'", "UPDATE accounts_grant"),
        ("UPDATE accounts_user SET password = 'x'", "UPDATE accounts_user"),
        ("UPDATE bulletins_bulletin SET title = 'x'", "UPDATE bulletins_bulletin"),
    ],
)
def test_a_raw_write_in_any_room_is_named(operator: Actor, statement: str, told: str) -> None:
    with transaction.atomic():
        User.objects.create(username="lan", full_name="Lan", role=AccountRole.READER)
        Document.objects.create(type="Quyết định", address="2023/1-qd", identity="1")
        Task.objects.create(year=2023, number=1, code="2023-0001", title="Báo cáo", due_on=date(2024, 1, 5))
        days = {"period_start": date(2023, 12, 25), "period_end": date(2023, 12, 31)}
        Bulletin.objects.create(iso_year=2023, week=52, title="Tuần 52", **days)
        log.record(actor=operator, action="test.made")
    assert seen() == []
    sql(statement)
    log.record(actor=operator, action="test.later")
    assert [line[: len(told)] for line in seen()] == [told]


def test_what_a_sign_in_leaves_is_no_write_of_anybody(operator: Actor) -> None:
    with transaction.atomic():
        User.objects.create(username="lan", full_name="Lan")
        log.record(actor=operator, action="test.made")
    sql("UPDATE accounts_user SET last_login = joined_at")
    assert seen() == []


@pytest.mark.usefixtures("bodies")
def test_writes_past_the_action_layer_are_named_each() -> None:
    Organisation.objects.filter(kind="so").update(kind="ban")
    one, other = Organisation.objects.all()
    Succession.objects.bulk_create([Succession(old=one, new=other, kind="merge", date=date(2025, 3, 1), position=0)])
    other.names.all().delete()
    assert Counter(tuple(line.split()[:2]) for line in seen()) == {
        ("UPDATE", "organisations_organisation"): 2,
        ("INSERT", "organisations_succession"): 1,
        ("DELETE", "organisations_organisationname"): 1,
    }


def test_a_change_that_is_rolled_back_leaves_nothing(operator: Actor) -> None:
    with transaction.atomic():
        import_tables(actor=operator, given=Tables((BODY,), (), ()))
        transaction.set_rollback(True)
    assert not AuditWitness.objects.exists()
    assert list(faults()) == []


def test_a_missing_trigger_is_told_and_made_again_by_the_next_migrate() -> None:
    name = next(
        trigger for trigger in witnesses.triggers(connection.vendor) if "organisation_seen_delete" in trigger.name
    ).name
    drop = f"DROP FUNCTION {name}() CASCADE" if connection.vendor == "postgresql" else f"DROP TRIGGER {name}"
    sql(drop)
    assert [fault.told for fault in faults() if fault.what == "blind"] == [name]
    witnesses.ensure(connection)
    assert list(faults()) == []


def test_a_payload_is_destroyed_with_a_record_and_the_chain_stays_whole(operator: Actor) -> None:
    thing = log.record(actor=operator, action="test")
    leaked = log.record(actor=operator, action="test.leak", about=thing, detail={"x": "bí mật"}, reason="bí mật")
    seal()
    destroy_payloads(actor=operator, about=thing, things=[thing.pk], decision="QĐ 9", reason="lộ mật")
    held = AuditEvent.objects.get(pk=leaked.pk)
    assert (held.detail, held.reason) == ({}, "")
    assert list(faults()) == []
    assert AuditEvent.objects.get(action="audit.destroy").detail["events"] == [str(leaked.pk)]


def test_a_payload_that_is_destroyed_without_a_record_is_named(operator: Actor) -> None:
    log.record(actor=operator, action="test", detail={"x": "1"})
    sql("UPDATE audit_auditevent SET detail = '{}'")
    assert {fault.what for fault in faults()} == {"changed", "touched"}


def test_an_event_says_where_it_belongs(operator: Actor) -> None:
    event = log.record(actor=operator, action="test", reason="vì sao")
    assert (event.witness_after is not None) == (connection.vendor == "sqlite")
    assert (event.transaction is not None) == (connection.vendor == "postgresql")
    assert event.recorded_at > datetime(2020, 1, 1, tzinfo=UTC)
