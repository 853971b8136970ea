"""The leaders' letter of the week with its sheet: over a real mail server, one page, and without it where it fails."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date, datetime, time, timedelta
from email.message import EmailMessage
from pathlib import Path
from unittest.mock import patch

import pytest
from django.utils import timezone

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.models import Job, State
from dieuhanh.web.jobs.running import drain
from dieuhanh.web.notifications.addressees import chiefs_of_office, province_leaders
from dieuhanh.web.notifications.delivering import deliver
from dieuhanh.web.notifications.models import Letter, LetterState
from dieuhanh.web.notifications.telling import choose
from dieuhanh.web.organisations.models import Organisation, OrganisationParent
from dieuhanh.web.reporting import briefing_sheet
from tests.conftest import lacking
from tests.web.mailboxes import Mailbox
from tests.web.tasks.conftest import Give, People, body, moment, person

pytestmark = pytest.mark.django_db

MONDAY = date(2024, 1, 1)
LARGEST = 200_000
PAPER = "dieuhanh.web.notifications.opening.paper"


@pytest.fixture
def office(db: None) -> Organisation:
    province, office = body("ubnd-tinh", "UBND tỉnh", "ubnd_tinh"), body("van-phong-ubnd", "Văn phòng", "van_phong")
    other = body("van-phong-hdnd", "Văn phòng HĐND", "van_phong")
    OrganisationParent.objects.create(organisation=office, parent=province)
    OrganisationParent.objects.create(organisation=other, parent=body("hdnd", "HĐND tỉnh", "hdnd"))
    return office


def receives(user: User) -> User:
    choose(user=user, address=f"{user.pk}@example.vn", hour=time(7, 30), paused_until=None)
    return user


def begin_week() -> Job:
    """The job that the schedule asks for at 06:40 on Monday."""
    due = datetime.combine(MONDAY, time(6, 40), timezone.get_default_timezone())
    payload = {"due": due.isoformat()}
    return enqueue(actor=Actor(kind="job", name="lịch"), handler="notifications.week", payload=payload)


def sheet_of(letter: EmailMessage) -> bytes:
    (sheet,) = letter.iter_attachments()
    assert (sheet.get_content_type(), sheet.get_filename()) == ("application/pdf", "giao-ban-2024-01.pdf")
    data = sheet.get_content()
    assert isinstance(data, bytes)
    return data


def test_leaders_of_the_province_and_its_office_are_meant(people: People, office: Organisation) -> None:
    chief = person("chanh van phong", Role.LEADER, office)
    person("giam doc", Role.LEADER, Organisation.objects.get(key="so-y-te"))
    person("van phong khac", Role.LEADER, Organisation.objects.get(key="van-phong-hdnd"))
    chairman = person("chu tich", Role.LEADER, Organisation.objects.get(key="ubnd-tinh"))
    assert set(province_leaders()) == {chief, chairman, User.objects.get(username="lanh dao")}
    assert list(chiefs_of_office()) == [chief]


def test_the_sheet_goes_along_on_one_page(
    give: Give, people: People, office: Organisation, mailbox: Mailbox, tmp_path: Path
) -> None:
    if shutil.which("pdfinfo") is None:
        lacking("pdfinfo (poppler-utils)")
    for _ in range(9):
        give(date(2023, 12, 29))
    for user in (User.objects.get(username="lanh dao"), person("chanh van phong", Role.LEADER, office)):
        receives(user)
    begin_week()
    with patch(PAPER, wraps=briefing_sheet.paper) as made:
        drain()
    assert made.call_count == 1, "both see the same, so one sheet is drawn"
    assert deliver(now=moment(MONDAY, 6), calendar=WorkingCalendar()) == 0
    assert deliver(now=moment(MONDAY, 7), calendar=WorkingCalendar()) == 2
    first, second = mailbox.letters
    assert sheet_of(first) == sheet_of(second)
    assert len(first.as_bytes()) < LARGEST
    (tmp_path / "a.pdf").write_bytes(sheet_of(first))
    told = subprocess.run(["pdfinfo", tmp_path / "a.pdf"], check=True, capture_output=True, text=True, timeout=60)
    assert "Pages:           1\n" in told.stdout
    assert "A4" in told.stdout
    said = subprocess.run(
        ["pdftotext", tmp_path / "a.pdf", "-"], check=True, capture_output=True, text=True, timeout=60
    )
    assert "9 quá hạn" in " ".join(said.stdout.split())
    assert str(first["Subject"]).strip() == "Giao ban tuần 1: 9 quá hạn, 0 đến hạn tuần này"
    assert {bytes(letter.enclosure) for letter in Letter.objects.filter(key__startswith="week:")} == {b""}


def test_without_the_sheet_the_letter_goes_and_the_fault_is_seen(give: Give, people: People, mailbox: Mailbox) -> None:
    give(date(2023, 12, 29))
    receives(User.objects.get(username="lanh dao"))
    begin_week()
    for _attempt in range(3):
        with patch(PAPER, side_effect=OSError("cannot load library 'pango'")):
            drain(now=timezone.now() + timedelta(hours=2))
    assert deliver(now=moment(MONDAY, 7), calendar=WorkingCalendar()) == 1
    (letter,) = mailbox.letters
    assert list(letter.iter_attachments()) == []
    text = letter.get_body(("plain",))
    assert text is not None
    assert "/nb/giao-ban/2024-01/in.pdf" in text.get_content()
    failed = Job.objects.get(handler="notifications.enclose")
    assert failed.state == State.FAILED
    assert "pango" in failed.error


def test_a_second_run_draws_and_writes_nothing(give: Give, people: People) -> None:
    receives(User.objects.get(username="lanh dao"))
    for _run in range(2):
        begin_week()
        drain()
    letter = Letter.objects.get()
    assert letter.state == LetterState.WAITING
    assert letter.enclosure_name == "giao-ban-2024-01.pdf"
    assert Job.objects.filter(handler="notifications.enclose").count() == 1
