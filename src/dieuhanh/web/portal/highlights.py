"""What stands out in a week: days to remember and the bodies with most to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dieuhanh.language import slug
from dieuhanh.web.bulletins.models import Topic
from dieuhanh.web.pages.formatting import capitalized, in_sentence
from dieuhanh.web.portal.cards import Body, Figure
from dieuhanh.web.portal.contents import Entry
from dieuhanh.web.portal.sparklines import Spark, sparks

DUE, EFFECTIVE = "due", "effective"


@dataclass(frozen=True, slots=True)
class Happening:
    """A day and what it brings: `kind` is due (a duty ends) or effective (a document takes effect)."""

    day: date
    kind: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Charged:
    """A body and the number of duties that it leads in the week."""

    body: Body
    duties: int


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure of the week, the page of what it counts, and the item that tells it."""

    label: str
    path: str
    amounts: tuple[str, ...]
    entry: Entry
    written: str
    spark: Spark | None = None

    @property
    def key(self) -> str:
        """The address of its indicator."""
        return slug(self.written)


def newly_told(entries: Sequence[Entry], limit: int = 4) -> list[ToldFigure]:
    """Return the first figure of some items of the week, one each, items for the people first."""
    telling = sorted((entry for entry in entries if entry.card.figures), key=lambda entry: not entry.item.for_people)
    told = [_told(entry, entry.card.figures[0]) for entry in telling[:limit]]
    drawn = sparks({one.key: (_ways_of_writing(one.written), one.amounts[0]) for one in told})
    return [replace(one, spark=drawn.get(one.key)) for one in told]


def _ways_of_writing(label: str) -> set[str]:
    return {label, capitalized(label), in_sentence(label)}


def _told(entry: Entry, figure: Figure) -> ToldFigure:
    amounts = tuple(amount.text for amount in figure.amounts)
    return ToldFigure(capitalized(figure.label), f"/chi-tieu/{slug(figure.label)}/", amounts, entry, figure.label)


def coming(entries: Sequence[Entry]) -> list[Happening]:
    """Return the deadlines and days of taking effect that the week's items name, in order of the day."""
    found = {(day, kind, entry.number): Happening(day, kind, entry) for entry in entries for day, kind in _days(entry)}
    return [found[key] for key in sorted(found)]


def _days(entry: Entry) -> list[tuple[date, str]]:
    days = [(duty.due.day, DUE) for duty in entry.card.duties if duty.due.day]
    validity = entry.card.validity
    return [*days, (validity.since, EFFECTIVE)] if validity and validity.since else days


def by_topic(entries: Sequence[Entry]) -> list[tuple[Topic, int]]:
    """Return the topics of the week's items with how many each has, the greatest first."""
    topics = [topic for entry in entries for topic in entry.item.topics.all()]
    held = {topic.pk: topic for topic in topics}
    return [(held[key], count) for key, count in Counter(topic.pk for topic in topics).most_common()]


def most_charged(entries: Sequence[Entry], limit: int = 6) -> list[Charged]:
    """Return the bodies that lead most duties of the week."""
    leads = [body for entry in entries for duty in entry.card.duties for body in duty.leads]
    names = {body.slug: body for body in reversed(leads)}
    counts = Counter(body.slug for body in leads).most_common(limit)
    return [Charged(names[slug], count) for slug, count in counts]
