"""From accepted appointments to who holds which office: an office given or taken, and offices told of members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document, TextVersion
from dieuhanh.web.organisations import officials
from dieuhanh.web.organisations.directory import COMMITTEE
from dieuhanh.web.organisations.models import Organisation, Rank
from dieuhanh.web.organisations.offices import Office, office_of
from dieuhanh.web.organisations.officials import Named
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.review.appointing import decided
from dieuhanh.web.review.models import Claim, ClaimKind


def note_offices(actor: Actor, text_version: TextVersion, claims: Sequence[Claim]) -> None:
    """Bring the accepted appointments of a text to the posts of the bodies that they name, on the decision's day."""
    for index in sorted({claim.item_index for claim in claims if claim.kind == ClaimKind.APPOINTMENT}):
        mine = [claim for claim in claims if claim.item_index == index]
        document = decided(mine) or text_version.document
        if document.date is not None:
            for claim in mine:
                if claim.kind == ClaimKind.APPOINTMENT and claim.value["person"]:
                    _note(actor, claim, document, document.date)


def _note(actor: Actor, claim: Claim, document: Document, day: date) -> None:
    """A role that is an office of a body is given or taken by the claim; the position is one that its person holds."""
    given = _office(claim.value["role"], day)
    if given is None:
        held = _office(claim.value["position"], day)
        if held is not None:
            officials.observe(actor=actor, named=_named(claim, held, document, day))
        return
    named = _named(claim, given, document, day)
    if claim.value.get("action") == "dismiss":
        officials.dismiss(actor=actor, named=named)
    else:
        officials.appoint(actor=actor, named=named, replaces=claim.value["replaces"] or "")


def _office(text: str | None, day: date) -> Office | None:
    office = office_of(directory(), text, day) if text else None
    return office if office is not None and office.body.kind != COMMITTEE else None


def _named(claim: Claim, office: Office, document: Document, day: date) -> Named:
    return Named(
        name=claim.value["person"][:150],
        organisation=Organisation.objects.get(key=office.body.key),
        title=office.title,
        rank=Rank(office.rank),
        by=f"{document.title}, {day:%d/%m/%Y}",
        on=day,
        source=claim.pk,
    )
