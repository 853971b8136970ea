"""Months of the chain: closed and signed once they are over, and gone as a whole once they need not be kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from django.db import models, transaction
from django.db.models import Max, Min
from django.utils import timezone

from dieuhanh.web.audit import log, signing
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.chain import START
from dieuhanh.web.audit.models import AuditEvent, AuditLink, AuditRetention, AuditSegment, AuditWitness

ACTION = "audit.expire"
_CLOSER = Actor(kind="job", name="nhật ký")


def months_kept(today: date) -> int:
    """Return for how many months events are kept on a day, by the parameter that is valid then."""
    rule = AuditRetention.objects.filter(valid_from__lte=today).last()
    return rule.months if rule is not None else 12


@transaction.atomic
def close(today: date, now: datetime) -> list[AuditSegment]:
    """Close and sign every month that is over and has events; return those that were closed now."""
    made = []
    while (month := _oldest_open()) is not None and month < today.replace(day=1):
        made.append(_close(month, now))
    return made


def _oldest_open() -> date | None:
    last = AuditSegment.objects.aggregate(last=Max("last"))["last"] or 0
    link = AuditLink.objects.filter(sequence__gt=last).order_by("sequence").first()
    event = AuditEvent.objects.filter(pk=link.event_id).first() if link else None
    return timezone.localdate(event.recorded_at).replace(day=1) if event else None


def _close(month: date, now: datetime) -> AuditSegment:
    before = AuditSegment.objects.order_by("-last").first()
    first = before.last + 1 if before else 1
    over = AuditEvent.objects.filter(recorded_at__gte=_midnight(next_month(month))).values("pk")
    later = AuditLink.objects.filter(sequence__gte=first, event_id__in=over).aggregate(least=Min("sequence"))["least"]
    links = AuditLink.objects.filter(sequence__gte=first)
    end = (links.filter(sequence__lt=later) if later else links).order_by("-sequence").first()
    if end is None:  # the first event of a later month slipped before this one's: close it alone
        end = links.order_by("sequence")[0]
    segment = AuditSegment(month=month, first=first, last=end.sequence, digest=end.digest, closed_at=now)
    segment.before = before.digest if before else START
    segment.public_key = signing.public_key()
    segment.signature = signing.sign(said(segment))
    segment.save()
    return segment


def said(segment: AuditSegment) -> str:
    """Return what the signature of a closed month covers."""
    return f"{segment.month:%Y-%m}|{segment.first}|{segment.last}|{segment.before}|{segment.digest}"


def unsigned() -> Iterator[str]:
    """Tell each closed month whose signature, or whose place beside the one before, is not right."""
    before, first = START, 1
    for segment in AuditSegment.objects.order_by("first"):
        fits = (segment.before, segment.first) == (before, first)
        if not fits or not signing.is_signed(said(segment), segment.signature, segment.public_key):
            yield f"{segment.month:%m/%Y}"
        before, first = segment.digest, segment.last + 1


def expired_end() -> tuple[int, str] | None:
    """Return the number and digest of the last link that has expired, where any has."""
    gone = AuditSegment.objects.filter(expired_at__isnull=False).order_by("-last").first()
    return (gone.last, gone.digest) if gone else None


@transaction.atomic
def expire(today: date, now: datetime) -> list[AuditSegment]:
    """Remove the events of closed months that need not be kept any longer, the oldest first; return those months."""
    kept_from = _months_before(today.replace(day=1), months_kept(today))
    due = list(AuditSegment.objects.filter(expired_at__isnull=True, month__lt=kept_from).order_by("month"))
    for segment in due:
        _remove(segment, now)
    return due


def _remove(segment: AuditSegment, now: datetime) -> None:
    links = AuditLink.objects.filter(sequence__lte=segment.last)
    events = list(links.values_list("event_id", flat=True))
    last = AuditEvent.objects.filter(pk__in=events).aggregate(last=Max("recorded_at"))["last"]
    told: log.Detail = {"month": f"{segment.month:%Y-%m}", "first": segment.first, "last": segment.last}
    log.record(actor=_CLOSER, action=ACTION, detail=told)
    if last is not None:
        AuditWitness.objects.filter(at__lte=last).delete()
    # The manager of what is only ever appended has no delete: a month expires whole, by a rule, with an event.
    models.QuerySet(AuditEvent).filter(pk__in=links.values("event_id")).delete()
    links.delete()
    segment.expired_at = now
    segment.save()


def next_month(month: date) -> date:
    """Return the first day of the month after."""
    return _months_before(month, -1)


def _months_before(month: date, count: int) -> date:
    number = month.year * 12 + month.month - 1 - count
    return date(number // 12, number % 12 + 1, 1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())
