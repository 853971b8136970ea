"""Taking back what one has just done: by one more event, once, and only while nothing else has happened."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.identifiers import uuid7
from dieuhanh.web.notifications.models import Letter, LetterState, Notice, Recipient
from dieuhanh.web.organisations.holdings import HandOver
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.tasks import holding
from dieuhanh.web.tasks.actions import answering, bulk, deciding, extending, handing, undoing
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.actions.deciding import Basis
from dieuhanh.web.tasks.checking import differences
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Extension, Performer, TaskEvent
from dieuhanh.web.tasks.projecting import columns, standing_of
from dieuhanh.web.tasks.states import Kind, State
from dieuhanh.web.tasks.undone import just_done
from tests.web.tasks.conftest import Give, People, later, lead_of

pytestmark = pytest.mark.django_db

WANTED = extending.Request(date(2024, 1, 20), "Chờ số liệu 11 huyện")
ASKED, ANSWERED = later(3), later(4)
SOON, LATE = ANSWERED + timedelta(seconds=30), ANSWERED + timedelta(seconds=31)
Answer = Callable[[Actor, Extension, datetime], None]


def ask(people: People, lead: Performer) -> Extension:
    return extending.ask(actor=people.health, performer=lead, request=WANTED, at=ASKED)


def last_of(lead: Performer) -> TaskEvent:
    return lead.events.order_by("sequence").last() or pytest.fail("no event")


def grant(actor: Actor, request: Extension, at: datetime) -> None:
    extending.grant(actor=actor, extension=request, at=at, words="xong trước Tết")


def refuse(actor: Actor, request: Extension, at: datetime) -> None:
    extending.refuse(actor=actor, extension=request, reason="Việc gấp", at=at)


def propose(actor: Actor, request: Extension, at: datetime) -> None:
    extending.propose(actor=actor, extension=request, until=date(2024, 1, 15), words="đủ rồi", at=at)


@pytest.mark.parametrize("answer", [grant, refuse, propose])
def test_an_answer_is_taken_back_and_the_request_waits_as_before(give: Give, people: People, answer: Answer) -> None:
    lead = lead_of(give())
    request = ask(people, lead)
    before, row = columns(standing_of(lead)), Extension.objects.values().get()
    answer(people.leader, request, ANSWERED)
    undoing.undo(actor=people.leader, event=last_of(lead), at=SOON)
    assert columns(standing_of(lead)) == before
    assert Extension.objects.values().get() == row
    assert [event.kind for event in lead.events.order_by("sequence")][-1] == Kind.UNDO
    assert list(differences()) == []
    answer(people.leader, request, later(5))
    assert list(differences()) == []


@pytest.mark.parametrize("answer", [grant, refuse])
def test_an_offer_of_another_date_comes_back_too(give: Give, people: People, answer: Answer) -> None:
    lead = lead_of(give())
    request = ask(people, lead)
    propose(people.office, request, ASKED)
    row = Extension.objects.values().get()
    answer(people.leader, request, ANSWERED)
    undoing.undo(actor=people.leader, event=last_of(lead), at=SOON)
    assert Extension.objects.values().get() == row
    assert row["answer"] == Extension.Answer.PROPOSED
    extending.take_proposal(actor=people.health, extension=request, at=later(5))
    lead.refresh_from_db()
    assert lead.due_on == date(2024, 1, 15)


def test_too_late_twice_by_another_or_after_something_else_it_is_refused_with_the_reason(
    give: Give, people: People
) -> None:
    lead = lead_of(give())
    request = ask(people, lead)
    grant(people.leader, request, ANSWERED)
    event = last_of(lead)
    with pytest.raises(TaskError, match="Đã quá 30 giây"):
        undoing.undo(actor=people.leader, event=event, at=LATE)
    with pytest.raises(TaskError, match="Chỉ người đã thực hiện"):
        undoing.undo(actor=people.office, event=event, at=SOON)
    undoing.undo(actor=people.leader, event=event, at=SOON)
    with pytest.raises(TaskError, match="đã được hoàn tác"):
        undoing.undo(actor=people.leader, event=event, at=SOON)
    grant(people.leader, request, ANSWERED)
    again = last_of(lead)
    deciding.remind(actor=people.office, performer=lead, text="Nhắc", at=ANSWERED)
    with pytest.raises(TaskError, match="đã có thay đổi mới"):
        undoing.undo(actor=people.leader, event=again, at=SOON)
    with pytest.raises(TaskError, match="không hoàn tác được"):
        undoing.undo(actor=people.office, event=last_of(lead), at=SOON)
    lead.refresh_from_db()
    assert lead.due_on == WANTED.wanted_on


def test_a_request_lapses_with_the_duty_and_comes_back_with_it(
    give: Give, people: People, health: Organisation, districts: list[Organisation]
) -> None:
    lead = lead_of(give())
    request = ask(people, lead)
    answering.accept(actor=people.health, performer=lead, at=ASKED)
    answering.report(actor=people.health, performer=lead, result=Result("Xong."), at=ASKED)
    deciding.confirm(actor=people.office, performer=lead, at=ANSWERED)
    request.refresh_from_db()
    assert request.answer == Extension.Answer.LAPSED
    undoing.undo(actor=people.office, event=last_of(lead), at=SOON)
    request.refresh_from_db()
    assert request.answer == Extension.Answer.WAITING
    deciding.confirm(actor=people.office, performer=lead, at=later(5))
    deciding.reopen(actor=people.leader, performer=lead, reason="Sai số liệu", at=later(6))
    second = extending.ask(actor=people.health, performer=lead, request=WANTED, at=later(7))
    handing.hand_over(actor=people.office, performer=lead, heir=districts[0], basis=Basis("12/NQ"), at=later(8))
    order = HandOver(uuid7(), health, districts[0], "12/NQ", later(8).date(), later(8))
    holding.TASKS.take_back(actor=people.office, holdings=[lead.pk], order=order)
    second.refresh_from_db()
    assert second.answer == Extension.Answer.WAITING
    assert list(differences()) == []


def test_a_request_beside_its_events_is_found(give: Give, people: People) -> None:
    ask(people, lead_of(give()))
    Extension.objects.update(answer=Extension.Answer.REFUSED)
    assert any("more time was asked" in line for line in differences())


def receives(name: str) -> User:
    user = User.objects.get(username=name)
    Recipient.objects.create(user=user, address=f"{user.pk}@example.vn")
    return user


def test_who_was_not_told_yet_is_told_nothing(give: Give, people: People) -> None:
    clerk, lead = receives("can bo y te"), lead_of(give())
    request = ask(people, lead)
    told = (set(Letter.objects.values_list("key", flat=True)), Notice.objects.filter(user=clerk).count())
    grant(people.leader, request, ANSWERED)
    assert Letter.objects.filter(subject__startswith="Đồng ý gia hạn").exists()
    undoing.undo(actor=people.leader, event=last_of(lead), at=SOON)
    assert (set(Letter.objects.values_list("key", flat=True)), Notice.objects.filter(user=clerk).count()) == told


def test_who_was_told_is_told_that_it_was_taken_back(give: Give, people: People) -> None:
    clerk, lead = receives("can bo y te"), lead_of(give())
    grant(people.leader, ask(people, lead), ANSWERED)
    Letter.objects.update(state=LetterState.SENT)
    Notice.objects.update(seen_at=ANSWERED)
    undoing.undo(actor=people.leader, event=last_of(lead), at=SOON)
    assert Letter.objects.get(state=LetterState.WAITING).subject == f"Đã hoàn tác: Đồng ý gia hạn: NV {lead.code}"
    assert Notice.objects.get(user=clerk, seen_at=None).words == f"Đã hoàn tác: Đồng ý gia hạn: NV {lead.code}"


def test_the_page_offers_it_for_half_a_minute(
    client: Client, give: Give, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = lead_of(give())
    request = ask(people, lead)
    grant(people.leader, request, ANSWERED)
    for place in ("views.undoing", "templatetags.undoing"):
        monkeypatch.setattr(f"dieuhanh.web.tasks.{place}.now", lambda: SOON)
    client.force_login(User.objects.get(username="lanh dao"))
    address = f"{lead.task.path}{lead.pk}/hoan-tac/{last_of(lead).sequence}/"
    for page in (lead.task.path, "/nb/giao-ban/2024-01/"):
        text = client.get(page).content.decode()
        assert address in text
        assert "Hoàn tác (30 giây)" in text
    assert just_done(people.office, SOON) is None
    assert just_done(people.leader, LATE) is None
    back = client.post(address, {"ve": "/nb/giao-ban/2024-01/"}, follow=True)
    assert back.redirect_chain[-1][0] == "/nb/giao-ban/2024-01/"
    text = back.content.decode()
    assert "Đã hoàn tác: Đồng ý gia hạn." in text
    assert address not in text
    again = client.post(address, {"ve": "https://xa.example/"}, follow=True)
    assert again.redirect_chain[-1][0].startswith(lead.task.path)
    assert "Việc này đã được hoàn tác." in again.content.decode()
    page = client.get(f"{lead.task.path}?don-vi={lead.pk}").content.decode()
    assert "đã hoàn tác" in page
    assert "Hạn gốc và các lần đổi" not in page


def test_requests_made_at_once_are_taken_back_once(give: Give, people: People) -> None:
    leads = [lead_of(give()) for _ in range(3)]
    before = [columns(standing_of(lead)) for lead in leads]
    wish = bulk.Wish("xin-gia-han", "Chờ số liệu", date(2024, 1, 20))
    outcome = bulk.start(actor=people.health, performers=[lead.pk for lead in leads], wish=wish, at=ANSWERED)
    assert outcome.done == 3
    refuse(people.leader, leads[2].requests.get(), ANSWERED)
    undone = bulk.undo(actor=people.health, batch=outcome.batch, at=later(5))
    assert undone.done == 2
    assert undone.refused == [(leads[2].code, "Nhiệm vụ đã có thay đổi mới nên giữ nguyên.")]
    for lead, stood in zip(leads[:2], before, strict=False):
        lead.refresh_from_db()
        assert {name: getattr(lead, name) for name in stood} == stood
        assert lead.requests.get().answer == Extension.Answer.UNDONE
    assert bulk.undo(actor=people.health, batch=outcome.batch, at=later(5)).done == 0
    assert list(differences()) == []
    second = extending.ask(actor=people.health, performer=leads[0], request=WANTED, at=later(5))
    grant(people.leader, second, later(5))
    assert list(differences()) == []


def test_a_report_taken_back_is_no_result_any_more(client: Client, give: Give, people: People) -> None:
    lead = lead_of(give())
    answering.accept(actor=people.health, performer=lead, at=ASKED)
    outcome = bulk.start(
        actor=people.health, performers=[lead.pk], wish=bulk.Wish("bao-cao", "Đã xong cả đợt"), at=ASKED
    )
    assert bulk.undo(actor=people.health, batch=outcome.batch, at=ANSWERED).done == 1
    lead.refresh_from_db()
    assert lead.state == State.ACCEPTED
    client.force_login(User.objects.get(username="can bo y te"))
    assert "Kết quả đã báo cáo" not in client.get(lead.task.path).content.decode()
    assert bulk.undo(actor=people.health, batch=outcome.batch, at=ANSWERED).refused == []
