"""Reports that were given out: kept with the hash of their figures."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.reporting.counting import Counted
from dieuhanh.web.reporting.models import FrozenReport


@transaction.atomic
def freeze(*, actor: Actor, title: str, query: str, found: Counted) -> FrozenReport:
    """Keep the figures as they are given out; the same content has the same hash."""
    require(actor, "reporting.freeze")
    content = content_of(found)
    report = FrozenReport.objects.create(
        title=title[:300],
        query=query[:500],
        as_of=found.moment,
        content=content,
        digest=digest(content),
        made_by_id=actor.user_id,
    )
    log.record(actor=actor, action="reporting.freeze", about=report, detail={"digest": report.digest})
    return report


def content_of(found: Counted) -> str:
    """Return the figures as canonical JSON: keys sorted, no spaces."""
    rows = {key: asdict(figures) for key, figures in found.rows}
    whole = {"rows": rows, "whole": asdict(found.whole), "tasks": found.tasks, "as_of": _moment(found.moment)}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _moment(moment: datetime) -> str:
    return moment.isoformat()


def digest(content: str) -> str:
    """Return the SHA-256 of a report's content."""
    return hashlib.sha256(content.encode()).hexdigest()


def is_whole(report: FrozenReport) -> bool:
    """Tell whether a frozen report is as it was given out."""
    return digest(report.content) == report.digest
