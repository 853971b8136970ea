"""What readers send. They are nobody here: no actor, no event of the log, as that would keep the place they write from.

The receipt that a reader gets is the only way to the own rating; the database has its digest, for a day.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from dieuhanh.web.ratings.models import Question, QuestionState, Rating
from dieuhanh.web.ratings.repeats import Visitor, note
from dieuhanh.web.ratings.subjects import Subject

EDITABLE = timedelta(hours=24)
_SECOND_CLICK = timedelta(minutes=1)
_RECEIPT_BYTES = 24


class AlreadyRatedError(ValueError):
    """Raised where the same browser has rated the page today."""


@transaction.atomic
def rate(*, subject: Subject, stars: int, words: str, visitor: Visitor, at: datetime) -> str:
    """Keep a rating and return its receipt; a second click within a minute gets a receipt of the same rating.

    Raises `AlreadyRatedError` for another rating of the same page on one day, `TooManyError` for a flood.
    """
    mark, is_new = note(visitor, subject.path, timezone.localdate(at))
    if not is_new:
        return _again(mark.rating, stars, words, at)
    receipt = secrets.token_urlsafe(_RECEIPT_BYTES)
    rating = Rating.objects.create(path=subject.path, stars=stars, receipt=_digest(receipt), rated_at=at)
    mark.rating = rating
    mark.save(update_fields=["rating"])
    _ask(rating, words, at, subject)
    return receipt


def _again(rating: Rating | None, stars: int, words: str, at: datetime) -> str:
    held = rating and (rating.stars, _words(rating)) == (stars, words) and at - rating.rated_at < _SECOND_CLICK
    if rating is None or not held:
        raise AlreadyRatedError
    receipt = secrets.token_urlsafe(_RECEIPT_BYTES)
    Rating.objects.filter(pk=rating.pk).update(receipt=_digest(receipt))
    return receipt


def rating_of(receipt: str, at: datetime) -> Rating | None:
    """Return the rating that a receipt opens; None where there is none or its day is over."""
    return (
        Rating.objects.select_related("question").filter(receipt=_digest(receipt), rated_at__gt=at - EDITABLE).first()
    )


@transaction.atomic
def change(*, rating: Rating, subject: Subject, stars: int, words: str, at: datetime) -> None:
    """Change stars and question; a question that an official has answered stays as it is."""
    Rating.objects.filter(pk=rating.pk).update(stars=stars, changed_at=at)
    held = Question.objects.filter(rating=rating).first()
    if held is None:
        _ask(rating, words, at, subject)
    elif held.state == QuestionState.WAITING and not words:
        held.delete()
    elif held.state == QuestionState.WAITING:
        Question.objects.filter(pk=held.pk).update(words=words)


def _ask(rating: Rating, words: str, at: datetime, subject: Subject) -> None:
    if words:
        Question.objects.create(rating=rating, words=words, asked_at=at, owner=subject.owner())


def _words(rating: Rating) -> str:
    return Question.objects.filter(rating=rating).values_list("words", flat=True).first() or ""


def _digest(receipt: str) -> str:
    return hashlib.sha256(receipt.encode()).hexdigest()
