"""How far the duties of a received document are, told to its sender: assigned, in work, done, each once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dieuhanh.sources.edxml import read_message
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import files
from dieuhanh.web.exchange.actions import answer_recall, ask_back, send_document
from dieuhanh.web.exchange.arriving import settle
from dieuhanh.web.exchange.models import Correspondent, Incoming, Outgoing, StatusEvent
from dieuhanh.web.exchange.selectors import alarms
from dieuhanh.web.exchange.transports import Folders
from dieuhanh.web.exchange.travelling import collect, deliver
from dieuhanh.web.intake.actions import keep, read
from dieuhanh.web.intake.models import Door, StoredPart
from dieuhanh.web.review.actions import accept_all
from dieuhanh.web.review.models import Claim, ClaimKind
from dieuhanh.web.tasks.actions import answering, assigning, bulk, deciding
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.actions.bulk import Wish
from dieuhanh.web.tasks.actions.deciding import Basis
from dieuhanh.web.tasks.actions.drafts import Part, Plan, choose_bodies, draft_task
from dieuhanh.web.tasks.models import Origin, Performer
from dieuhanh.web.tasks.states import Role as Duty
from tests.sources.making import docx, paragraph
from tests.web.exchange.conftest import BUREAU, OFFICE, As, letter_of
from tests.web.tasks.conftest import body, person

pytestmark = pytest.mark.django_db
START = timezone.now() - timedelta(days=3)
TWO = docx(
    paragraph("Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo thu ngân sách trước ngày 15/02/2024.")
    + paragraph("Giao Sở Y tế chủ trì kiểm tra an toàn thực phẩm trước ngày 20/02/2024.")
)


def hours(count: int) -> datetime:
    return START + timedelta(hours=count)


@pytest.fixture
def sent(operator: Actor, bureau: Correspondent, at_desk_of: As, lines: dict[str, Folders]) -> Outgoing:
    """A document with two duties that the bureau has taken in; the bureau is at its desk."""
    at_desk_of(OFFICE)
    (outgoing,) = send_document(actor=operator, message=letter_of(TWO), receivers=[bureau], at=START)
    list(deliver(actor=operator, transport=lines[OFFICE], at=START))
    at_desk_of(BUREAU)
    list(collect(actor=operator, transport=lines[BUREAU], at=START))
    return outgoing


@pytest.fixture
def duties(sent: Outgoing, reviewer: User) -> list[Performer]:
    """The leads of its two duties, confirmed and not given out yet."""
    bodies = [body("so-tai-chinh", "Sở Tài chính"), body("so-y-te", "Sở Y tế")]
    text = Claim.objects.filter(kind=ClaimKind.ASSIGNMENT)[0].text_version
    accept_all(actor=reviewer.actor, text_version=text, at=hours(1))
    for performer, one in zip(Performer.objects.order_by("task__code"), bodies, strict=True):
        choose_bodies(actor=reviewer.actor, performer=performer, bodies=[one])
    return list(Performer.objects.order_by("task__code"))


def told(actor: Actor) -> list[str]:
    """What the sender is told by now, and told again: never twice."""
    settle(actor=actor, at=hours(99))
    assert settle(actor=actor, at=hours(99)) == 0
    return list(StatusEvent.objects.filter(incoming__isnull=False).values_list("status", flat=True))


def clerk_of(performer: Performer) -> Actor:
    held = User.objects.filter(role=Role.CLERK, organisation_id=performer.organisation_id).first()
    return (held or person(f"c-{performer.code}", Role.CLERK, performer.organisation)).actor


def confirmed(office: Actor, performer: Performer, at: datetime) -> None:
    answering.report(actor=clerk_of(performer), performer=performer, result=Result("Đã xong."), at=at)
    deciding.confirm(actor=office, performer=performer, at=at)


def test_each_step_of_its_duties_reaches_the_sender_once(
    operator: Actor, reviewer: User, sent: Outgoing, duties: list[Performer], at_desk_of: As, lines: dict[str, Folders]
) -> None:
    office = reviewer.actor
    first, second = duties
    assert told(operator) == ["01", "03"]
    assigning.assign(actor=office, task=first.task, at=hours(2))
    assert told(operator) == ["01", "03", "04"]
    for one in duties[1:]:
        assigning.assign(actor=office, task=one.task, at=hours(3))
    for one in duties:
        one.refresh_from_db()
        answering.accept(actor=clerk_of(one), performer=one, at=hours(4))
        assert told(operator) == ["01", "03", "04", "05"]
    confirmed(office, first, hours(5))
    assert told(operator) == ["01", "03", "04", "05"]
    confirmed(office, second, hours(6))
    assert told(operator) == ["01", "03", "04", "05", "06"]
    leader = person("lanh dao", Role.LEADER).actor
    deciding.reopen(actor=leader, performer=second, reason="Thiếu số liệu", at=hours(7))
    confirmed(office, second, hours(8))
    assert told(operator) == ["01", "03", "04", "05", "06"]
    answer = read_message(files.fetch(Outgoing.objects.get(document_id__endswith="-06").file.path))
    assert (answer.responds_to, answer.traces[0].at) == (sent.document_id, hours(6).replace(microsecond=0))
    list(deliver(actor=operator, transport=lines[BUREAU], at=hours(9)))
    at_desk_of(OFFICE)
    list(collect(actor=operator, transport=lines[OFFICE], at=hours(9)))
    sent.refresh_from_db()
    assert (sent.status, sent.status_words) == ("06", "Hoàn thành")
    assert sorted(sent.events.values_list("status", flat=True)) == ["01", "03", "04", "05", "06"]


def test_all_that_happened_between_two_runs_is_told_in_its_order(
    operator: Actor, reviewer: User, duties: list[Performer]
) -> None:
    for one in duties:
        assigning.assign(actor=reviewer.actor, task=one.task, at=hours(2))
        one.refresh_from_db()
    answering.accept(actor=clerk_of(duties[0]), performer=duties[0], at=hours(3))
    confirmed(reviewer.actor, duties[0], hours(4))
    basis = Basis(words="Công văn 46/UBND-KT")
    deciding.withdraw(actor=reviewer.actor, performer=duties[1], reason="Giao nhầm", basis=basis, at=hours(5))
    assert told(operator) == ["01", "03", "04", "05", "06"]


def test_what_was_undone_has_not_happened(operator: Actor, reviewer: User, duties: list[Performer]) -> None:
    assigning.assign(actor=reviewer.actor, task=duties[0].task, at=hours(2))
    duties[0].refresh_from_db()
    clerk = clerk_of(duties[0])
    taken = bulk.start(actor=clerk, performers=[duties[0].pk], wish=Wish("tiep-nhan"), at=hours(3))
    assert bulk.undo(actor=clerk, batch=taken.batch, at=hours(4)).done == 1
    assert told(operator) == ["01", "03", "04"]


def test_a_duty_that_waits_in_the_review_keeps_its_document_from_being_done(
    operator: Actor, reviewer: User, sent: Outgoing
) -> None:
    text = Claim.objects.filter(kind=ClaimKind.ASSIGNMENT)[0].text_version
    plan = Plan(title="Báo cáo thu ngân sách", origin=Origin.OFFICE, basis=text.document)
    task = draft_task(
        actor=reviewer.actor, plan=plan, parts=[Part(Duty.LEAD, body("so-tai-chinh", "Sở Tài chính"))], at=hours(1)
    )
    assigning.assign(actor=reviewer.actor, task=task, at=hours(2))
    (lead,) = task.performers.all()
    answering.accept(actor=clerk_of(lead), performer=lead, at=hours(3))
    confirmed(reviewer.actor, lead, hours(4))
    assert told(operator) == ["01", "03", "04", "05"]
    Claim.objects.filter(kind=ClaimKind.ASSIGNMENT).update(status="rejected")
    assert told(operator) == ["01", "03", "04", "05", "06"]


def test_nothing_is_told_of_a_document_that_was_given_back(
    operator: Actor, reviewer: User, sent: Outgoing, duties: list[Performer]
) -> None:
    assert told(operator)[-1] == "03"
    incoming = Incoming.objects.get()
    Incoming.objects.update(recall_asked_at=hours(1))
    answer_recall(actor=operator, incoming=incoming, agreed=True, at=hours(2))
    assigning.assign(actor=reviewer.actor, task=duties[0].task, at=hours(3))
    assert told(operator) == ["01", "03", "15"]


def test_the_questions_do_not_grow_with_the_documents(
    operator: Actor,
    reviewer: User,
    duties: list[Performer],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    settle(actor=operator, at=hours(2))
    (held,) = Incoming.objects.all()
    for number in range(30):
        Incoming.objects.create(sender_code=OFFICE, document_id=f"X-{number}", file=held.file, status="03")
    with django_assert_max_num_queries(11):
        settle(actor=operator, at=hours(3))


def test_a_file_that_came_twice_knows_its_parts(operator: Actor, sent: Outgoing) -> None:
    held = Incoming.objects.get().file
    assert held is not None
    stored = set(StoredPart.objects.filter(file=held).values_list("stored", flat=True))
    assert len(stored) == 2  # the message and the letter in it
    again = keep(actor=operator, data=files.fetch(sent.file.path), name="lai.edxml", door=Door.FORM)
    read(actor=operator, file=again)
    assert set(StoredPart.objects.filter(file=again).values_list("stored", flat=True)) == stored


def test_a_document_can_be_wanted_back_again_and_each_wish_is_answered(
    operator: Actor, sent: Outgoing, at_desk_of: As, lines: dict[str, Folders]
) -> None:
    for number, agreed in enumerate((False, False, True)):
        at_desk_of(OFFICE)
        ask_back(actor=operator, outgoing=sent, reason=f"Sai số liệu {number}", at=hours(number))
        list(deliver(actor=operator, transport=lines[OFFICE], at=hours(number)))
        at_desk_of(BUREAU)
        list(collect(actor=operator, transport=lines[BUREAU], at=hours(number)))
        incoming = Incoming.objects.get()
        answer_recall(actor=operator, incoming=incoming, agreed=agreed, reason="Đã vào sổ", at=hours(number))
        answer_recall(actor=operator, incoming=incoming, agreed=agreed, reason="Đã vào sổ", at=hours(number))
        list(deliver(actor=operator, transport=lines[BUREAU], at=hours(number)))
        at_desk_of(OFFICE)
        list(collect(actor=operator, transport=lines[OFFICE], at=hours(number)))
    sent.refresh_from_db()
    assert sent.status == "15"
    heard = list(sent.events.exclude(status="13").values_list("status", flat=True))
    assert heard == ["01", "03", "16", "16", "15"]
    assert list(alarms(hours(999))) == []


def test_a_wish_that_nobody_answers_alarms(operator: Actor, sent: Outgoing, at_desk_of: As) -> None:
    at_desk_of(OFFICE)
    Outgoing.objects.update(status="03", sending="sent")
    asked = ask_back(actor=operator, outgoing=sent, reason="Sai số liệu", at=hours(1))
    Outgoing.objects.filter(pk=asked.pk).update(sending="sent")
    assert list(alarms(hours(26))) == [asked]
