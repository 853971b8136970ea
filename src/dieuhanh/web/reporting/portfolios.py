"""Whose duties a leader's page shows: all of the province, or those that one of its leaders minds; remembered."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dieuhanh.web.accounts.rights import require, scope
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.reporting.models import Portfolio
from dieuhanh.web.tasks.choices import values_of
from dieuhanh.web.tasks.selectors import duties


def leaders(actor: Actor) -> list[str]:
    """Return the leaders who are named in tasks that the actor may see."""
    if scope(actor, "tasks.see").everything:
        return values_of("leader")
    named = duties(actor).exclude(task__leader="").order_by("task__leader")
    return list(named.values_list("task__leader", flat=True).distinct())


def portfolio_of(actor: Actor) -> str:
    """Return the leader whose duties the actor chose to see, "" for all."""
    held = Portfolio.objects.filter(user_id=actor.user_id).first() if actor.user_id else None
    return held.leader if held else ""


@transaction.atomic
def choose_portfolio(*, actor: Actor, leader: str) -> None:
    """Remember whose duties the actor's page is to show; a name that no duty has stands for all of them."""
    require(actor, "reporting.brief")
    if actor.user_id is None:
        raise PermissionDenied("reporting.brief")  # a job or the command line has no page
    chosen = leader if leader in leaders(actor) else ""
    held, _new = Portfolio.objects.update_or_create(user_id=actor.user_id, defaults={"leader": chosen})
    log.record(actor=actor, action="reporting.choose_portfolio", about=held, detail={"leader": chosen})
