"""The app as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Its name in Django and for people."""

    name = "dieuhanh.web.review"
    verbose_name = "Rà soát"

    def ready(self) -> None:
        """Let confirmed facts describe documents and seat members."""
        from dieuhanh.web.audit.witnesses import AFTERWARDS, watch
        from dieuhanh.web.review import confirming, effects, rights, tracing  # noqa: F401 - the rights define themselves
        from dieuhanh.web.review.models import Claim, ClaimEvent, DutyBody, ReviewDecision

        watch(Claim, ClaimEvent, DutyBody, ReviewDecision, operations=AFTERWARDS)
        effects.register_whole(confirming.confirm_documents)
        tracing.trace()
        effects.register_whole(confirming.seat_members)
