"""The queue of what readers did not understand: an owner, an answer, and words that do not stay for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.ratings.actions import WORDS_STAY, AlreadyAnsweredError, answer, forget, take
from dieuhanh.web.ratings.models import Question, QuestionState, Rating

pytestmark = pytest.mark.django_db

QUEUE = "/nb/gop-y/"


@pytest.fixture
def question() -> Question:
    now = timezone.now()
    rating = Rating.objects.create(path="/ban-tin/2023/tuan-52/", stars=2, rated_at=now)
    return Question.objects.create(rating=rating, words="Hạn ở mục 5 là khi nào?", asked_at=now)


@pytest.fixture
def leader() -> User:
    return User.objects.create(username="lanhdao", full_name="Lãnh đạo", role=Role.LEADER)


def test_a_question_is_taken_answered_and_leaves_the_queue(client: Client, reviewer: User, question: Question) -> None:
    client.force_login(reviewer)
    assert "Bạn đọc hỏi, chờ xử lý (1)" in client.get("/nb/").content.decode()
    page = f"{QUEUE}{question.pk}/"
    assert "Chưa có" in client.get(QUEUE).content.decode()
    assert client.post(page, {"viec": "nhan"})["Location"] == page
    assert client.post(page, {"viec": "xong", "outcome": " "}).status_code == 200
    assert client.post(page, {"viec": "xong", "outcome": "Đã sửa mục 5"})["Location"] == QUEUE
    question.refresh_from_db()
    assert (question.state, question.owner, question.answered_by) == (QuestionState.ANSWERED, reviewer, reviewer)
    assert "Không có góp ý nào chờ xử lý." in client.get(QUEUE).content.decode()
    assert "Đã sửa mục 5" in client.get(f"{QUEUE}?xem=xong").content.decode()
    assert "Bạn đọc hỏi" not in client.get("/nb/").content.decode()
    assert list(
        AuditEvent.objects.filter(action__startswith="ratings.").values_list("action", flat=True).order_by("id")
    ) == [
        "ratings.take",
        "ratings.answer",
    ]


def test_who_comes_second_is_told_and_changes_nothing(client: Client, reviewer: User, question: Question) -> None:
    answer(actor=reviewer.actor, question=question, outcome="Đã sửa", at=timezone.now())
    with pytest.raises(AlreadyAnsweredError):
        take(actor=reviewer.actor, question=question)
    client.force_login(reviewer)
    client.post(f"{QUEUE}{question.pk}/", {"viec": "xong", "outcome": "Khác"})
    assert "đã được người khác xử lý" in client.get(QUEUE).content.decode()
    assert Question.objects.get().outcome == "Đã sửa"


def test_a_leader_reads_and_does_not_answer(leader: User, client: Client, question: Question) -> None:
    client.force_login(leader)
    page = client.get(f"{QUEUE}{question.pk}/").content.decode()
    assert "Hạn ở mục 5" in page
    assert "Tôi phụ trách" not in page
    with pytest.raises(PermissionDenied):
        answer(actor=leader.actor, question=question, outcome="x", at=timezone.now())


def test_words_go_ninety_days_after_the_answer(reviewer: User, question: Question) -> None:
    at = timezone.now()
    answer(actor=reviewer.actor, question=question, outcome="Đã sửa", at=at)
    forget(at=at + WORDS_STAY)
    assert Question.objects.get().words
    forget(at=at + WORDS_STAY + timedelta(seconds=1))
    assert (Question.objects.get().words, Question.objects.get().outcome) == ("", "Đã sửa")
