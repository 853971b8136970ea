"""Whether a document is in force on a day, as far as published facts say (ux 7.4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from dieuhanh.web.documents.models import Document
from dieuhanh.web.portal.cards import Validity


@dataclass(frozen=True, slots=True)
class Force:
    """The words for it, how they are coloured, and the days where they say more."""

    words: str
    tone: str
    validity: Validity | None = None


def force_of(validity: Validity | None, replacing: Sequence[Document], on: date) -> Force | None:
    """Return what is known of a document on a day; None where neither its days nor a successor are known."""
    if replacing or (validity and validity.until and validity.until < on):
        return Force(_("Hết hiệu lực"), "none")
    if validity is None:
        return None
    if validity.since and validity.since > on:
        return Force(_("Có hiệu lực"), "wait", validity)
    return Force(_("Còn hiệu lực"), "ok", validity)
