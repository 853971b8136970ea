"""What is read of ratings: the standing of a page for everybody, the questions for the Office."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Avg, Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dieuhanh.web.accounts.rights import may
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.formatting import number
from dieuhanh.web.ratings.models import MOST_STARS, Question, QuestionState, Rating

ENOUGH = 5
"""Below so many ratings the mean says nothing and could give one reader away."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a page is rated: by how many, and the mean where there are enough."""

    path: str
    count: int
    mean: float | None

    @property
    def words(self) -> str:
        """Say it: "4,2/5 (18 đánh giá)", the count alone below five, never 0/0."""
        if not self.count:
            return _("Chưa có đánh giá nào.")
        if self.mean is None:
            return ngettext("Đã có %s đánh giá.", "Đã có %s đánh giá.", self.count) % number(self.count)
        return _("Điểm hiện tại: %(mean)s/%(most)s (%(count)s đánh giá)") % {
            "mean": number(self.mean),
            "most": MOST_STARS,
            "count": number(self.count),
        }


def standing(path: str) -> Standing:
    """Return how a page is rated."""
    counted = Rating.objects.filter(path=path).aggregate(count=Count("pk"), mean=Avg("stars"))
    enough = counted["count"] >= ENOUGH
    return Standing(path, counted["count"], round(float(counted["mean"]), 1) if enough else None)


def questions(actor: Actor, state: str) -> QuerySet[Question]:
    """Return the questions in a state, the oldest first where they wait; none to who may not see them."""
    if not may(actor, "ratings.see"):
        return Question.objects.none()
    order = "asked_at" if state == QuestionState.WAITING else "-answered_at"
    return Question.objects.filter(state=state).select_related("rating", "owner", "answered_by").order_by(order)


def question(actor: Actor, identifier: UUID) -> Question | None:
    """Return one question, None to who may not see it."""
    if not may(actor, "ratings.see"):
        return None
    return Question.objects.select_related("rating", "owner", "answered_by").filter(pk=identifier).first()
