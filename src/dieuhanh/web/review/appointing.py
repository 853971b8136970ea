"""From accepted appointments to the seats of the committees that their texts name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document, TextVersion
from dieuhanh.web.organisations.directory import Body, Directory
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.organisations.names import normal
from dieuhanh.web.organisations.seating import Appointed
from dieuhanh.web.organisations.seats import Decision, apply_decision
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.review.models import Claim, ClaimKind

_KINDS = ("ban chi dao", "ban chi huy", "hoi dong", "to thuong truc", "to cong tac", "to giup viec")
_WHOLE = ("kien toan", "thanh lap")


def seat_appointed(actor: Actor, text_version: TextVersion, claims: Sequence[Claim]) -> None:
    """Apply the accepted appointments of a text to its committees; what is not clear is left, and logged as left."""
    titles = {claim.item_index: claim.value["heading"] or "" for claim in claims if claim.kind == ClaimKind.ITEM}
    own_title = next((c.value["title"] or "" for c in claims if c.kind == ClaimKind.BULLETIN), "")
    for index in sorted({claim.item_index for claim in claims if claim.kind == ClaimKind.APPOINTMENT}):
        mine = [claim for claim in claims if claim.item_index == index]
        document = decided(mine) or text_version.document
        _Section(actor, text_version.text, mine, document, titles.get(index) or own_title).seat()


def decided(claims: Iterable[Claim]) -> Document | None:
    """Return the document that a section announces, None where it announces none."""
    announced = (claim for claim in claims if claim.kind == ClaimKind.CITATION)
    return next((c.relation.target for c in announced if c.relation and c.value["relation"] == "announces"), None)


class _Section:
    """The appointments of one section, with the decision that it tells of."""

    def __init__(self, actor: Actor, text: str, claims: Sequence[Claim], document: Document, title: str) -> None:
        self._actor = actor
        self._text = text
        self._item = next((claim for claim in claims if claim.kind == ClaimKind.ITEM), None)
        self._appointments = [claim for claim in claims if claim.kind == ClaimKind.APPOINTMENT]
        self._document = document
        self._title = title

    def seat(self) -> None:
        day = self._document.date
        groups = self._by_committee(directory(), day) if day else {}
        for key, claims in groups.items():
            decision = Decision(self._document.pk, self._named, day or date.min, self._is_whole)
            committee = Organisation.objects.get(key=key)
            appointed = [_appointed(claim) for claim in claims]
            apply_decision(actor=self._actor, committee=committee, decision=decision, appointed=appointed)
        left = len(self._appointments) - sum(map(len, groups.values()))
        if left:
            log.record(
                actor=self._actor, action="review.appointments_left", about=self._document, detail={"count": left}
            )

    @property
    def _named(self) -> str:
        date_of = self._document.date
        return f"{self._document.title}, {date_of:%d/%m/%Y}" if date_of else self._document.title

    @property
    def _is_whole(self) -> bool:
        """A committee that is set up or reconstituted is listed whole; single replacements say who goes."""
        words = normal(self._title)
        return any(word in words for word in _WHOLE) and not any(c.value["replaces"] for c in self._appointments)

    def _by_committee(self, held: Directory, day: date) -> dict[str, list[Claim]]:
        named = held.committees_in(f"{self._title} {self._item_text}", day)
        groups: dict[str, list[Claim]] = {}
        for claim in self._appointments:
            committee = self._meant(named, claim)
            if committee is not None:
                groups.setdefault(committee.key, []).append(claim)
        return groups

    @property
    def _item_text(self) -> str:
        return self._text[self._item.value["start"] : self._item.value["end"]] if self._item else ""

    def _meant(self, named: Sequence[Body], claim: Claim) -> Body | None:
        """The only committee of the section, or the one of several whose kind the words before the person name."""
        if len(named) <= 1:
            return next(iter(named), None)
        line_start = self._text.rfind("\n", 0, claim.value["start"]) + 1
        before = normal(self._text[line_start : claim.value["start"]])
        fitting = [body for body in named if _kind(body) and _kind(body) in before]
        return fitting[0] if len(fitting) == 1 else None


def _kind(body: Body) -> str:
    name = normal(body.names[0].text)
    return next((kind for kind in _KINDS if name.startswith(kind)), "")


def _appointed(claim: Claim) -> Appointed:
    value = claim.value
    return Appointed(
        role=value["role"] or "",
        holder=value["person"] or "",
        office=value["position"] or "",
        replaces=value["replaces"] or "",
        dismissed=value.get("action") == "dismiss",
        source=claim.pk,
    )
