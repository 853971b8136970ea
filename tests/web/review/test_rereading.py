"""Reading again: gains and losses before anything changes, and nothing that a person decided is undone."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from dieuhanh.extraction import Extraction, extract
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review import actions, commands
from dieuhanh.web.review.actions import import_text
from dieuhanh.web.review.carrying import orphans
from dieuhanh.web.review.models import Claim, ClaimEvent, ClaimKind, ClaimStatus, DecisionKind, ReviewDecision
from dieuhanh.web.review.outdated import outdated_texts
from tests.web.review.conftest import NOW

pytestmark = pytest.mark.django_db


def newer_rules(text: str) -> Extraction:
    """Tomorrow's rules: they miss the last citation, and see a figure that nobody saw."""
    today = extract(text)
    (item,) = today.items
    duty = dataclasses.replace(item.assignments[0], lead=("Sở Ngoại vụ",))
    mended = dataclasses.replace(item, citations=item.citations[:-1], assignments=(duty, *item.assignments[1:]))
    return dataclasses.replace(today, items=(mended,), logic_version="9999.1")


@pytest.fixture
def tomorrow(read_letter: TextVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    """The letter was read by today's rules; from now on tomorrow's read."""
    monkeypatch.setattr("dieuhanh.extraction.extract", newer_rules)
    monkeypatch.setattr("dieuhanh.extraction.LOGIC_VERSION", "9999.1")


def statuses() -> dict[str, str]:
    return {str(claim.pk): claim.status for claim in Claim.objects.all()}


def test_the_same_rules_change_nothing(read_letter: TextVersion, operator: Actor) -> None:
    compared = actions.compare(read_letter)
    assert compared.is_same
    assert (compared.kept, compared.refused) == ((), 0)
    before = statuses()
    actions.reread(actor=operator, text_version=read_letter, at=NOW)
    assert statuses() == before


@pytest.mark.usefixtures("tomorrow")
def test_gains_and_losses_are_shown_before_they_are_taken_over(read_letter: TextVersion, operator: Actor) -> None:
    before = statuses()
    compared = actions.compare(read_letter)
    assert statuses() == before
    assert [(c.kind, c.value["lead"]) for c in compared.gained] == [("assignment", ["Sở Ngoại vụ"])]
    assert sorted(c.kind for c in compared.lost) == ["assignment", "citation"]
    actions.reread(actor=operator, text_version=read_letter, at=NOW)
    assert Claim.objects.get(logic_version="9999.1").status == ClaimStatus.PROPOSED
    assert Claim.objects.filter(status=ClaimStatus.WITHDRAWN).count() == 2
    assert actions.compare(read_letter).is_same


@pytest.mark.usefixtures("tomorrow")
def test_what_a_person_decided_stays(read_letter: TextVersion, operator: Actor, reviewer: User) -> None:
    actions.accept_all(actor=reviewer.actor, text_version=read_letter, at=NOW)
    before = statuses()
    compared = actions.reread(actor=operator, text_version=read_letter, at=NOW)
    assert statuses() == before
    assert len(compared.kept) == 2
    assert compared.is_same


@pytest.mark.usefixtures("tomorrow")
def test_what_a_person_rejected_is_not_proposed_again(
    read_letter: TextVersion, operator: Actor, reviewer: User
) -> None:
    for claim in Claim.objects.filter(kind=ClaimKind.ASSIGNMENT):
        actions.reject(actor=reviewer.actor, claim=claim, version=1, at=NOW)
    first = actions.reread(actor=operator, text_version=read_letter, at=NOW)
    (gained,) = first.gained
    actions.reject(actor=reviewer.actor, claim=Claim.objects.get(pk=gained.pk), version=1, at=NOW)
    assert actions.compare(read_letter).gained == ()


@pytest.mark.usefixtures("tomorrow")
def test_the_command_lists_shows_and_applies(
    read_letter: TextVersion, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "migrated", lambda: None)
    assert [text.pk for text in outdated_texts("9999.1")] == [read_letter.pk]
    assert commands.reread([], everything=False, facts=True, apply=False) == 0
    said = capsys.readouterr().out
    assert "1 văn bản cần đọc lại" in said
    assert "thêm 1, mất 2" in said
    assert "+ Nhiệm vụ giao: Sở Ngoại vụ" in said
    assert "Chưa thay đổi gì" in said
    assert commands.reread([], everything=False, facts=False, apply=True) == 0
    assert outdated_texts("9999.1") == []
    assert commands.reread([str(read_letter.document_id)], everything=False, facts=False, apply=False) == 2
    assert commands.reread(["abc"], everything=False, facts=False, apply=False) == 2


def test_a_new_text_of_the_document_keeps_what_stands_where_it_stood(
    read_letter: TextVersion, operator: Actor, reviewer: User, demo: Path
) -> None:
    actions.accept_all(actor=reviewer.actor, text_version=read_letter, at=NOW)
    duties = list(Claim.objects.filter(kind=ClaimKind.ASSIGNMENT).order_by("start"))
    changed = duties[0].quote.split()[-3]
    data = read_letter.text.replace(duties[0].quote, duties[0].quote.replace(changed, changed + "x"), 1)
    newer = import_text(actor=operator, data=("\n" + data).encode(), name="cv-2.txt").text_version
    assert newer.document_id == read_letter.document_id
    lost = [claim.pk for claim in orphans(newer)]
    assert duties[0].pk in lost
    carried = Claim.objects.filter(text_version=newer, carried_from__isnull=False)
    assert (
        carried.count() + len(lost)
        == Claim.objects.filter(
            text_version=read_letter, kind__in=["assignment", "citation", "figure", "appointment", "effective"]
        ).count()
    )
    for claim in carried.select_related("carried_from"):
        assert claim.status == ClaimStatus.ACCEPTED
        assert claim.carried_from is not None
        assert newer.text[claim.start : claim.end] == claim.carried_from.quote
        assert claim.decided_by == reviewer
    assert ReviewDecision.objects.get(kind=DecisionKind.CARRY).events.count() >= carried.count()
    assert not ClaimEvent.objects.filter(claim__text_version=read_letter, decision__kind=DecisionKind.CARRY).exists()
