"""Meetings: entered by hand, their conclusions become drafts of tasks; sections of a text that tell of one."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.meetings import actions
from dieuhanh.web.meetings.models import Conclusion, Meeting
from dieuhanh.web.tasks.models import Origin, Task

pytestmark = pytest.mark.django_db
AT = datetime(2024, 1, 2, 2, tzinfo=UTC)


@pytest.fixture
def office() -> User:
    return User.objects.create(username="vp", full_name="Văn phòng", role=Role.SPECIALIST)


def test_a_conclusion_becomes_the_draft_of_a_task_once(office: User) -> None:
    details = actions.Details("Phiên họp thường kỳ tháng 1", chair="Hồ Tiến Thiệu, Chủ tịch UBND tỉnh")
    meeting = actions.register_meeting(actor=office.actor, details=details, at=AT)
    said = actions.conclude(actor=office.actor, meeting=meeting, text="Sở Y tế hoàn thiện phương án", at=AT)
    task = actions.draft_from(actor=office.actor, conclusion=said, at=AT)
    assert actions.draft_from(actor=office.actor, conclusion=said, at=AT) == task
    assert (task.origin, task.leader, task.state) == (Origin.MEETING, "Hồ Tiến Thiệu", "draft")


def test_who_only_reads_changes_nothing() -> None:
    reader = Actor("person", "đọc", role=Role.READER)
    with pytest.raises(PermissionDenied):
        actions.register_meeting(actor=reader, details=actions.Details("Họp"), at=AT)


def test_the_whole_way_through_the_pages(client: Client, office: User) -> None:
    client.force_login(office)
    assert "Nhập tên cuộc họp." in client.post("/nb/cuoc-hop/", {"ten": ""}).content.decode()
    client.post("/nb/cuoc-hop/", {"ten": "Họp giao ban", "ngay": "2/1/2024"})
    page = f"/nb/cuoc-hop/{Meeting.objects.get().pk}/"
    client.post(page, {"viec": "noi-dung", "noi-dung": "Đề án cầu nông thôn", "to-trinh": "Tờ trình 12/TTr-SGTVT"})
    client.post(page, {"viec": "ket-luan", "ket-luan": "Thống nhất chủ trương"})
    text = client.get(page).content.decode()
    assert "Tờ trình 12/TTr-SGTVT" in text
    client.post(page, {"viec": f"nhiem-vu-{Conclusion.objects.get().pk}"})
    assert Task.objects.get().title == "Thống nhất chủ trương"
