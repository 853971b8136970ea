"""The ranking of bodies: completion and updating side by side, with the number of tasks and of extensions."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet, Sum

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.reporting.counting import Counted
from dieuhanh.web.reporting.figures import Ranked, ranked
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.reporting.parameters import RANKED_FROM
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.selectors import Days, duties
from dieuhanh.web.tasks.states import RUNNING, Role, State


def ranking(actor: Actor, found: Counted, days: Days) -> list[Ranked]:
    """Return the ranking of the bodies that were counted (`by` body, now)."""
    names = names_of((key for key, _figures in found.rows), days.today)
    leads = duties(actor).filter(role=Role.LEAD)
    told = _by_body(_fell_due(leads, days).filter(events__kind__in=("report", "progress", "explain")))
    extended = dict(
        leads.order_by()
        .values_list("organisation__key")
        .annotate(sum=Sum("extensions"))
        .values_list("organisation__key", "sum")
    )
    rows = (
        Ranked(names.get(key, key), key, figures, told.get(key, 0), extended.get(key, 0), None)
        for key, figures in found.rows
    )
    return ranked(rows, RANKED_FROM.on(days.today))


def _fell_due(leads: QuerySet[Performer], days: Days) -> QuerySet[Performer]:
    """Those of the denominator: completed with a deadline, and overdue without being completed."""
    running_late = Q(state__in=RUNNING, deadline__lt=days.today)
    waiting_late = Q(state=State.REPORTED) & (Q(reported_on__gt=F("deadline")) | Q(late_kept__gt=0))
    return leads.filter(Q(state=State.DONE, deadline__isnull=False) | running_late | waiting_late)


def _by_body(rows: QuerySet[Performer]) -> dict[str, int]:
    grouped = rows.order_by().values_list("organisation__key").annotate(count=Count("pk", distinct=True))
    return dict(grouped.values_list("organisation__key", "count"))
