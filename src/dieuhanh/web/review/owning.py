"""Which document a text is itself: a weekly bulletin, the document that it announces, or neither."""

from __future__ import annotations

from datetime import date

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import actions as documents
from dieuhanh.web.documents.actions import Details
from dieuhanh.web.documents.bodies import body_slug
from dieuhanh.web.documents.identity import Identity
from dieuhanh.web.documents.models import Document
from dieuhanh.web.review.citing import CitedDocuments
from dieuhanh.web.review.facts import BulletinValue, ExtractionValue

BULLETIN_TYPE = "Bản tin"
OTHER_TYPE = "Văn bản"


def own_document(actor: Actor, extraction: ExtractionValue, cites: CitedDocuments, name: str) -> Document:
    """Return the document whose text this is, registered; `name` is the file's, for a text that does not say."""
    bulletin = extraction["bulletin"]
    announced = cites.announced(0) if len(extraction["items"]) == 1 and bulletin["period"] is None else None
    if announced is not None:
        return announced
    return documents.register_document(
        actor=actor,
        identity=_bulletin_identity(bulletin) or _other_identity(bulletin, name),
        details=Details(abstract=bulletin["title"] or "", issuer=bulletin["issuer"] or ""),
        context=cites.context,
    )


def _bulletin_identity(bulletin: BulletinValue) -> Identity | None:
    """An imported bulletin is numbered by its ISO week, in the series of its issuer."""
    if bulletin["period"] is None:
        return None
    week = date.fromisoformat(bulletin["period"]["start"]).isocalendar()
    return Identity(
        type=BULLETIN_TYPE,
        number=str(week.week),
        number_text=f"tuần {week.week}/{week.year}",
        sign="bản tin",
        year=week.year,
        issuer_slug=body_slug(bulletin["issuer"] or ""),
    )


def _other_identity(bulletin: BulletinValue, name: str) -> Identity:
    return Identity(type=OTHER_TYPE, name=bulletin["title"] or name, reason="stub")
