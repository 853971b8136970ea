"""From confirmed assignments to drafts: what a text puts on bodies waits here until a person presses "Giao".

Called for every confirmed claim, perhaps more than once: one claim makes one task. A claim that corrects another
changes the draft of that one, never a task that is given out. What a superior only asks (`origin: reported`) makes
none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document
from dieuhanh.web.organisations.directory import Body, Directory
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.organisations.offices import office_of, split_office
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.review.facts import AssignmentValue
from dieuhanh.web.review.models import Claim, ClaimKind, ClaimStatus
from dieuhanh.web.tasks.actions.drafts import Part, Plan, change_draft, discard, draft_task
from dieuhanh.web.tasks.models import Origin, Recurrence, Task
from dieuhanh.web.tasks.recording import day_of
from dieuhanh.web.tasks.states import DueKind, Role, TaskState

REPORTED = "reported"
_TITLE_LENGTH = 300
_DAYS_BEFORE = re.compile(r"(trước)?[^.;]*?(\d{1,3}) ngày( làm việc)?", re.IGNORECASE)
_DAY_OF_PERIOD = re.compile(r"ngày (\d{1,2}) (?:hằng|hàng|của)", re.IGNORECASE)


def draft(claim: Claim, actor: Actor, at: datetime) -> None:
    """Make the draft of a confirmed assignment, or bring the one that it corrects up to it."""
    value = cast("AssignmentValue", claim.value)
    task = _task_of(claim)
    if value["origin"] == REPORTED:
        if task is not None:
            _drop(task, claim, actor, at)
        return
    if task is not None and task.claim_id == claim.pk and task.discarded_at is None:
        return
    source = _Source(claim)
    on = source.day or day_of(at)
    plan, parts = _plan(claim, value, source), list(_parts(value, on))
    if task is None:
        draft_task(actor=actor, plan=plan, parts=parts, at=at)
    elif task.discarded_at is not None and task.claim_id == claim.pk:
        return
    elif task.state == TaskState.DRAFT and task.discarded_at is None:
        change_draft(actor=actor, task=task, plan=plan, parts=parts, at=at)
    else:
        log.record(actor=actor, action="tasks.claim_changed", about=task, detail={"task": task.code})


def drop(claim: Claim, actor: Actor, at: datetime) -> None:
    """Throw away the draft of an assignment that stands no more; a task that is given out stays."""
    task = _task_of(claim)
    if task is not None:
        _drop(task, claim, actor, at)


def _drop(task: Task, claim: Claim, actor: Actor, at: datetime) -> None:
    if task.state == TaskState.DRAFT and task.discarded_at is None:
        task.claim = claim
        discard(actor=actor, task=task, at=at)
    elif task.discarded_at is None:
        log.record(actor=actor, action="tasks.claim_changed", about=task, detail={"task": task.code})


def _task_of(claim: Claim) -> Task | None:
    """The task of this claim, or of one that it took the place of."""
    one: Claim | None = claim
    while one is not None:
        task = Task.objects.filter(claim=one).first()
        if task is not None:
            return task
        one = one.supersedes
    return None


class _Source:
    """Where an assignment stands: the section of its text, the document that it announces, who speaks."""

    def __init__(self, claim: Claim) -> None:
        text = claim.text_version
        beside = Claim.objects.filter(text_version=text, item_index=claim.item_index)
        current = beside.exclude(status__in=(ClaimStatus.REJECTED, ClaimStatus.CORRECTED)).select_related(
            "relation__target"
        )
        kinds = (ClaimKind.ITEM, ClaimKind.OFFICIAL, ClaimKind.CITATION)
        self._claims = list(current.filter(kind__in=kinds).order_by("ordinal"))
        self._own = text.document
        item = self._first(ClaimKind.ITEM)
        self.heading = (item.value["heading"] or "") if item else ""
        official = self._first(ClaimKind.OFFICIAL)
        self.leader = official.value["name"] if official else ""
        self.position = (official.value["position"] or "") if official else ""

    def _first(self, kind: ClaimKind) -> Claim | None:
        return next((claim for claim in self._claims if claim.kind == kind), None)

    @property
    def announced(self) -> Document | None:
        """The document that the section announces."""
        cites = (claim for claim in self._claims if claim.kind == ClaimKind.CITATION and claim.relation)
        return next((c.relation.target for c in cites if c.relation and c.value["relation"] == "announces"), None)

    @property
    def document(self) -> Document:
        """The document that assigns: the announced one, else the text's own."""
        return self.announced or self._own

    @property
    def is_meeting(self) -> bool:
        """Whether the section tells of a meeting: a section of a longer text that announces no document."""
        return self.announced is None and bool(self.heading)

    @property
    def day(self) -> date | None:
        """The day whose bodies are meant."""
        return self.document.date


def _plan(claim: Claim, value: AssignmentValue, source: _Source) -> Plan:
    quote = " ".join(claim.quote.split())
    due = _Due(value, claim.value.get("due"))
    return Plan(
        title=_title(quote or source.heading),
        subject=source.heading,
        product=str(claim.value.get("product") or "")[:300],
        origin=Origin.MEETING if source.is_meeting else Origin.DOCUMENT,
        basis=source.document,
        basis_words=_words(source),
        claim=claim,
        quote=claim.quote,
        assigner=", ".join(filter(None, (source.leader, source.position)))[:300],
        leader=source.leader[:150],
        due_kind=due.kind,
        due_on=due.on,
        due_words=" ".join((value["due_text"] or "").split()),
        recurrence=due.recurrence,
        period_day=due.period_day,
        event_offset=due.offset,
        event_in_working_days=due.in_working_days,
    )


def _words(source: _Source) -> str:
    if source.is_meeting:
        return source.heading[:300]
    document = source.document
    return (f"{document.title}, {document.date:%d/%m/%Y}" if document.date else document.title)[:300]


def _title(quote: str) -> str:
    """The first sentence, cut after a word where it is long."""
    first = re.split(r"(?<=[.;])\s", quote, maxsplit=1)[0].rstrip(" .;")
    if len(first) > _TITLE_LENGTH:
        first = first[:_TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return first[:1].upper() + first[1:]


@dataclass(frozen=True, slots=True)
class _Due:
    """The deadline of an assignment as a task keeps it; `read` is the finer reading where the reader gave one."""

    value: AssignmentValue
    read: Mapping[str, Any] | None

    @property
    def _words(self) -> str:
        return self.value["due_text"] or ""

    @property
    def on(self) -> date | None:
        return date.fromisoformat(self.value["deadline"]) if self.value["deadline"] else None

    @property
    def kind(self) -> DueKind:
        if self.value["recurrence"]:
            return DueKind.RECURRING
        if self.on is not None:
            return DueKind.DATE
        return DueKind.EVENT if self._words else DueKind.NONE

    @property
    def recurrence(self) -> Recurrence:
        given = self.value["recurrence"] or ""
        return Recurrence(given) if given in Recurrence.values else Recurrence.NONE

    @property
    def period_day(self) -> int | None:
        found = _DAY_OF_PERIOD.search(self._words) if self.kind == DueKind.RECURRING else None
        return int(found[1]) if found and 1 <= int(found[1]) <= 31 else None

    @property
    def offset(self) -> int | None:
        """Days from the event, negative before it."""
        found = _DAYS_BEFORE.search(self._words) if self.kind == DueKind.EVENT else None
        if found is None:
            return None
        return -int(found[2]) if "trước" in self._words.lower() else int(found[2])

    @property
    def in_working_days(self) -> bool:
        return "làm việc" in self._words.lower()


def _parts(value: AssignmentValue, on: date) -> Iterator[Part]:
    held = directory()
    roles = ((Role.LEAD, value["lead"]), (Role.SUPPORT, value["support"]))
    meant = [(role, _meant(held, name, on)) for role, names in roles for name in names]
    keys = {body.key for _, found in meant for body in found.bodies}
    known = {one.key: one for one in Organisation.objects.filter(key__in=keys)}
    for role, found in meant:
        if not found.settled:
            yield Part(role, None, found.wording, tuple(body.key for body in found.bodies))
            continue
        wording = found.wording if found.is_group else ""
        yield from (Part(role, known[body.key], wording) for body in found.bodies if body.key in known)


@dataclass(frozen=True, slots=True)
class _Meant:
    """The bodies that a wording means on a day; not `settled` where a person must choose among them, or find them."""

    wording: str
    bodies: tuple[Body, ...]
    settled: bool
    is_group: bool = False


def _meant(held: Directory, wording: str, on: date) -> _Meant:
    expansion = held.expand(wording, on)
    if expansion is not None:
        settled = expansion.decision == "auto" and bool(expansion.members)
        return _Meant(wording, expansion.members, settled, is_group=True)
    found = held.resolve(wording, on)
    if found.one is not None:
        return _Meant(wording, (found.one,), settled=True)
    office = office_of(held, wording, on)
    if office is not None:
        return _Meant(wording, (office.body,), settled=True)
    return _of_heads(held, wording, on) or _Meant(wording, _distinct(found.bodies), settled=False)


def _of_heads(held: Directory, wording: str, on: date) -> _Meant | None:
    """The bodies whose heads a wording names together: "Chủ tịch UBND các huyện"."""
    parts = split_office(wording)
    expansion = held.expand(parts[1], on) if parts else None
    if expansion is None:
        return None
    return _Meant(wording, expansion.members, expansion.decision == "auto" and bool(expansion.members), is_group=True)


def _distinct(bodies: Iterable[Body]) -> tuple[Body, ...]:
    return tuple({body.key: body for body in bodies}.values())
