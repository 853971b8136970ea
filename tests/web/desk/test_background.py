"""Pages of the jobs: the list that an administrator works with, one job for who asked for it, the system in words."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dieuhanh.web import health
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.models import Job, State, Worker
from dieuhanh.web.jobs.selectors import job_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client: Client) -> User:
    """A system administrator who is signed in."""
    user = User.objects.create(username="qt", full_name="Quản trị", role=Role.ADMINISTRATOR)
    client.force_login(user)
    return user


def job_of(user: User, state: State = State.WAITING, **told: object) -> Job:
    job = enqueue(actor=user.actor, handler="jobs.tidy", payload={})
    Job.objects.filter(pk=job.pk).update(state=state, **told)
    job.refresh_from_db()
    return job


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_narrows_and_counts(client: Client, administrator: User) -> None:
    failed = job_of(administrator, State.FAILED, error="OSError: đĩa đầy")
    waiting = job_of(administrator)
    everything = page(client, "/nb/quan-tri/viec-nen/")
    assert str(failed.pk) in everything
    assert str(waiting.pk) in everything
    narrowed = page(client, "/nb/quan-tri/viec-nen/?trang-thai=bi-loi")
    assert "OSError: đĩa đầy" in narrowed
    assert "Bị lỗi (1)" in narrowed
    assert str(waiting.pk) not in narrowed
    assert "Không có việc nào" in page(client, "/nb/quan-tri/viec-nen/?trang-thai=da-xong")


def test_pages_go_on_to_older_jobs_without_a_gap(administrator: User) -> None:
    made = [job_of(administrator).pk for _ in range(120)]
    seen, before = [], ""
    while True:
        found = job_page("", before)
        seen += [row.job.pk for row in found.rows]
        before = found.older
        if not before:
            break
    assert seen == made[::-1]


def test_a_failed_job_is_retried_and_a_waiting_one_cancelled(client: Client, administrator: User) -> None:
    failed, waiting = job_of(administrator, State.FAILED), job_of(administrator)
    for job, chosen in ((failed, "chay-lai"), (waiting, "huy")):
        for _ in range(2):
            answer = client.post(f"/nb/viec-nen/{job.pk}/xu-ly/", {"viec": chosen})
            assert (answer.status_code, answer["Location"]) == (302, f"/nb/viec-nen/{job.pk}/")
        job.refresh_from_db()
    assert (failed.state, waiting.state) == (State.WAITING, State.CANCELLED)
    assert client.post(f"/nb/viec-nen/{failed.pk}/xu-ly/", {"viec": "khác"}).status_code == 400


def test_who_asked_follows_the_own_job_and_no_others(client: Client, reviewer: User) -> None:
    other = User.objects.create(username="khac", full_name="Người khác", role=Role.SPECIALIST)
    client.force_login(reviewer)
    own = job_of(reviewer, State.RUNNING, progress_done=120, progress_total=340, progress_words="Đọc chữ trang 3/12")
    shown = page(client, f"/nb/viec-nen/{own.pk}/?ve=/nb/nhap/")
    assert "120/340" in shown
    assert "Đọc chữ trang 3/12" in shown
    assert 'href="/nb/nhap/"' in shown
    assert "//xau.example" not in page(client, f"/nb/viec-nen/{own.pk}/?ve=//xau.example/").split('id="tien-do"')[0]
    assert "Quay lại" not in page(client, f"/nb/viec-nen/{own.pk}/?ve=//xau.example/")
    assert client.get(f"/nb/viec-nen/{job_of(other).pk}/").status_code == 404
    assert client.post(f"/nb/viec-nen/{job_of(other).pk}/xu-ly/", {"viec": "huy"}).status_code == 404


def test_who_asked_may_cancel_but_not_retry(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    failed = job_of(reviewer, State.FAILED, error="đĩa đầy", traceback="Traceback bí mật")
    shown = page(client, f"/nb/viec-nen/{failed.pk}/")
    assert "đĩa đầy" in shown
    assert "Traceback" not in shown
    assert "Chạy lại" not in shown
    assert client.post(f"/nb/viec-nen/{failed.pk}/xu-ly/", {"viec": "chay-lai"}).status_code == 403


@pytest.mark.parametrize(("address", "shown"), [("/nb/nhap/", True), ("https://xau.example/", False), (7, False)])
def test_only_results_inside_the_site_are_linked(
    client: Client, administrator: User, address: object, shown: bool
) -> None:
    job = job_of(administrator, State.DONE, result={"url": address})
    assert ("Xem kết quả" in page(client, f"/nb/viec-nen/{job.pk}/")) is shown


def test_the_systems_state_is_told_in_words(client: Client, administrator: User) -> None:
    shown = page(client, "/nb/quan-tri/tinh-trang/")
    assert "Không có tiến trình nào đang chạy việc nền." in shown
    now = timezone.now()
    Worker.objects.create(owner="a", started_at=now, seen_at=now)
    for _ in range(3):
        job_of(administrator, run_at=now - timedelta(minutes=2, seconds=5))
    assert "3 việc đang chờ, lâu nhất 2 phút; 0 đang chạy." in page(client, "/nb/quan-tri/tinh-trang/")
    Job.objects.create(handler="ngay-mai", run_at=now)
    job_of(administrator, State.FAILED)
    told = [finding.text for _label, finding in health.findings(now)]
    assert "1 việc bị lỗi." in told
    assert "Có việc mà phiên bản này không biết làm: ngay-mai." in told
