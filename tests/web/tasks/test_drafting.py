"""Confirmed assignments of the demonstration's texts become drafts: once each, with their bodies of that day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import User
from dieuhanh.web.review.finishing import summary
from dieuhanh.web.review.models import Claim, ClaimKind
from dieuhanh.web.tasks import drafting
from dieuhanh.web.tasks.actions.assigning import assign
from dieuhanh.web.tasks.models import Origin, Performer, Recurrence, Task, TaskEvent
from dieuhanh.web.tasks.states import DueKind, Role
from tests.web.tasks.conftest import later

pytestmark = pytest.mark.django_db

Load = Callable[[str], None]


@pytest.fixture
def bulletin(load_demo: Load, demo: Path) -> None:
    demonstration.load_organisations(demo)
    load_demo("ban-tin-2023-tuan-52")


def task_with(words: str) -> Task:
    return Task.objects.filter(quote__contains=words).first() or pytest.fail(words)


def test_the_drafts_of_a_bulletin(bulletin: None, reviewer: User) -> None:
    every_assignment_but_reported_ones_is_a_draft_and_nothing_is_sent()
    a_single_body_is_settled_and_a_vague_wording_waits()
    a_group_is_its_bodies_of_that_day_with_the_wording_kept()
    the_kinds_of_deadlines()
    sections_about_meetings_give_tasks_of_meetings()
    the_end_of_the_review_tells_the_drafts(reviewer)
    before = Task.objects.count()
    for claim in Claim.objects.filter(kind=ClaimKind.ASSIGNMENT):
        drafting.draft(claim, reviewer.actor, later(7))
    assert Task.objects.count() == before
    a_corrected_claim_changes_a_draft_and_never_a_task_given_out(reviewer)


def every_assignment_but_reported_ones_is_a_draft_and_nothing_is_sent() -> None:
    claims = Claim.objects.filter(kind=ClaimKind.ASSIGNMENT)
    own = [claim for claim in claims if claim.value["origin"] == "document"]
    assert len(own) < claims.count()
    assert {task.claim_id for task in Task.objects.all()} == {claim.pk for claim in own}
    assert set(Task.objects.values_list("state", flat=True)) == {"draft"}
    assert TaskEvent.objects.count() == 0


def the_end_of_the_review_tells_the_drafts(reviewer: User) -> None:
    text_version = Claim.objects.filter(kind=ClaimKind.ASSIGNMENT)[0].text_version
    (result,) = summary(text_version, reviewer.actor).results
    waiting = Task.objects.filter(parent=None).count()
    assert (result.words, result.url) == (f"{waiting} nhiệm vụ ở dạng Nháp", "/nb/nhiem-vu/giao/")
    reader = User.objects.create(username="r", full_name="Người đọc", role="reader").actor
    assert summary(text_version, reader).results == ()


def a_single_body_is_settled_and_a_vague_wording_waits() -> None:
    task = task_with("UBND huyện Lộc Bình")
    lead = task.performers.get(role=Role.LEAD)
    assert lead.organisation is not None
    assert lead.organisation.names.filter(text__contains="Lộc Bình").exists()
    vague = task.performers.get(role=Role.SUPPORT)
    assert (vague.organisation, vague.wording) == (None, "các cơ quan liên quan")
    assert task.leader
    assert task.basis is not None


def a_group_is_its_bodies_of_that_day_with_the_wording_kept() -> None:
    members = Performer.objects.filter(wording="UBND các huyện, thành phố", role=Role.LEAD, task__due_kind="recurring")
    assert members.count() == 11
    series = members[0].task
    assert (series.recurrence, series.is_series) == (Recurrence.QUARTERLY, True)
    assert not members.filter(counted=True).exists()


def the_kinds_of_deadlines() -> None:
    assert Task.objects.get(due_kind=DueKind.DATE).due_on == date(2024, 1, 5)
    assert Task.objects.get(due_kind=DueKind.EVENT).event_offset == -30
    without = Task.objects.filter(due_kind=DueKind.NONE).first() or pytest.fail("none")
    assert without.review_on == date(2024, 1, 30)


def sections_about_meetings_give_tasks_of_meetings() -> None:
    assert Task.objects.filter(origin=Origin.MEETING, subject__startswith="Phiên họp").count() == 4


def a_corrected_claim_changes_a_draft_and_never_a_task_given_out(reviewer: User) -> None:
    task = Task.objects.get(due_kind=DueKind.DATE)
    claim = task.claim or pytest.fail("no claim")

    def corrected(by: Claim, ordinal: int, deadline: str) -> Claim:
        value = {**by.value, "deadline": deadline, "lead": ["Sở Y tế"]}
        return Claim.objects.create(
            text_version=by.text_version,
            kind=by.kind,
            item_index=by.item_index,
            ordinal=ordinal,
            value=value,
            schema_version=by.schema_version,
            start=by.start,
            end=by.end,
            quote=by.quote,
            origin="editor",
            status="accepted",
            supersedes=by,
        )

    second = corrected(claim, claim.ordinal, "2024-01-09")
    drafting.draft(second, reviewer.actor, later(8))
    task.refresh_from_db()
    assert (task.due_on, task.claim_id) == (date(2024, 1, 9), second.pk)
    task.performers.filter(organisation=None).delete()
    assign(actor=reviewer.actor, task=task, at=later(8))
    drafting.draft(corrected(second, claim.ordinal, "2024-03-01"), reviewer.actor, later(9))
    task.refresh_from_db()
    assert task.due_on == date(2024, 1, 9)
