"""The contents of a bulletin, grouped for reading, and the one sentence that sums it up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dieuhanh.web.bulletins import wording
from dieuhanh.web.bulletins.models import BulletinItem
from dieuhanh.web.bulletins.selectors import ItemView
from dieuhanh.web.pages.formatting import capitalized, day, day_with_weekday, in_sentence
from dieuhanh.web.portal.cards import Card, cards
from dieuhanh.web.portal.sourcetext import Paragraph, linked, plain

PART_SIZE = 60
VIEWS = ("loai", "linh-vuc", "co-quan", "ngay")
FOR_PEOPLE = "nguoi-dan"
"""The place, in the contents by field, of what an editor marked for the people."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a bulletin with its facts arranged."""

    view: ItemView
    card: Card

    @property
    def item(self) -> BulletinItem:
        """The item itself."""
        return self.view.item

    @property
    def text(self) -> list[Paragraph]:
        """Its public text in paragraphs; the cited documents linked where nobody edited it."""
        if self.item.public_text is not None:
            return plain(self.view.text, heading=self.item.heading)
        return linked(self.view.text, self.card, offset=self.item.start or 0, heading=self.item.heading)

    @property
    def number(self) -> int:
        """Its number in the bulletin, from 1."""
        return self.item.position

    @property
    def part(self) -> int:
        """The part of a long bulletin's page that shows it, from 1."""
        return (self.number - 1) // PART_SIZE + 1

    @property
    def leads(self) -> list[str]:
        """The bodies that lead its duties, each once, as the text names them."""
        return list(dict.fromkeys(capitalized(body.name) for duty in self.card.duties for body in duty.leads))


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and the entries under it."""

    label: str
    anchor: str
    entries: tuple[Entry, ...]


def entries_of(views: Sequence[ItemView]) -> list[Entry]:
    """Arrange the items of a bulletin for its pages."""
    return [Entry(view, card) for view, card in zip(views, cards([view.facts for view in views]), strict=True)]


def grouped(entries: Sequence[Entry], view: str) -> list[Group]:
    """Group the entries by kind of document, field, body that acts, or day; an unknown view groups by kind."""
    if view == "linh-vuc":
        marked = tuple(entry for entry in entries if entry.item.for_people)
        people = [Group(_("Liên quan trực tiếp đến người dân"), FOR_PEOPLE, marked)] if marked else []
        return people + _groups(entries, _topics, size_first=True)
    if view == "co-quan":
        return _groups(entries, _bodies, size_first=True)
    if view == "ngay":
        return sorted(_groups(entries, lambda e: [_day(e)]), key=lambda group: _date(group.entries[0]) or date.max)
    return _groups(entries, lambda e: [kind(e)], size_first=True)


def kind(entry: Entry) -> str:
    """What an entry is: the type of its document, or a meeting or something else where it announces none."""
    document = entry.item.announced
    return wording.kind_of(document.type if document else "", entry.item.heading)


def _topics(entry: Entry) -> list[str]:
    return [topic.name for topic in entry.item.topics.all()] or [_("Lĩnh vực khác")]


def _bodies(entry: Entry) -> list[str]:
    return entry.leads or [_("Không giao việc mới")]


def _date(entry: Entry) -> date | None:
    return entry.card.announced.date if entry.card.announced else None


def _day(entry: Entry) -> str:
    found = _date(entry)
    return capitalized(day_with_weekday(found)) if found else _("Không ghi ngày")


def _groups(
    entries: Sequence[Entry], keys: Callable[[Entry], Iterable[str]], *, size_first: bool = False
) -> list[Group]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for key in keys(entry):
            found.setdefault(key, []).append(entry)
    groups = [Group(label, f"nhom-{at}", tuple(members)) for at, (label, members) in enumerate(found.items(), 1)]
    return sorted(groups, key=lambda group: -len(group.entries)) if size_first else groups


def summary(entries: Sequence[Entry]) -> str:
    """Say in one sentence what the week holds: counts by kind, the greatest topics, deadlines and recurring reports."""
    kinds = [f"{len(g.entries)} {in_sentence(g.label)}" for g in grouped(entries, "loai")]
    counted = _("Có %(total)s nội dung: %(kinds)s") % {"total": len(entries), "kinds": ", ".join(kinds)}
    topics = (topic.name for entry in entries for topic in entry.item.topics.all())
    return "; ".join([counted, *wording.themes(topics), *_due(entries)]) + "."


def _due(entries: Sequence[Entry]) -> list[str]:
    duties = [duty for entry in entries for duty in entry.card.duties]
    days = sorted(duty.due.day for duty in duties if duty.due.day)
    recurring = sum(duty.due.kind == "recurring" for duty in duties)
    parts = []
    if days:
        parts.append(_("%(count)s việc có hạn, sớm nhất %(day)s") % {"count": len(days), "day": day(days[0])})
    if recurring:
        parts.append(ngettext("%s việc định kỳ", "%s việc định kỳ", recurring) % recurring)
    return parts
