"""The deadline of a duty as a file for a calendar (RFC 5545): a day, with a reminder three days before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse

from dieuhanh.web.clock import now
from dieuhanh.web.tasks.models import Performer
from dieuhanh.web.tasks.views.asking import actor_of, performer_or_404, task_or_404

_LINE = 73


def calendar_file(request: HttpRequest, code: str, identifier: UUID) -> HttpResponse:
    """The file of one performer; there is none without a deadline."""
    performer = performer_or_404(task_or_404(actor_of(request), code), identifier)
    if performer.deadline is None:
        raise Http404
    answer = HttpResponse(written(performer, performer.deadline, now()), content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="NV-{performer.code}.ics"'
    return answer


def written(performer: Performer, on: date, at: datetime) -> str:
    """Return the calendar with its one event; lines end and fold as the standard has it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//dieuhanh//nhiem vu//VI",
        "BEGIN:VEVENT",
        f"UID:{performer.pk}@dieuhanh",
        f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{on:%Y%m%d}",
        f"DTEND;VALUE=DATE:{on + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escaped(f'Hạn NV {performer.code}: {performer.task.title}')}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_escaped(f'NV {performer.code}')}",
        "TRIGGER:-P3D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> list[str]:
    """The line in pieces of at most 75 bytes, never cut inside a letter."""
    parts, part = [], ""
    for letter in line:
        if len((part + letter).encode()) > _LINE:
            parts.append(part)
            part = " "
        part += letter
    return [*parts, part]
