"""The duties of one body, split into those it leads and those it supports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.models import Bulletin, BulletinItem
from dieuhanh.web.bulletins.selectors import DutyRow
from dieuhanh.web.pages.formatting import capitalized
from dieuhanh.web.portal.duedates import Due, due
from dieuhanh.web.review.facts import AssignmentValue
from dieuhanh.web.review.models import DutyRole


@dataclass(frozen=True, slots=True)
class ListedDuty:
    """One duty with where it was put."""

    row: DutyRow
    task: str
    due: Due


@dataclass(frozen=True, slots=True)
class Section:
    """The duties of one role."""

    label: str
    duties: tuple[ListedDuty, ...]


def body_name(rows: Sequence[DutyRow]) -> str:
    """Return the body's name as its first duty writes it, with a capital letter."""
    return capitalized(rows[0].duty.name)


@dataclass(frozen=True, slots=True)
class Week:
    """A week whose bulletin names the body, and the items that do."""

    bulletin: Bulletin
    items: tuple[BulletinItem, ...]


def weeks(rows: Sequence[DutyRow]) -> list[Week]:
    """Return the weeks whose bulletins give the body something to do, the newest first, their items in order."""
    items = {row.item.pk: row.item for row in rows if row.item}
    found: dict[tuple[int, int], list[BulletinItem]] = {}
    for item in sorted(items.values(), key=lambda one: one.position):
        found.setdefault((item.bulletin.iso_year, item.bulletin.week), []).append(item)
    return [Week(found[key][0].bulletin, tuple(found[key])) for key in sorted(found, reverse=True)]


def last_day(rows: Sequence[DutyRow]) -> date | None:
    """Return the date of the newest document that gives the body something to do, where one is known."""
    return max((row.document.date for row in rows if row.document and row.document.date), default=None)


def listed(rows: Sequence[DutyRow]) -> list[Section]:
    """Return the duties by role, those with a deadline first and the nearest of them on top."""
    labels = {DutyRole.LEAD: _("Chủ trì"), DutyRole.SUPPORT: _("Phối hợp")}
    sections = [Section(label, _sorted(r for r in rows if r.duty.role == role)) for role, label in labels.items()]
    return [section for section in sections if section.duties]


def _sorted(rows: Iterable[DutyRow]) -> tuple[ListedDuty, ...]:
    duties = [_duty(row) for row in rows]
    return tuple(sorted(duties, key=lambda duty: duty.due.day or date.max))


def _duty(row: DutyRow) -> ListedDuty:
    claim = row.duty.claim
    return ListedDuty(row, " ".join(claim.quote.split()), due(cast("AssignmentValue", claim.value)))
