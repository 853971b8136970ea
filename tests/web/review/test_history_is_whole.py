"""Whatever is done in whatever order: a claim's status is what its events say, and no claim is changed or lost."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review import actions
from dieuhanh.web.review.actions import ItemError, NothingToUndoError, StaleError
from dieuhanh.web.review.ledger import fold
from dieuhanh.web.review.models import Claim, ClaimEvent, ClaimKind, ClaimStatus, ReviewItem
from tests.web.review.conftest import NOW

pytestmark = pytest.mark.django_db

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["accept", "reject", "reopen", "correct", "certain", "all", "undo", "reread", "split", "merge", "drop"]
        ),
        st.integers(0, 50),
        st.booleans(),
    ),
    max_size=14,
)


STANDING = {ClaimStatus.PROPOSED.value, ClaimStatus.ACCEPTED.value}
DECIDED = STANDING | {ClaimStatus.REJECTED.value}
ANY = set(ClaimStatus.values)


def said(claim: Claim) -> tuple[str, str, int | None, int | None, str]:
    return (claim.kind, json.dumps(claim.value, sort_keys=True), claim.start, claim.end, claim.quote)


def act(step: str, pick: int, actor: Actor, text: TextVersion) -> None:
    claims = list(Claim.objects.filter(text_version=text).order_by("recorded_at", "pk"))
    claim = claims[pick % len(claims)]
    of_claim: dict[str, object] = {"claim": claim, "version": claim.version}
    of_text: dict[str, object] = {"text_version": text}
    of_item: dict[str, object] = {"text_version": text, "item_index": claim.item_index}
    ways: dict[str, tuple[Callable[..., object], dict[str, object], set[str]]] = {
        "accept": (actions.accept, of_claim, DECIDED),
        "reject": (actions.reject, of_claim, DECIDED),
        "reopen": (actions.reopen, of_claim, DECIDED),
        "correct": (actions.correct, {**of_claim, "value": claim.value}, STANDING),
        "certain": (actions.accept_certain, of_text, ANY),
        "all": (actions.accept_all, of_text, ANY),
        "undo": (actions.undo, of_text, ANY),
        "reread": (actions.reread, of_text, ANY),
        "split": (actions.split_item, {**of_item, "position": claim.start or 0}, ANY),
        "merge": (actions.merge_item, of_item, ANY),
        "drop": (actions.drop_item, of_item, ANY),
    }
    way, arguments, where = ways[step]
    if claim.status in where:
        way(actor=actor, at=NOW, **arguments)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_any_order_of_decisions_leaves_every_history_whole(
    read_letter: TextVersion, reviewer: User, steps: list[tuple[str, int, bool]]
) -> None:
    lan, _ = User.objects.get_or_create(username="lan", full_name="Lan", role="specialist")
    kept = {claim.pk: said(claim) for claim in Claim.objects.all()}
    for step, pick, by_lan in steps:
        try:
            act(step, pick, (lan if by_lan else reviewer).actor, read_letter)
        except (StaleError, NothingToUndoError, ItemError):
            continue
        for claim in Claim.objects.all():
            assert kept.setdefault(claim.pk, said(claim)) == said(claim), "what a claim says never changes"
    stored = {claim.pk: claim.status for claim in Claim.objects.all()}
    assert set(kept) == set(stored), "no claim is lost"
    assert fold(ClaimEvent.objects.order_by("recorded_at", "id")) == stored, "its events give its status"
    for row in ReviewItem.objects.all():
        waiting = Claim.objects.filter(item_index=row.item_index, status=ClaimStatus.PROPOSED)
        assert row.waiting == waiting.count()
    for claim in Claim.objects.filter(kind=ClaimKind.CITATION).select_related("relation"):
        assert claim.relation is not None
        stands = {"accepted": "accepted", "proposed": "proposed"}.get(claim.status, "rejected")
        assert claim.relation.status == stands
