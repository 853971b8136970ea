"""A leaked document leaves nothing but the record, in no table, no file and no free page; the log stays whole."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, models

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor, command_line
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.audit.verifying import faults
from dieuhanh.web.documents import leaks, sweeping
from dieuhanh.web.documents.models import Document, Purge, StoredFile, TextVersion
from dieuhanh.web.documents.purging import find_purgeable, preview, purge
from dieuhanh.web.notifications.models import Notice
from dieuhanh.web.organisations.actions import import_tables
from dieuhanh.web.organisations.tables import OrganisationRow, Tables
from dieuhanh.web.organisations.validity import ALWAYS
from dieuhanh.web.review.actions import accept_all, import_text
from dieuhanh.web.search.models import Entry
from dieuhanh.web.tasks.actions.assigning import assign
from dieuhanh.web.tasks.actions.talking import comment
from dieuhanh.web.tasks.models import Comment, Task
from dieuhanh.web.tasks.states import TaskState

pytestmark = pytest.mark.django_db(transaction=True)

WORD = "Zanzibarkhe"
AT = datetime(2024, 1, 22, 3, tzinfo=UTC)
TEXT = f"""ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN

Số: 33/TB-UBND                          Lạng Sơn, ngày 22 tháng 01 năm 2024

THÔNG BÁO
Kết luận tại cuộc họp về phương án {WORD}

Căn cứ Quyết định số 1725/QĐ-TTg ngày 29/12/2023, Phó Chủ tịch UBND tỉnh kết luận như sau:

1. Giao Sở Nội vụ chủ trì hoàn thiện phương án {WORD}, trình UBND tỉnh trước ngày 31/01/2024.

2. Giao Sở Tài chính chủ trì bảo đảm kinh phí cho phương án {WORD}, hoàn thành trước ngày 15/02/2024.
"""


@pytest.fixture
def leaked() -> Document:
    """A document that was imported, confirmed and given out before anybody saw what it is."""
    for table in ("auditlink", "auditqueue", "audithead", "auditevent", "auditwitness"):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM audit_{table}")  # noqa: S608
    office = demonstration.load_accounts().actor
    bodies = [
        OrganisationRow(key, "", name, (), "so", "", ALWAYS, "", "", "", "")
        for key, name in (("so-noi-vu", "Sở Nội vụ"), ("so-tai-chinh", "Sở Tài chính"))
    ]
    import_tables(actor=command_line(), given=Tables(tuple(bodies), (), ()))
    imported = import_text(actor=office, data=TEXT.encode(), name=f"{WORD}.txt")
    accept_all(actor=office, text_version=imported.text_version, at=AT)
    first = Task.objects.order_by("number")[0]
    assign(actor=office, task=first, at=AT, text=f"Làm gấp {WORD}")
    comment(actor=office, task=first, text=f"Ai giữ bản gốc {WORD}?", at=AT)
    return imported.text_version.document


def _tables_with(word: str) -> set[str]:
    """The tables in which the word stands anywhere, in whatever case and with whatever marks."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        for row in models.QuerySet(model).values_list():
            if word.lower() in str(row).lower():
                found.add(model._meta.db_table)
    return found


def test_a_purge_leaves_only_the_record(operator: Actor, leaked: Document) -> None:
    before = _tables_with(WORD)
    assert {"documents_textversion", "review_claim", "tasks_task", "tasks_comment", "search_entry"} <= before
    (file,) = StoredFile.objects.filter(texts__document=leaked)
    place = settings.DATA_FOLDER / file.path
    assert WORD.encode() in place.read_bytes()
    counted = preview(actor=operator, document=leaked)
    assert counted["nhiệm vụ"] == 2
    record = purge(actor=operator, document=leaked, decision="QĐ 9/QĐ-BCA", reason="tài liệu mật lọt vào")
    assert _tables_with(WORD) == set()
    assert not place.exists()
    assert not TextVersion.objects.exists()
    assert (record.decision, record.reason, record.actor_name) == ("QĐ 9/QĐ-BCA", "tài liệu mật lọt vào", operator.name)
    assert record.destroyed == counted
    assert [len(mark) for mark in record.marks] == [64]
    assert list(faults()) == []
    destroyed = AuditEvent.objects.get(action="audit.destroy")
    assert destroyed.detail["decision"] == "QĐ 9/QĐ-BCA"
    assert AuditEvent.objects.filter(destroyed_by=destroyed.pk).count() == len(destroyed.detail["events"]) > 3


def test_nothing_is_left_in_the_pages_of_the_database(operator: Actor, leaked: Document) -> None:
    purge(actor=operator, document=leaked, decision="QĐ 9", reason="mật")
    sweeping.sweep()
    if connection.vendor != "sqlite":
        return
    base = Path(str(connection.settings_dict["NAME"]))
    held = b"".join(file.read_bytes() for file in base.parent.glob(f"{base.name}*"))
    for form in (WORD, WORD.lower()):
        assert form.encode() not in held


def test_what_had_a_life_of_its_own_stays_without_a_word(operator: Actor, leaked: Document) -> None:
    codes = sorted(Task.objects.values_list("code", flat=True))
    purge(actor=operator, document=leaked, decision="QĐ 9", reason="mật")
    tasks = list(Task.objects.order_by("code"))
    assert [task.code for task in tasks] == codes
    assert {task.title for task in tasks} == {leaks.DESTROYED}
    assert tasks[0].state == TaskState.STOPPED
    assert tasks[1].discarded_at is not None
    assert Comment.objects.get().text == leaks.DESTROYED
    assert not Entry.objects.filter(kind="document", key=str(leaked.pk), text__gt="").exists()
    assert not Notice.objects.filter(words__contains=WORD).exists()
    emptied = Document.objects.get(pk=leaked.pk)
    assert (emptied.title, emptied.address) == ("", f"huy/{leaked.pk}")


def test_a_document_that_others_cite_is_again_what_they_say(operator: Actor, leaked: Document) -> None:
    other = import_text(
        actor=operator, data="Căn cứ Thông báo số 33/TB-UBND ngày 22/01/2024 của UBND tỉnh.".encode(), name="b.txt"
    )
    leaked.refresh_from_db()
    leaked.cited_by.create(text_version=other.text_version, item_index=0, start=0, end=5, kind="refers", reason="exact")
    purge(actor=operator, document=leaked, decision="QĐ 9", reason="mật")
    held = Document.objects.get(pk=leaked.pk)
    assert (held.number_text, held.address, held.abstract, held.is_stub) == (
        leaked.number_text,
        leaked.address,
        "",
        True,
    )


@pytest.mark.parametrize(("decision", "reason"), [("", "mật"), ("QĐ 9", " ")])
def test_without_a_decision_and_a_reason_nothing_goes(
    operator: Actor, leaked: Document, decision: str, reason: str
) -> None:
    with pytest.raises(ValidationError):
        purge(actor=operator, document=leaked, decision=decision, reason=reason)
    assert TextVersion.objects.exists()
    assert not Purge.objects.exists()


def test_who_may_see_content_may_not_purge(leaked: Document) -> None:
    for role in Role.values:
        actor = User(username=role, full_name=role, role=role).actor
        plain = Actor("person", actor.name, None, role)
        if role == Role.ADMINISTRATOR:
            assert find_purgeable(plain, f"http://localhost:8000/van-ban/{leaked.address}/") == leaked
            assert find_purgeable(plain, str(leaked.pk)) == leaked
            continue
        with pytest.raises(PermissionDenied):
            purge(actor=plain, document=leaked, decision="QĐ 9", reason="mật")


def test_every_table_that_hangs_on_what_goes_is_known() -> None:
    """A new room whose rows lead to a text or a fact must say what becomes of them."""
    traces = leaks.registered()
    goes = {model for model, trace in traces.items() if trace.emptied is None}
    forgotten = [
        f"{relation.related_model._meta.label}.{relation.field.name}"
        for model in goes
        for relation in model._meta.related_objects
        if not _is_known(relation, traces)
    ]
    assert forgotten == []


def _is_known(relation: models.ForeignObjectRel, traces: Mapping[type[models.Model], leaks.Trace]) -> bool:
    trace = traces.get(relation.related_model)
    if trace is None:
        return False
    name = relation.field.name
    return name in trace.through or relation.related_model is relation.model or name in (trace.emptied or {})
