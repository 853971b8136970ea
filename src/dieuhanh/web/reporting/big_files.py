"""Long lists as files: made by a job, kept for a week, given out to the person who asked for them alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from dieuhanh.exports.delimited import lines
from dieuhanh.exports.tables import Table, Value
from dieuhanh.exports.workbook import workbook
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import files
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.models import Job
from dieuhanh.web.reporting.files import FORMS, json_text
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.reporting.sheets import duties_table
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.selectors import Days, narrowed

AT_ONCE = 5_000
"""A list of more rows is made by a job."""

ON_PAPER = 1_000
"""A list of more rows is no paper: docx and pdf are for shorter ones."""

KEPT = timedelta(days=7)
FOLDER = Path("exports")


def wanted_table(actor: Actor, narrow: TaskFilter, days: Days) -> Table:
    """Return the list of duties that a filter leaves, with the columns of the screen."""
    rows = narrowed(actor, narrow, days)
    bodies = names_of(rows.order_by().values_list("organisation__key", flat=True).distinct(), days.today)
    return duties_table(rows, days, bodies)


def is_long(actor: Actor, narrow: TaskFilter, days: Days, most: int | None = None) -> bool:
    """Tell whether a list has more rows than `most`, or than are made at once."""
    least = (AT_ONCE if most is None else most) + 1
    return narrowed(actor, narrow, days).order_by()[:least].count() >= least


@transaction.atomic
def ask(*, actor: Actor, query: str, form: str) -> Job:
    """Ask for the file of a list; what the asker may see then is in it."""
    require(actor, "reporting.see", actor.organisation_id)
    log.record(actor=actor, action="reporting.ask_file", detail={"query": query[:500], "form": form})
    return enqueue(
        actor=actor,
        handler="reporting.duties_file",
        payload={"query": query, "form": form},
        dedupe_key=f"{actor.user_id}:{form}:{files.digest(query.encode())}",
    )


def make(context: JobContext, query: str, form: str, days: Days) -> dict[str, str | int]:
    """Write the file of a job and return where it is found; a second run leaves the file of the first."""
    actor, narrow = context.asked_by, TaskFilter.of(QueryDict(query).dict())
    table, total = wanted_table(actor, narrow, days), narrowed(actor, narrow, days).count()
    told = Table(table.title, table.columns, _telling(context, table, total), table.notes)
    files.keep(_bytes(told, form), path_of(context.job_id, form))
    return {"url": f"/nb/bao-cao/tep/{context.job_id}/", "rows": total, "form": form}


def _telling(context: JobContext, table: Table, total: int) -> Iterator[Sequence[Value]]:
    for number, row in enumerate(table.rows, 1):
        context.tell(min(number, total), total, _("dòng"))
        yield row


def _bytes(table: Table, form: str) -> bytes:
    if form == "xlsx":
        return workbook([table])
    return b"".join(lines(table)) if form == "csv" else json_text(table).encode()


def path_of(job: UUID, form: str) -> Path:
    """Where the file of a job lies below the data folder."""
    return FOLDER / f"{job}.{form}"


def given_out(actor: Actor, identifier: UUID) -> tuple[Path, str] | None:
    """Return the path and form of a file that the actor asked for; None where there is none any more."""
    job = Job.objects.filter(pk=identifier, handler="reporting.duties_file", asked_id=actor.user_id).first()
    form = str(job.result.get("form", "")) if job else ""
    if job is None or actor.user_id is None or form not in FORMS:
        return None
    path = path_of(job.pk, form)
    return (path, form) if (settings.DATA_FOLDER / path).is_file() else None


def clear(before: datetime | None = None) -> int:
    """Remove the files that were made before a moment, or all of them; return how many."""
    folder = settings.DATA_FOLDER / FOLDER
    old = [file for file in folder.glob("*.*") if before is None or file.stat().st_mtime < before.timestamp()]
    for file in old:
        files.destroy(FOLDER / file.name)
    return len(old)
