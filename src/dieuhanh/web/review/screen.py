"""One item on the review screen: its facts as rows, its source with the same numbers, and where the review stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review import proofs
from dieuhanh.web.review.carrying import orphans
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus, ReviewDecision, ReviewItem
from dieuhanh.web.review.rows import Inputs, Row, added_forms, rows_of
from dieuhanh.web.review.source import Paragraph, Sheet, paragraphs_of, sheets_of
from dieuhanh.web.review.typed import Passage

if TYPE_CHECKING:
    from dieuhanh.proofing import Finding


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items are done, need a look, and are left besides; together all of them."""

    done: int
    look: int
    left: int

    @property
    def total(self) -> int:
        """All items of the text."""
        return self.done + self.look + self.left


@dataclass(frozen=True, slots=True)
class Screen:
    """Everything on one item's page; `number` counts from 1 in the order of the text."""

    text_version: TextVersion
    title: str
    item: ReviewItem
    head: Claim
    number: int
    total: int
    previous: int
    next: int
    progress: Progress
    rows: tuple[Row, ...]
    dropped: tuple[Row, ...]
    forms: tuple[tuple[str, Inputs], ...]
    source: tuple[Paragraph, ...]
    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]
    last: ReviewDecision | None
    orphans: tuple[Claim, ...] = ()
    missing: tuple[str, ...] = ()
    certain: int = 0

    @property
    def is_done(self) -> bool:
        """True where nothing of the item waits."""
        return not any(row.waits for row in self.rows)


@dataclass(frozen=True, slots=True)
class Entered:
    """What a person typed and could not be saved: by claim or by kind of a new fact, with the errors."""

    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    errors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def screen(text_version: TextVersion, wanted: int, last: ReviewDecision | None, entered: Entered) -> Screen | None:
    """Return the page of the item with this number, the nearest where there is no such; None for a text without items.

    `last` is the reader's own last step, which they can take back; `entered` is shown in the place of what is stored.
    """
    items, heads = _items(text_version)
    if not items:
        return None
    number = min(max(wanted, 1), len(items))
    item = items[number - 1]
    head = heads[item.item_index]
    start, end = head.value["start"], head.value["end"]
    found = tuple(proofs.findings(text_version, start, end))
    rows, dropped = rows_of(_claims(text_version, item), entered.values, entered.errors, found)
    return Screen(
        text_version=text_version,
        title=_title(text_version),
        item=item,
        head=head,
        number=number,
        total=len(items),
        previous=number - 1,
        next=number + 1 if number < len(items) else 0,
        progress=progress(items),
        rows=rows,
        dropped=dropped,
        forms=added_forms(entered.values, entered.errors),
        source=tuple(paragraphs_of(text_version.text, start, end, rows, head.value["heading"] or "")),
        sheets=sheets_of(text_version, start, end, rows),
        findings=found,
        last=last,
        orphans=tuple(orphans(text_version)) if number == 1 else (),
        missing=_missing(rows),
        certain=sum(row.waits and not row.claim.doubtful for row in rows),
    )


_STANDING = (ClaimStatus.PROPOSED, ClaimStatus.ACCEPTED)


def _items(text_version: TextVersion) -> tuple[list[ReviewItem], dict[int, Claim]]:
    """The sections of a text in its order, those that were joined or dropped left out, and their heads."""
    heads = {
        claim.item_index: claim
        for claim in Claim.objects.filter(text_version=text_version, kind=ClaimKind.ITEM, status__in=_STANDING)
    }
    items = (
        ReviewItem.objects.filter(text_version=text_version).select_related("editor").order_by("start", "item_index")
    )
    return [item for item in items if item.item_index in heads], heads


def _claims(text_version: TextVersion, item: ReviewItem) -> list[Claim]:
    gone = (ClaimStatus.WITHDRAWN, ClaimStatus.CORRECTED)
    claims = Claim.objects.filter(text_version=text_version, item_index=item.item_index).exclude(status__in=gone)
    return list(claims.select_related("relation__target", "decided_by"))


def number_of(text_version: TextVersion, item_index: int) -> int:
    """Return the number of the item with this index, counted from 1; 1 where there is none."""
    items, _heads = _items(text_version)
    return next((at for at, item in enumerate(items, 1) if item.item_index == item_index), 1)


def progress(items: Sequence[ReviewItem]) -> Progress:
    """Count the items: done, to look at, left."""
    look = sum(item.doubtful > 0 for item in items)
    waiting = sum(item.waiting > 0 for item in items)
    return Progress(done=len(items) - waiting, look=look, left=waiting - look)


def passage(text_version: TextVersion, head: Claim) -> Passage:
    """Return an item's words, in which quotes are looked for; days without a year are of its document's."""
    start, end = head.value["start"], head.value["end"]
    day: date | None = text_version.document.date
    return Passage(text_version.text[start:end], start, day.year if day else None)


def next_waiting(text_version: TextVersion, after: ReviewItem) -> int | None:
    """Return the number of the next item that waits, after one and then from the start; None where none does."""
    items, _heads = _items(text_version)
    place = next((at for at, item in enumerate(items) if item.pk == after.pk), 0)
    order = [*range(place + 1, len(items)), *range(place)]
    return next((at + 1 for at in order if items[at].waiting), None)


def _title(text_version: TextVersion) -> str:
    bulletin = Claim.objects.filter(text_version=text_version, kind=ClaimKind.BULLETIN, status__in=_STANDING).first()
    return (bulletin.value["title"] if bulletin else "") or text_version.file.original_name


def _missing(rows: Sequence[Row]) -> tuple[str, ...]:
    """Kinds of facts that an item usually has and this one does not."""
    there = {row.claim.kind for row in rows}
    announced = any(row.claim.value.get("relation") == "announces" for row in rows)
    wanted = [
        ("official", ClaimKind.OFFICIAL in there),
        ("announced", announced),
        ("assignment", ClaimKind.ASSIGNMENT in there),
    ]
    return tuple(name for name, held in wanted if not held)
