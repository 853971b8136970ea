"""What the public site makes ahead: the papers of new bulletins."""

from __future__ import annotations

from contextlib import suppress

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.bulletins.selectors import public_bulletin, public_bulletins_before
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import Payload, Result, handler
from dieuhanh.web.jobs.schedules import every
from dieuhanh.web.portal import filing
from dieuhanh.web.portal.contents import entries_of
from dieuhanh.web.portal.printed import paper

_NEWEST = 2


@handler("portal.papers", label=_("Làm tệp .pdf, .docx của bản tin mới"))
def papers(_context: JobContext, _payload: Payload) -> Result:
    """Make the files of the newest bulletins that have none; a second run finds nothing to do."""
    made = sum(_make_missing(bulletin) for bulletin in public_bulletins_before(None, _NEWEST))
    return {"files": made}


def _make_missing(bulletin: Bulletin) -> int:
    wanted = [form for form in filing.FORMS if not filing.place(bulletin.pk, form).exists()]
    view = public_bulletin(bulletin.iso_year, bulletin.week) if wanted else None
    if view is None:
        return 0
    sheet = paper(view.bulletin, entries_of(view.items))
    for form in wanted:
        with suppress(filing.BusyError):  # a reader is waiting for it already
            filing.make(sheet, form, filing.place(view.bulletin.pk, form))
    return len(wanted)


def plan() -> None:
    """Soon after a bulletin is out."""
    every("portal.papers", "*/5 * * * *", "portal.papers")
