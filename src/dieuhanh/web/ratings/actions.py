"""What officials do with the questions of readers, and what is forgotten by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.ratings.models import DaySalt, Mark, Question, QuestionState, Rating
from dieuhanh.web.ratings.receiving import EDITABLE

WORDS_STAY = timedelta(days=90)


class AlreadyAnsweredError(ValueError):
    """Raised where somebody else has seen to a question."""


@transaction.atomic
def take(*, actor: Actor, question: Question) -> Question:
    """Make the actor the owner of a question that waits."""
    require(actor, "ratings.answer")
    held = _waiting(question)
    held.owner_id = actor.user_id
    held.save(update_fields=["owner"])
    log.record(actor=actor, action="ratings.take", about=held)
    return held


@transaction.atomic
def answer(*, actor: Actor, question: Question, outcome: str, at: datetime) -> Question:
    """Close a question with what came of it (a corrected version, an explanation, nothing to do and why)."""
    require(actor, "ratings.answer")
    held = _waiting(question)
    held.state, held.outcome, held.answered_at = QuestionState.ANSWERED, outcome, at
    held.answered_by_id = actor.user_id
    if held.owner_id is None:
        held.owner_id = actor.user_id
    held.save()
    log.record(actor=actor, action="ratings.answer", about=held)
    return held


def _waiting(question: Question) -> Question:
    held = Question.objects.select_for_update().get(pk=question.pk)
    if held.state != QuestionState.WAITING:
        raise AlreadyAnsweredError(_("Góp ý này đã được người khác xử lý."))
    return held


@transaction.atomic
def forget(*, at: datetime) -> int:
    """Throw away the secrets and digests of earlier days, receipts of a day ago, and words answered long ago.

    Return how many rows that touched.
    """
    today = timezone.localdate(at)
    marks, _kinds = Mark.objects.filter(day__lt=today).delete()
    salts, _kinds = DaySalt.objects.filter(day__lt=today).delete()
    receipts = Rating.objects.filter(rated_at__lte=at - EDITABLE).exclude(receipt="").update(receipt="")
    old = Question.objects.filter(state=QuestionState.ANSWERED, answered_at__lt=at - WORDS_STAY).exclude(words="")
    return marks + salts + receipts + old.update(words="")
