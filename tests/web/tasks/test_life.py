"""The life of a task through its actions: who may do what, what is refused with which words, what stays on record."""

from __future__ import annotations

from datetime import date, timedelta
from unittest.mock import patch

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.health import Level
from dieuhanh.web.jobs.models import Job
from dieuhanh.web.jobs.running import drain
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.tasks import health
from dieuhanh.web.tasks.actions import answering, assigning, bulk, deciding, extending, handing
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.actions.calendar import import_calendar
from dieuhanh.web.tasks.actions.deciding import Basis
from dieuhanh.web.tasks.actions.drafts import Part, Plan, choose_bodies, draft_task
from dieuhanh.web.tasks.checking import differences, rebuild
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Extension, Performer, Recurrence, Task, TaskEvent
from dieuhanh.web.tasks.projecting import standing_as_of
from dieuhanh.web.tasks.states import DueKind, DueOrigin, Kind, Role, State, TaskState
from tests.web.tasks.conftest import Give, People, later, lead_of, support_of

pytestmark = pytest.mark.django_db

REPORTED = Result("Đã xây dựng phương án.")


def test_from_assigned_to_done_with_the_support_never_closing_it(give: Give, people: People) -> None:
    task = give()
    lead, support = lead_of(task), support_of(task)
    assert (lead.state, lead.due_on, lead.due_origin) == (State.ASSIGNED, date(2024, 1, 10), DueOrigin.TEXT)
    for actor, performer in ((people.transport, support), (people.health, lead)):
        answering.accept(actor=actor, performer=performer, at=later(1))
        answering.report(actor=actor, performer=performer, result=REPORTED, at=later(2))
        deciding.confirm(actor=people.office, performer=performer, at=later(4))
        task.refresh_from_db()
        assert (task.state == TaskState.DONE) is (performer is lead)
    assert (lead.agency_days, lead.office_days, lead.reported_on) == (2, 2, later(2).date())
    assert list(differences()) == []
    assert AuditEvent.objects.filter(action="tasks.confirm", object_id=lead.pk).exists()


def test_only_the_own_body_accepts_and_only_the_office_confirms(give: Give, people: People) -> None:
    lead = lead_of(give())
    for stranger in (people.transport, people.leader, people.reader, people.office):
        with pytest.raises(PermissionDenied):
            answering.accept(actor=stranger, performer=lead, at=later(1))
    answering.accept(actor=people.health, performer=lead, at=later(1))
    answering.report(actor=people.health, performer=lead, result=REPORTED, at=later(1))
    with pytest.raises(PermissionDenied):
        deciding.confirm(actor=people.health, performer=lead, at=later(1))


def test_what_the_table_refuses_is_said_in_words_and_leaves_everything(give: Give, people: People) -> None:
    lead = lead_of(give())
    with pytest.raises(TaskError, match="vì nhiệm vụ đang “Đã giao”"):
        answering.report(actor=people.health, performer=lead, result=REPORTED, at=later(1))
    assert TaskEvent.objects.filter(performer=lead).count() == 1
    assert Performer.objects.get(pk=lead.pk).state == State.ASSIGNED


def test_a_second_click_finds_the_first_one_done(give: Give, people: People) -> None:
    lead = lead_of(give())
    stale = Performer.objects.get(pk=lead.pk)
    answering.accept(actor=people.health, performer=lead, at=later(1))
    with pytest.raises(TaskError):
        answering.accept(actor=people.health, performer=stale, at=later(1))


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (Result(""), "Nhập kết quả thực hiện."),
        (Result("Xong", document_number="BC 12"), "Số văn bản phải có dạng 123/BC-SYT."),
        (
            Result("Xong", document_number="12/BC-SYT", document_on=date(2023, 1, 12)),
            "Ngày 12/01/2023 trước ngày giao 25/12/2023. Có phải 12/01/2024?",
        ),
        (Result("Xong", document_on=date(2024, 2, 1)), "Ngày 01/02/2024 chưa đến."),
    ],
)
def test_a_report_that_cannot_be_is_refused_with_what_to_do(
    give: Give, people: People, result: Result, words: str
) -> None:
    lead = lead_of(give())
    answering.accept(actor=people.health, performer=lead, at=later(1))
    with pytest.raises(TaskError) as fault:
        answering.report(actor=people.health, performer=lead, result=result, at=later(20))
    assert fault.value.message == words


def test_send_back_needs_a_reason_and_the_task_is_not_done(give: Give, people: People) -> None:
    task = give()
    lead = lead_of(task)
    answering.accept(actor=people.health, performer=lead, at=later(1))
    answering.report(actor=people.health, performer=lead, result=REPORTED, at=later(2))
    with pytest.raises(TaskError, match="Chọn lý do"):
        deciding.send_back(actor=people.office, performer=lead, reason="", text="x", at=later(3))
    deciding.send_back(actor=people.office, performer=lead, reason="Chưa có số liệu", text="Cần biểu 2", at=later(5))
    assert (lead.state, lead.returns, lead.reported_on) == (State.RETURNED, 1, None)
    answering.report(actor=people.health, performer=lead, result=REPORTED, at=later(6))
    assert lead.state == State.REPORTED
    assert list(differences()) == []


def test_extension_asked_refused_asked_and_granted(give: Give, people: People) -> None:
    lead = lead_of(give())
    answering.accept(actor=people.health, performer=lead, at=later(1))
    wanted = extending.Request(date(2024, 1, 20), "Chờ số liệu 11 huyện")
    first = extending.ask(actor=people.health, performer=lead, request=wanted, at=later(3))
    with pytest.raises(TaskError, match="đang có một đề nghị chờ duyệt"):
        extending.ask(actor=people.health, performer=lead, request=wanted, at=later(3))
    with pytest.raises(TaskError, match="Nhập lý do"):
        extending.refuse(actor=people.leader, extension=first, reason=" ", at=later(4))
    extending.refuse(actor=people.leader, extension=first, reason="Việc gấp", at=later(4))
    second = extending.ask(actor=people.health, performer=lead, request=wanted, at=later(5))
    with pytest.raises(PermissionDenied):
        extending.grant(actor=people.health, extension=second, at=later(5))
    extending.grant(actor=people.leader, extension=second, at=later(6))
    lead.refresh_from_db()
    assert (lead.due_on, lead.original_due_on, lead.extensions) == (date(2024, 1, 20), date(2024, 1, 10), 1)
    with pytest.raises(TaskError, match="đã được trả lời"):
        extending.refuse(actor=people.leader, extension=second, reason="Muộn", at=later(7))
    assert [one.answer for one in Extension.objects.order_by("asked_at")] == ["refused", "granted"]
    assert list(differences()) == []


def test_another_date_is_offered_and_taken(give: Give, people: People) -> None:
    lead = lead_of(give())
    asked = extending.ask(
        actor=people.health, performer=lead, request=extending.Request(date(2024, 2, 20), "Chờ số liệu"), at=later(3)
    )
    extending.propose(actor=people.leader, extension=asked, until=date(2024, 1, 31), at=later(4))
    extending.take_proposal(actor=people.health, extension=asked, at=later(5))
    lead.refresh_from_db()
    assert lead.due_on == date(2024, 1, 31)


@pytest.mark.parametrize(
    ("wanted", "words"),
    [(date(2024, 1, 10), "phải sau hạn hiện tại 10/01/2024"), (date(2024, 1, 5), "phải sau hạn hiện tại")],
)
def test_an_extension_must_be_later(give: Give, people: People, wanted: date, words: str) -> None:
    request = extending.Request(wanted, "Chờ")
    with pytest.raises(TaskError, match=words):
        extending.ask(actor=people.health, performer=lead_of(give()), request=request, at=later(3))


def test_only_the_lead_asks_for_more_time(give: Give, people: People) -> None:
    request = extending.Request(date(2024, 2, 1), "Chờ")
    with pytest.raises(TaskError, match="Chỉ đơn vị chủ trì"):
        extending.ask(actor=people.transport, performer=support_of(give()), request=request, at=later(3))


def test_no_one_decides_about_the_own_body(give: Give, people: People, health: Organisation) -> None:
    from dieuhanh.web.accounts.models import Role as Job
    from tests.web.tasks.conftest import person

    inside = person("lanh dao so", Job.LEADER, health).actor
    asked = extending.ask(
        actor=people.health,
        performer=lead_of(give()),
        request=extending.Request(date(2024, 2, 20), "Chờ số liệu"),
        at=later(3),
    )
    with pytest.raises(TaskError, match="không tự duyệt"):
        extending.grant(actor=inside, extension=asked, at=later(4))


def test_the_asker_wants_it_elsewhere_and_the_office_keeps_or_moves_it(
    give: Give, people: People, districts: list[Organisation]
) -> None:
    lead = lead_of(give())
    with pytest.raises(TaskError, match="Nhập lý do"):
        answering.ask_reassignment(actor=people.health, performer=lead, reason="", at=later(1))
    answering.ask_reassignment(actor=people.health, performer=lead, reason="Không thuộc chức năng", at=later(1))
    deciding.keep(actor=people.office, performer=lead, reason="Đúng chức năng theo QĐ 12", at=later(2))
    assert lead.state == State.ASSIGNED
    answering.ask_reassignment(actor=people.health, performer=lead, reason="Đã chuyển chức năng", at=later(3))
    heir = handing.reassign(actor=people.office, performer=lead, heir=districts[0], reason="Đúng", at=later(4))
    assert (lead.state, heir.state, heir.role, heir.taken_from_id) == (
        State.HANDED_OVER,
        State.ASSIGNED,
        Role.LEAD,
        lead.pk,
    )
    assert list(differences()) == []


def test_a_hand_over_leaves_the_days_late_with_the_old_body(
    give: Give, people: People, districts: list[Organisation]
) -> None:
    lead = lead_of(give(date(2023, 12, 28)))
    basis = Basis("1672/NQ-UBTVQH15")
    heir = handing.hand_over(actor=people.office, performer=lead, heir=districts[0], basis=basis, at=later(10))
    assert (lead.deadline, heir.deadline) == (date(2023, 12, 28), later(10).date())
    with pytest.raises(TaskError, match="Nhập văn bản làm căn cứ"):
        deciding.suspend(actor=people.office, performer=heir, reason="Sắp xếp", basis=Basis(), at=later(11))


def test_a_report_that_waits_goes_along_with_a_hand_over(
    give: Give, people: People, districts: list[Organisation]
) -> None:
    lead = lead_of(give())
    answering.accept(actor=people.health, performer=lead, at=later(1))
    answering.report(actor=people.health, performer=lead, result=REPORTED, at=later(2))
    heir = handing.hand_over(
        actor=people.office, performer=lead, heir=districts[0], basis=Basis("12/NQ-HĐND"), at=later(3)
    )
    assert (heir.state, heir.reports.get().text) == (State.REPORTED, REPORTED.text)


def test_parts_inside_a_body_keep_within_its_date_and_never_count(give: Give, people: People) -> None:
    lead = lead_of(give())
    late = handing.UnitPart("Phòng Nghiệp vụ Y", date(2024, 1, 11))
    with pytest.raises(TaskError, match="không được sau hạn của nhiệm vụ 10/01/2024"):
        handing.split(actor=people.health, performer=lead, parts=[late], at=later(1))
    good = handing.UnitPart("Phòng Nghiệp vụ Y", date(2024, 1, 5))
    handing.split(actor=people.health, performer=lead, parts=[good], at=later(1))
    part = lead.parts.get()
    assert (part.state, part.counted, part.due_on) == (State.ASSIGNED, False, date(2024, 1, 5))
    answering.accept(actor=people.health, performer=part, at=later(2))
    answering.report(actor=people.health, performer=part, result=REPORTED, at=later(2))
    lead.task.refresh_from_db()
    assert lead.task.state == TaskState.OPEN


def test_only_a_leader_opens_again_and_it_is_accepted_then(give: Give, people: People) -> None:
    task = give()
    lead = lead_of(task)
    answering.accept(actor=people.health, performer=lead, at=later(1))
    answering.report(actor=people.health, performer=lead, result=REPORTED, at=later(2))
    deciding.confirm(actor=people.office, performer=lead, at=later(3))
    with pytest.raises(PermissionDenied):
        deciding.reopen(actor=people.office, performer=lead, reason="Sai số liệu", at=later(4))
    deciding.reopen(actor=people.leader, performer=lead, reason="Sai số liệu", at=later(4))
    task.refresh_from_db()
    assert (lead.state, task.state, task.closed_on) == (State.ACCEPTED, TaskState.OPEN, None)


def test_a_draft_is_not_given_out_before_its_bodies_and_its_date_are_settled(
    people: People, health: Organisation, districts: list[Organisation]
) -> None:
    plan = Plan(title="Rà soát", due_kind=DueKind.DATE)
    parts = [Part(Role.LEAD, None, "các cơ quan liên quan"), Part(Role.SUPPORT, health)]
    task = draft_task(actor=people.office, plan=plan, parts=parts, at=later(0))
    with pytest.raises(TaskError, match="Chưa chọn đơn vị cho: “các cơ quan liên quan”"):
        assigning.assign(actor=people.office, task=task, at=later(0))
    choose_bodies(actor=people.office, performer=lead_of(task), bodies=districts[:2])
    with pytest.raises(TaskError, match="Nhập hạn"):
        assigning.assign(actor=people.office, task=task, at=later(0))
    assert TaskEvent.objects.count() == 0


def test_a_date_set_by_the_office_is_marked_so(give: Give, people: People) -> None:
    lead = lead_of(give(None))
    assert not lead.due_on
    assigning.set_due(actor=people.office, performers=[lead], due_on=date(2024, 1, 15), at=later(2))
    assert (lead.due_on, lead.original_due_on, lead.due_origin) == (
        date(2024, 1, 15),
        date(2024, 1, 15),
        DueOrigin.OFFICE,
    )


def test_a_date_that_an_event_sets_is_fixed_by_the_calendar_of_that_day(people: People, health: Organisation) -> None:
    plan = Plan(
        title="Kiện toàn Hội đồng", due_kind=DueKind.EVENT, event_offset=-30, due_words="trước khi hết nhiệm kỳ"
    )
    task = draft_task(actor=people.office, plan=plan, parts=[Part(Role.LEAD, health)], at=later(0))
    assigning.assign(actor=people.office, task=task, at=later(0))
    assert lead_of(task).due_on is None
    due = assigning.set_event_day(actor=people.office, task=task, event_on=date(2024, 6, 28), at=later(1))
    assert due == date(2024, 5, 17)
    import_calendar(actor=people.office, text="date,kind\n2024-06-03,nghi\n")
    assert lead_of(task).due_on == due
    assert lead_of(task).events.filter(kind=Kind.SET_DUE).count() == 1


def test_recurring_tasks_make_an_instance_a_period_and_a_late_one_does_not_hide_the_next(
    people: People, health: Organisation
) -> None:
    from dieuhanh.web.tasks.actions.recurring import generate

    plan = Plan(title="Báo cáo", due_kind=DueKind.RECURRING, recurrence=Recurrence.MONTHLY, period_day=20)
    series = draft_task(actor=people.office, plan=plan, parts=[Part(Role.LEAD, health)], at=later(0))
    assigning.assign(actor=people.office, task=series, at=later(0))
    assert generate(actor=people.office, at=later(45)) == 2
    assert generate(actor=people.office, at=later(46)) == 0
    dues = [one.due_on for one in Performer.objects.filter(task__parent=series).order_by("due_on")]
    assert dues == [date(2024, 1, 20), date(2024, 2, 20)]
    assert lead_of(series).counted is False


def test_what_was_true_as_of_yesterday_stays_and_a_changed_column_is_found(give: Give, people: People) -> None:
    lead = lead_of(give())
    answering.accept(actor=people.health, performer=lead, at=later(1))
    before = standing_as_of(lead, later(1, 12))
    answering.report(actor=people.health, performer=lead, result=REPORTED, at=later(2))
    deciding.send_back(actor=people.office, performer=lead, reason="Khác", text="Thiếu biểu", at=later(3))
    assert standing_as_of(lead, later(1, 12)) == before
    assert next(health.check(later(4))).level == Level.WELL
    Performer.objects.filter(pk=lead.pk).update(reported_on=date(2023, 12, 1))
    assert any("reported_on is 2023-12-01, the events say None" in line for line in differences())
    assert next(health.check_all(later(4))).level == Level.BROKEN
    assert "1 phần việc" in health.mend(command_line(), later(4)).text
    assert list(differences()) == []
    Performer.objects.filter(pk=lead.pk).update(events_count=5)
    assert any("an event is missing" in line for line in differences())


def test_a_state_that_differs_is_made_anew_from_the_events_with_that_of_its_task(give: Give, people: People) -> None:
    lead = lead_of(give())
    answering.accept(actor=people.health, performer=lead, at=later(1))
    was = Performer.objects.values().get(pk=lead.pk)
    Performer.objects.filter(pk=lead.pk).update(state="done", deadline=None, events_count=1)
    Task.objects.filter(pk=lead.task_id).update(state="done")
    with pytest.raises(PermissionDenied):
        rebuild(actor=people.office, at=later(2))
    assert rebuild(actor=command_line(), at=later(2)) == 1
    assert Performer.objects.values().get(pk=lead.pk) == was
    assert Task.objects.get(pk=lead.task_id).state == TaskState.OPEN
    assert rebuild(actor=command_line(), at=later(2)) == 0


def test_more_than_two_hundred_go_as_a_job_and_can_be_undone(give: Give, people: People) -> None:
    rows = [lead_of(give()).pk for _ in range(3)]
    with patch.object(bulk, "AT_ONCE", 2):
        outcome = bulk.start(actor=people.health, performers=rows, wish=bulk.Wish("tiep-nhan"), at=later(1))
    assert outcome.job is not None
    assert not Performer.objects.filter(state=State.ACCEPTED).exists()
    drain()
    assert Performer.objects.filter(state=State.ACCEPTED).count() == 3
    moment = timezone.now()
    assert bulk.undo(actor=people.office, batch=outcome.batch, at=moment).done == 0
    assert bulk.undo(actor=people.health, batch=outcome.batch, at=moment).done == 3
    assert not Performer.objects.filter(state=State.ACCEPTED).exists()


def test_requests_of_a_job_that_was_cut_off_are_not_made_twice(give: Give, people: People) -> None:
    rows = [lead_of(give()).pk for _ in range(3)]
    until = timezone.localdate() + timedelta(days=30)
    wish = bulk.Wish("xin-gia-han", "chờ số liệu", until)
    with patch.object(bulk, "AT_ONCE", 2):
        outcome = bulk.start(actor=people.health, performers=rows, wish=wish, at=later(1))
    first = Performer.objects.get(pk=rows[0])
    request = extending.Request(until, "chờ số liệu")
    extending.ask(actor=people.health, performer=first, request=request, at=later(1), batch=outcome.batch)
    drain()
    told = Job.objects.get(handler="tasks.bulk").result
    assert (told["done"], told["refused"]) == (3, [])
    assert Extension.objects.count() == 3
