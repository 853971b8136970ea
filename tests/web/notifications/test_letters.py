"""Letters of the morning and of events: said once, with the numbers of the lists, over a real mail server."""

from __future__ import annotations

import socket
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from pytest_django import Settings

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.health import Level
from dieuhanh.web.notifications import health
from dieuhanh.web.notifications.chasing import chase
from dieuhanh.web.notifications.delivering import ATTEMPTS, deliver
from dieuhanh.web.notifications.models import Letter, LetterState, Notice, Recipient
from dieuhanh.web.notifications.opening import open_week
from dieuhanh.web.notifications.parameters import BEFORE
from dieuhanh.web.notifications.telling import Message, choose, write
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.parameters.actions import set_parameter
from dieuhanh.web.tasks.actions import answering, deciding, extending
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.actions.assigning import assign
from dieuhanh.web.tasks.actions.drafts import Part, Plan, draft_task
from dieuhanh.web.tasks.actions.extending import Request
from dieuhanh.web.tasks.models import Urgency
from dieuhanh.web.tasks.states import DueKind
from dieuhanh.web.tasks.states import Role as Duty
from tests.web.mailboxes import Mailbox
from tests.web.tasks.conftest import FIRST, Give, People, later, lead_of, moment

pytestmark = pytest.mark.django_db

CALENDAR = WorkingCalendar()
NOON = 12


def receives(name: str, address: str = "") -> User:
    user = User.objects.get(username=name)
    choose(user=user, address=address or f"{user.pk}@example.vn", hour=time(7, 30), paused_until=None)
    return user


def plain(letter: EmailMessage) -> str:
    """The text of a letter that came in."""
    part = letter.get_body(("plain",)) or pytest.fail("no text")
    text: str = part.get_content()
    return text


def noon(day: date) -> datetime:
    return moment(day, NOON)


def test_the_digest_counts_first_and_is_said_once(give: Give, people: People, mailbox: Mailbox) -> None:
    give(date(2023, 12, 29))
    give(date(2024, 1, 5))
    receives("can bo y te")
    today = date(2024, 1, 2)
    Letter.objects.all().delete()
    assert chase(today=today, calendar=CALENDAR) == 1
    assert chase(today=today, calendar=CALENDAR) == 0
    assert deliver(now=noon(today), calendar=CALENDAR) == 1
    (letter,) = mailbox.letters
    assert str(letter["Subject"]).strip() == "1 quá hạn, 1 còn 3 ngày, 2 cần tiếp nhận – Sở Y tế, 02/01/2024"
    text = plain(letter)
    assert "trễ 4 ngày" in text
    assert "hạn thứ Sáu\u00a005/01/2024" in text
    assert "/nb/nhiem-vu/2023-0001/" in text
    assert deliver(now=noon(today), calendar=CALENDAR) == 0


def test_reminders_before_the_date_come_on_the_days_of_the_parameter(give: Give, people: People) -> None:
    give(date(2024, 1, 5))
    give(date(2024, 1, 10))
    give(date(2024, 1, 13))  # a Saturday: as many working days away as the Friday before
    receives("can bo y te")
    set_parameter(actor=command_line(), key=BEFORE.key, typed="8, 6, 3", valid_from=FIRST, basis="QĐ 12", today=FIRST)
    Letter.objects.all().delete()
    chase(today=date(2024, 1, 2), calendar=CALENDAR)
    letter = Letter.objects.get()
    assert letter.subject == "1 còn 3 ngày, 1 còn 6 ngày, 1 còn 8 ngày, 3 cần tiếp nhận – Sở Y tế, 02/01/2024"
    assert "CÒN 8 NGÀY LÀM VIỆC" in letter.text
    assert "hạn thứ Bảy\u00a013/01/2024" in letter.text


@pytest.mark.parametrize("today", [date(2024, 1, 6), date(2024, 1, 7)])
def test_no_letters_at_week_ends(give: Give, people: People, today: date) -> None:
    give(date(2023, 12, 29))
    receives("can bo y te")
    assert chase(today=today, calendar=CALENDAR) == 0


def test_nothing_to_do_no_letter(people: People) -> None:
    receives("can bo y te")
    receives("van phong")
    assert chase(today=date(2024, 1, 2), calendar=CALENDAR) == 0


def test_the_office_is_reminded_of_what_waits_for_it(give: Give, people: People) -> None:
    lead = lead_of(give())
    answering.accept(actor=people.health, performer=lead, at=later(1))
    answering.report(actor=people.health, performer=lead, result=Result("Xong."), at=later(2))
    receives("van phong")
    chase(today=FIRST + timedelta(days=4), calendar=CALENDAR)
    assert Letter.objects.get(key__startswith="digest").subject.startswith(
        "1 báo cáo chờ anh/chị xác nhận, lâu nhất 2 ngày"
    )


def test_who_is_on_leave_gets_none(give: Give, people: People) -> None:
    give(date(2023, 12, 29))
    user = User.objects.get(username="can bo y te")
    choose(user=user, address="a@example.vn", hour=time(7, 30), paused_until=date(2024, 1, 3))
    assert chase(today=date(2024, 1, 2), calendar=CALENDAR) == 0
    assert chase(today=date(2024, 1, 4), calendar=CALENDAR) == 1


def test_the_head_is_told_on_the_first_and_the_third_working_day(give: Give, people: People) -> None:
    lead = lead_of(give(date(2024, 1, 5)))  # a Friday
    head = User.objects.create(
        username="giam doc", full_name="Giám đốc", role=Role.LEADER, organisation_id=lead.organisation_id
    )
    receives("giam doc")
    told = {}
    for ahead in range(1, 8):
        day = date(2024, 1, 5) + timedelta(days=ahead)
        before = set(Letter.objects.values_list("pk", flat=True))
        chase(today=day, calendar=CALENDAR)
        told[day] = [letter.subject for letter in Letter.objects.filter(user=head).exclude(pk__in=before)]
    assert {day: subjects for day, subjects in told.items() if subjects} == {
        date(2024, 1, 8): ["Quá hạn 3 ngày: NV 2023-0001"],
        date(2024, 1, 10): ["Đề nghị chỉ đạo: 1 nhiệm vụ quá hạn 5 ngày"],
    }
    last = Letter.objects.get(subject__startswith="Đề nghị chỉ đạo")
    assert "Đầu mối: can bo y te." in last.text
    assert "Chuyên viên theo dõi: van phong." in last.text


def test_leaders_get_their_week_on_its_first_working_day(give: Give, people: People) -> None:
    give(date(2023, 12, 29))
    give(date(2024, 1, 5))
    receives("lanh dao")
    holiday = WorkingCalendar(off=frozenset({date(2024, 1, 1)}))
    told = [open_week(today=date(2024, 1, day), calendar=holiday) for day in (1, 2, 3)]
    assert told == [0, 1, 0]
    letter = Letter.objects.get(user__username="lanh dao")
    assert letter.subject == "Giao ban tuần 1: 1 quá hạn, 1 đến hạn tuần này"
    assert "Trong 2 việc đang làm" in letter.text
    assert "/nb/giao-ban/2024-01/in.pdf" in letter.text


def test_events_of_a_quarter_of_an_hour_go_out_as_one_letter(give: Give, people: People, mailbox: Mailbox) -> None:
    receives("can bo y te")
    give()
    give()
    assert deliver(now=later(0) + timedelta(minutes=14), calendar=CALENDAR) == 0
    assert deliver(now=later(0) + timedelta(minutes=15), calendar=CALENDAR) == 2
    (letter,) = mailbox.letters
    assert str(letter["Subject"]).strip() == "Giao việc: NV 2023-0001 (+1)"
    assert letter["Auto-Submitted"] == "auto-generated"


def test_letters_are_in_the_language_of_the_house_whoever_acts(give: Give, people: People) -> None:
    receives("can bo y te")
    with override("en"):
        give()
    assert Letter.objects.get().subject == "Giao việc: NV 2023-0001"
    assert Notice.objects.first() is not None
    assert {notice.words.split(":")[0] for notice in Notice.objects.all()} == {"Giao việc"}


def test_letters_say_what_was_decided_in_the_words_of_the_office(give: Give, people: People) -> None:
    lead = lead_of(give(date(2023, 12, 29)))
    receives("can bo y te")
    answering.accept(actor=people.health, performer=lead, at=later(1))
    for until, granted in ((date(2024, 1, 5), False), (date(2024, 1, 10), True)):
        asked = extending.ask(actor=people.health, performer=lead, request=Request(until, "Chờ số liệu"), at=later(2))
        if granted:
            extending.grant(actor=people.leader, extension=asked, at=later(3), words="gửi số liệu sơ bộ trước 05/01")
        else:
            extending.refuse(actor=people.leader, extension=asked, reason="Việc phục vụ Tết", at=later(2))
    answering.report(actor=people.health, performer=lead, result=Result("Xong."), at=later(4))
    deciding.send_back(actor=people.office, performer=lead, reason="Chưa có số liệu", text="7/11 huyện", at=later(5))
    refused, granted_, returned = (letter.text.splitlines()[2] for letter in Letter.objects.order_by("created_at"))
    assert refused == "Chưa đồng ý gia hạn. Lý do: Việc phục vụ Tết. Hạn vẫn là 29/12/2023."
    assert granted_ == "Đồng ý gia hạn đến 10/01/2024 (hạn gốc 29/12/2023). Điều kiện: gửi số liệu sơ bộ trước 05/01."
    assert returned == (
        "Văn phòng đã xem báo cáo và đề nghị bổ sung: Chưa có số liệu: 7/11 huyện. Đồng hồ của cơ quan tính tiếp từ "
        "hôm nay; hạn giữ nguyên 10/01/2024."
    )


def test_what_is_most_urgent_waits_for_no_morning(people: People, health: Organisation, mailbox: Mailbox) -> None:
    receives("can bo y te")
    night = moment(date(2024, 1, 6), 22)  # a Saturday
    given = {}
    for urgency in (Urgency.AT_ONCE, Urgency.NORMAL):
        plan = Plan(title="Chống rét", due_kind=DueKind.DATE, due_on=date(2024, 1, 7), urgency=urgency)
        task = draft_task(actor=people.office, plan=plan, parts=[Part(Duty.LEAD, health)], at=night)
        assign(actor=people.office, task=task, at=night)
        given[task.code] = urgency
    assert deliver(now=night, calendar=CALENDAR) == 1
    sent = Letter.objects.get(state=LetterState.SENT)
    assert [urgency for code, urgency in given.items() if code in sent.subject] == [Urgency.AT_ONCE]
    assert Letter.objects.get(state=LetterState.WAITING).not_before > moment(date(2024, 1, 8), 6)


def test_both_sides_hear_inside_and_nobody_of_the_own_deed(give: Give, people: People) -> None:
    lead = lead_of(give())
    answering.accept(actor=people.health, performer=lead, at=later(1))
    answering.report(actor=people.health, performer=lead, result=Result("Xong."), at=later(2))
    deciding.send_back(actor=people.office, performer=lead, reason="Chưa có số liệu", text="7/11 huyện", at=later(3))
    words = {
        name: list(Notice.objects.filter(user__username=name).order_by("at").values_list("words", flat=True))
        for name in ("can bo y te", "van phong")
    }
    back = "Cần bổ sung: NV 2023-0001. Chưa có số liệu: 7/11 huyện"
    assert words["can bo y te"] == ["Giao việc: NV 2023-0001.", back]
    assert words["van phong"] == ["Đã báo cáo: NV 2023-0001. Xong."]


def waiting(address: str, key: str = "a") -> Letter:
    write(address=address, message=Message(key, "Thử", "Thử", later(0)))
    return Letter.objects.get(key=key)


def test_a_refused_address_is_seen_and_stops_nobody_else(people: People, mailbox: Mailbox, client: Client) -> None:
    waiting("khong-co@example.vn", "a")
    waiting("co@example.vn", "b")
    assert deliver(now=noon(FIRST), calendar=CALENDAR) == 1
    failed = Letter.objects.get(key="a")
    assert failed.state == LetterState.FAILED
    assert "550" in failed.error
    minder = User.objects.create(username="qt", full_name="QT", role=Role.ADMINISTRATOR)
    client.force_login(minder)
    assert "không gửi được" in client.get("/nb/quan-tri/thu/").content.decode()
    client.post(f"/nb/quan-tri/thu/{failed.pk}/")
    failed.refresh_from_db()
    assert failed.state == LetterState.WAITING


def test_a_server_that_is_away_is_tried_again_and_then_given_up(people: People, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    letter = waiting("a@example.vn")
    for attempt in range(1, ATTEMPTS + 1):
        deliver(now=noon(FIRST) + timedelta(minutes=30 * attempt), calendar=CALENDAR)
        letter.refresh_from_db()
        assert (letter.attempts, letter.state == LetterState.FAILED) == (attempt, attempt == ATTEMPTS)
    assert "ConnectionRefusedError" in letter.error


def test_what_a_dead_machine_was_sending_is_never_sent_twice(people: People, mailbox: Mailbox) -> None:
    letter = waiting("a@example.vn")
    Letter.objects.update(state=LetterState.SENDING)
    assert deliver(now=noon(FIRST), calendar=CALENDAR) == 0
    letter.refresh_from_db()
    assert letter.state == LetterState.UNKNOWN
    assert mailbox.letters == []


def test_a_person_chooses_and_wrong_input_says_what_to_do(people: People, client: Client) -> None:
    client.force_login(User.objects.get(username="can bo y te"))
    page = client.post("/nb/thong-bao/nhan-thu/", {"address": "x", "hour": "25:00", "paused_until": "31/02/2024"})
    text = page.content.decode()
    for words in ("ten@coquan.gov.vn", "Giờ phải có dạng 07:30.", "Ngày phải có dạng 05/01/2024."):
        assert words in text
    assert 'value="25:00"' in text
    client.post("/nb/thong-bao/nhan-thu/", {"address": "a@example.vn", "hour": "8:15", "paused_until": ""})
    assert Recipient.objects.get().hour == time(8, 15)


def test_notices_are_marked_as_seen(give: Give, people: People, client: Client) -> None:
    give()
    client.force_login(User.objects.get(username="can bo y te"))
    assert "Giao việc: NV 2023-0001" in client.get("/nb/thong-bao/").content.decode()
    client.post("/nb/thong-bao/")
    assert not Notice.objects.filter(user__username="can bo y te", seen_at=None).exists()
    assert timezone.is_aware(Notice.objects.filter(seen_at__isnull=False).latest("at").at)


def found_at(now: datetime) -> list[tuple[Level, str]]:
    return [(one.level, one.text) for one in health.check(now)]


def test_the_doctor_greets_the_server_and_offers_our_sender(
    people: People, mailbox: Mailbox, settings: Settings
) -> None:
    settings.DEFAULT_FROM_EMAIL = "Sổ Điều Hành <so@langson.gov.vn>"
    receives("can bo y te")
    now = noon(date(2024, 1, 2))
    assert [level for level, _text in found_at(now)] == [Level.WELL]
    assert not mailbox.letters
    settings.DEFAULT_FROM_EMAIL = "nguoi-la@example.vn"
    assert found_at(now)[0] == (
        Level.BROKEN,
        "Máy chủ thư không nhận người gửi nguoi-la@example.vn: 553 sender not allowed.",
    )
    settings.DEFAULT_FROM_EMAIL = "so@langson.gov.vn"
    user = User.objects.get(username="can bo y te")
    for number, hours in enumerate((2, 40)):
        write(user=user, address="a@example.vn", message=Message(f"x{number}", "x", "x", now - timedelta(hours=hours)))
    Letter.objects.filter(key__in=("x0", "x1")).update(state=LetterState.FAILED)
    assert found_at(now)[1] == (Level.WATCH, "1 thư không gửi được trong một ngày qua.")
    Letter.objects.filter(key="x0").update(state=LetterState.WAITING)
    assert found_at(now)[1] == (Level.WATCH, "1 thư chờ gửi quá một giờ.")


def test_the_doctor_tells_of_no_server_and_of_one_that_is_away(people: People, settings: Settings) -> None:
    now = noon(date(2024, 1, 2))
    settings.EMAIL_HOST = ""
    assert [level for level, _text in found_at(now)] == [Level.WATCH]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free.getsockname()[1]
        (level, text), (nobody, _words) = found_at(now)
    assert (level, nobody) == (Level.BROKEN, Level.WATCH)
    assert "Không gửi được qua 127.0.0.1" in text
