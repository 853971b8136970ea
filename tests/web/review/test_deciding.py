"""A person's decisions: what they change, what they keep, and that two people cannot overwrite each other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.documents.models import Document, RelationStatus, TextVersion
from dieuhanh.web.review import actions, effects
from dieuhanh.web.review.actions import Addition, Choice, StaleError
from dieuhanh.web.review.facts import FactError
from dieuhanh.web.review.models import Claim, ClaimEvent, ClaimKind, ClaimStatus, DecisionKind, DutyBody, ReviewItem
from tests.web.review.conftest import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def duty(letter_text: TextVersion) -> Claim:
    return Claim.objects.filter(text_version=letter_text, kind=ClaimKind.ASSIGNMENT).order_by("ordinal")[0]


@pytest.fixture
def citation(letter_text: TextVersion) -> Claim:
    return Claim.objects.filter(text_version=letter_text, kind=ClaimKind.CITATION).order_by("ordinal")[1]


@pytest.fixture
def other(db: None) -> User:
    return User.objects.create(username="lan", full_name="Lan", role=Role.SPECIALIST)


def told(claim: Claim) -> list[tuple[str, str]]:
    events = ClaimEvent.objects.filter(claim=claim).select_related("decision")
    return [(event.decision.kind, event.after) for event in events]


def test_accepting_one_fact_leaves_the_others_waiting(duty: Claim, reviewer: User) -> None:
    actions.accept(actor=reviewer.actor, claim=duty, version=1, at=NOW)
    duty.refresh_from_db()
    assert (duty.status, duty.decided_by, duty.decided_at, duty.version) == (ClaimStatus.ACCEPTED, reviewer, NOW, 2)
    assert Claim.objects.filter(status=ClaimStatus.ACCEPTED).count() == 1
    assert told(duty) == [("read", "proposed"), ("accept", "accepted")]
    assert AuditEvent.objects.filter(action="review.accept").count() == 1


def test_a_correction_is_a_new_claim_and_the_old_one_stays(duty: Claim, reviewer: User) -> None:
    value = {**duty.value, "lead": ["Sở Tài chính", "Sở Nội vụ"], "deadline": "2024-02-01"}
    actions.correct(actor=reviewer.actor, claim=duty, version=1, value=value, at=NOW)
    old, new = Claim.objects.get(pk=duty.pk), Claim.objects.get(supersedes=duty)
    assert (old.status, old.value) == (ClaimStatus.CORRECTED, duty.value)
    assert (new.status, new.origin, new.value["deadline"], new.quote) == ("accepted", "editor", "2024-02-01", old.quote)
    assert list(DutyBody.objects.filter(claim=new, role="lead").values_list("name", flat=True)) == value["lead"]
    assert told(old)[-1] == ("correct", "corrected")
    assert told(new) == [("correct", "accepted")]


def test_a_corrected_citation_leads_to_its_own_document(citation: Claim, reviewer: User) -> None:
    value = {**citation.value, "number": "777/QĐ-UBND", "date": "2023-05-01", "type": "Quyết định"}
    actions.correct(actor=reviewer.actor, claim=citation, version=1, value=value, at=NOW)
    new = Claim.objects.get(supersedes=citation)
    assert new.relation is not None
    assert (new.relation.target.title, new.relation.status) == ("Quyết định 777/QĐ-UBND", RelationStatus.ACCEPTED)
    assert new.relation.target.confirmed
    old = Claim.objects.select_related("relation").get(pk=citation.pk)
    assert old.relation is not None
    assert old.relation.status == RelationStatus.REJECTED


@pytest.mark.parametrize("kind", ["repeats", "reminds"])
def test_a_person_says_that_a_letter_repeats_or_reminds(citation: Claim, reviewer: User, kind: str) -> None:
    value = {**citation.value, "relation": kind}
    actions.correct(actor=reviewer.actor, claim=citation, version=1, value=value, at=NOW)
    relation = Claim.objects.get(supersedes=citation).relation
    assert relation is not None
    assert (relation.kind, relation.status) == (kind, RelationStatus.ACCEPTED)


def test_a_fact_is_added_by_hand_from_its_place_in_the_text(letter_text: TextVersion, reviewer: User) -> None:
    start = letter_text.text.index("báo cáo")
    value = {"label": "số báo cáo", "value": 1, "upper": None, "unit": "báo cáo", "comparator": "=", "by": None}
    addition = Addition(ClaimKind.FIGURE, 0, {**value, "start": start, "end": start + 7})
    actions.add(actor=reviewer.actor, text_version=letter_text, addition=addition, at=NOW)
    claim = Claim.objects.get(kind=ClaimKind.FIGURE, origin="editor")
    assert (claim.quote, claim.status, claim.decided_by) == ("báo cáo", "accepted", reviewer)


@pytest.mark.parametrize("wrong", [{"start": 0, "end": 10**9}, {"start": 0, "end": 5, "value": "nhiều"}])
def test_a_value_without_its_form_changes_nothing(
    letter_text: TextVersion, reviewer: User, wrong: dict[str, object]
) -> None:
    value = {"label": "x", "value": 1, "upper": None, "unit": "hộ", "comparator": "=", "by": None, **wrong}
    with pytest.raises(FactError):
        actions.add(
            actor=reviewer.actor, text_version=letter_text, addition=Addition(ClaimKind.FIGURE, 0, value), at=NOW
        )
    assert not Claim.objects.filter(origin="editor").exists()


def test_a_second_click_decides_nothing_twice(duty: Claim, reviewer: User) -> None:
    for _ in range(2):
        actions.accept(actor=reviewer.actor, claim=duty, version=1, at=NOW)
    assert len(told(duty)) == 2


def test_two_reviewers_do_not_overwrite_each_other(duty: Claim, reviewer: User, other: User) -> None:
    actions.correct(actor=other.actor, claim=duty, version=1, value={**duty.value, "lead": ["Sở Y tế"]}, at=NOW)
    with pytest.raises(StaleError) as stale:
        actions.reject(actor=reviewer.actor, claim=duty, version=1, at=NOW)
    assert [claim.status for claim in stale.value.claims] == [ClaimStatus.CORRECTED]
    assert Claim.objects.get(supersedes=duty).status == ClaimStatus.ACCEPTED


def test_choices_of_one_step_are_carried_out_together_or_not_at_all(
    duty: Claim, citation: Claim, reviewer: User
) -> None:
    choices = [Choice(citation.pk, 1, "accept"), Choice(duty.pk, 7, "reject")]
    text = duty.text_version
    with pytest.raises(StaleError):
        actions.decide(
            actor=reviewer.actor, text_version=text, kind=DecisionKind.SAVE, choices=choices, additions=[], at=NOW
        )
    assert not Claim.objects.exclude(status=ClaimStatus.PROPOSED).exists()


def test_the_queue_counts_with_every_decision(duty: Claim, reviewer: User) -> None:
    row = ReviewItem.objects.get()
    before = row.waiting
    actions.accept(actor=reviewer.actor, claim=duty, version=1, at=NOW)
    row.refresh_from_db()
    assert (row.waiting, row.decided) == (before - 1, 1)


def test_what_is_certain_is_accepted_in_one_step(read_letter: TextVersion, reviewer: User) -> None:
    doubtful = set(Claim.objects.filter(doubtful=True).values_list("pk", flat=True))
    count = actions.accept_certain(actor=reviewer.actor, text_version=read_letter, item_index=0, at=NOW)
    waiting = set(Claim.objects.filter(status=ClaimStatus.PROPOSED).values_list("pk", flat=True))
    assert waiting == doubtful
    assert count == Claim.objects.count() - len(doubtful) > 0
    assert AuditEvent.objects.get(action="review.accept_certain").detail == {"facts": count}


def test_undo_takes_steps_back_one_by_one(duty: Claim, reviewer: User) -> None:
    text = duty.text_version
    actions.correct(actor=reviewer.actor, claim=duty, version=1, value={**duty.value, "lead": ["Sở Y tế"]}, at=NOW)
    new = Claim.objects.get(supersedes=duty)
    actions.reject(actor=reviewer.actor, claim=new, version=1, at=NOW)
    actions.undo(actor=reviewer.actor, text_version=text, at=NOW)
    assert Claim.objects.get(pk=new.pk).status == ClaimStatus.ACCEPTED
    actions.undo(actor=reviewer.actor, text_version=text, at=NOW)
    assert Claim.objects.get(pk=new.pk).status == ClaimStatus.WITHDRAWN
    assert Claim.objects.get(pk=duty.pk).status == ClaimStatus.PROPOSED
    with pytest.raises(actions.NothingToUndoError):
        actions.undo(actor=reviewer.actor, text_version=text, at=NOW)
    again = Claim.objects.get(pk=duty.pk)
    actions.correct(actor=reviewer.actor, claim=again, version=again.version, value=duty.value, at=NOW)
    assert Claim.objects.filter(supersedes=duty).count() == 2


def test_undo_goes_ten_steps_back_and_no_further(letter_text: TextVersion, reviewer: User) -> None:
    claims = list(Claim.objects.filter(kind__in=["citation", "assignment", "item", "bulletin"]))
    for step in range(12):
        claim = Claim.objects.get(pk=claims[0].pk)
        if step % 2:
            actions.reopen(actor=reviewer.actor, claim=claim, version=claim.version, at=NOW)
        else:
            actions.accept(actor=reviewer.actor, claim=claim, version=claim.version, at=NOW)
    for _ in range(10):
        actions.undo(actor=reviewer.actor, text_version=letter_text, at=NOW)
    with pytest.raises(actions.NothingToUndoError):
        actions.undo(actor=reviewer.actor, text_version=letter_text, at=NOW)


def test_undo_does_not_touch_what_another_decided_since(duty: Claim, reviewer: User, other: User) -> None:
    actions.accept(actor=reviewer.actor, claim=duty, version=1, at=NOW)
    actions.reject(actor=other.actor, claim=duty, version=2, at=NOW)
    with pytest.raises(StaleError):
        actions.undo(actor=reviewer.actor, text_version=duty.text_version, at=NOW)
    duty.refresh_from_db()
    assert duty.status == ClaimStatus.REJECTED


def test_effects_see_what_is_confirmed_and_what_is_taken_back(
    duty: Claim, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, bool]] = []
    monkeypatch.setattr(effects, "_effects", {})
    monkeypatch.setattr(effects, "_withdrawn", {})
    effects.register("assignment", lambda claim, _a, _t: seen.append(("confirmed", claim.supersedes_id is not None)))
    effects.register_withdrawn(
        "assignment", lambda claim, _a, _t: seen.append(("withdrawn", bool(claim.supersedes_id)))
    )
    actions.accept(actor=reviewer.actor, claim=duty, version=1, at=NOW)
    actions.correct(actor=reviewer.actor, claim=duty, version=2, value={**duty.value, "lead": ["Sở Y tế"]}, at=NOW)
    assert seen == [("confirmed", False), ("confirmed", True)]
    actions.undo(actor=reviewer.actor, text_version=duty.text_version, at=NOW)
    actions.undo(actor=reviewer.actor, text_version=duty.text_version, at=NOW)
    assert seen[-1] == ("withdrawn", False)


def test_who_has_an_item_open_is_told_and_forgotten_after_a_while(
    letter_text: TextVersion, reviewer: User, other: User
) -> None:
    first = actions.enter(actor=other.actor, text_version=letter_text, item_index=0, at=NOW)
    assert first is not None
    assert first.editor_id == other.pk
    second = actions.enter(actor=reviewer.actor, text_version=letter_text, item_index=0, at=NOW + timedelta(minutes=1))
    assert second is not None
    assert (second.editor, second.editing_since) == (other, NOW)
    later = actions.enter(actor=reviewer.actor, text_version=letter_text, item_index=0, at=NOW + timedelta(minutes=6))
    assert later is not None
    assert later.editor_id == reviewer.pk


def test_who_may_not_decide_does_nothing(duty: Claim) -> None:
    reader = User.objects.create(username="r", full_name="Người đọc", role=Role.READER).actor
    for act in (actions.accept, actions.reject, actions.reopen):
        with pytest.raises(PermissionDenied):
            act(actor=reader, claim=duty, version=1, at=NOW)
    with pytest.raises(PermissionDenied):
        actions.undo(actor=reader, text_version=duty.text_version, at=NOW)
    assert Document.objects.filter(confirmed=True).count() == 0
