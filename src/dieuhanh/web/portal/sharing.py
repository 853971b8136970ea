"""What other sites and search engines read of a page: OpenGraph, and schema.org as JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from dieuhanh.language.dates import read_date
from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.documents.models import Document, RelationKind
from dieuhanh.web.documents.selectors import DocumentView
from dieuhanh.web.pages.frame import OWNER
from dieuhanh.web.portal.contents import Entry, kind
from dieuhanh.web.portal.officials import PersonView

_IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
_NUMERIC_DAY = re.compile(r"(?<!\d)\d{1,2}/\d{1,2}/\d{4}")
_CHANGES: dict[str, str] = {
    RelationKind.REPLACES: "legislationRepeals",
    RelationKind.REPEALS: "legislationRepeals",
    RelationKind.AMENDS: "legislationAmends",
    RelationKind.IMPLEMENTS: "legislationTransposes",
}


@dataclass(frozen=True, slots=True)
class Shared:
    """A page as others show it: title, one sentence, path, kind (`article`, `website`, `profile`), and its data."""

    title: str
    about: str
    path: str
    kind: str
    data: Mapping[str, object]

    @property
    def address(self) -> str:
        """Its address on the web."""
        return f"{settings.SITE_ADDRESS}{self.path}"

    @property
    def json_ld(self) -> SafeString:
        """Its data as JSON that can stand in a script element."""
        whole = {"@context": "https://schema.org", "@id": self.address, "url": self.address, **self.data}
        held = {name: value for name, value in whole.items() if value not in (None, "", [])}
        text = json.dumps(held, ensure_ascii=False, default=str).translate(_IN_SCRIPT)
        return mark_safe(text)  # noqa: S308 -- every sign that could end the script is escaped


def of_bulletin(bulletin: Bulletin, entries: Sequence[Entry], lead: str) -> Shared:
    """A bulletin as an issue of a periodical with its items."""
    data = {
        "@type": "PublicationIssue",
        "name": bulletin.title,
        "issueNumber": f"{bulletin.iso_year}-{bulletin.week:02d}",
        "datePublished": bulletin.published_at,
        "inLanguage": "vi",
        "publisher": _office(),
        "temporalCoverage": f"{bulletin.period_start}/{bulletin.period_end}",
        "hasPart": [{"@id": _absolute(entry.item.path), "name": entry.item.heading} for entry in entries],
    }
    return Shared(bulletin.title, lead, bulletin.path, "article", data)


def of_item(entry: Entry, bulletin: Bulletin) -> Shared:
    """An item as an article about its document, or as an event where it is a meeting whose day the text names."""
    item = entry.item
    data: dict[str, object] = {"name": item.heading, "inLanguage": "vi", "isPartOf": {"@id": _absolute(bulletin.path)}}
    day = None if item.announced else _meeting_day(entry, bulletin)
    if day is not None:
        data |= {"@type": "Event", "startDate": day, "organizer": _office(), "location": _place()}
    else:
        about = {"@id": _absolute(item.announced.path)} if item.announced else None
        data |= {"@type": "Article", "headline": item.heading, "datePublished": bulletin.published_at, "about": about}
        data |= {"publisher": _office()}
    return Shared(item.heading, _first_words(entry), item.path, "article", data)


def of_document(view: DocumentView, replaced_by: Sequence[Document]) -> Shared:
    """A document as legislation with what it changes; its force is told only where a later one has ended it."""
    document = view.document
    about = document.abstract or document.subject
    data: dict[str, object] = {
        "@type": "Legislation",
        "name": document.title,
        "legislationIdentifier": document.number_text,
        "legislationType": document.type,
        "legislationDate": document.date,
        "legislationPassedBy": _body(document.issuer) if document.issuer else None,
        "legislationJurisdiction": "VN-09",
        "legislationLegalForce": "https://schema.org/NotInForce" if replaced_by else None,
        "inLanguage": "vi",
        "abstract": about,
    }
    data |= {name: _changed(view, name) for name in set(_CHANGES.values())}
    return Shared(document.title, about, document.path, "article", data)


def of_body(name: str, path: str) -> Shared:
    """A body of government."""
    return Shared(name, "", path, "profile", {**_body(name), "parentOrganization": _office()})


def of_person(view: PersonView, path: str) -> Shared:
    """A person in public office: name and offices held now, nothing else."""
    held = [f"{office.post.title} {office.body}" for office in view.offices if office.is_held]
    return Shared(view.name, "; ".join(held), path, "profile", {"@type": "Person", "name": view.name, "jobTitle": held})


def _changed(view: DocumentView, name: str) -> list[dict[str, str]]:
    """The documents that this one changes in one way, once each."""
    paths = dict.fromkeys(one.target.path for one in view.outgoing if _CHANGES.get(one.kind) == name)
    return [{"@id": _absolute(path)} for path in paths]


def _meeting_day(entry: Entry, bulletin: Bulletin) -> date | None:
    """The first day of the bulletin's week that the text of a meeting names."""
    if kind(entry) == _("Cuộc họp"):
        for found in _NUMERIC_DAY.finditer(entry.view.text):
            read = read_date(found[0])
            day = date.fromisoformat(read.iso) if read and read.iso else None
            if day and bulletin.period_start <= day <= bulletin.period_end:
                return day
    return None


def _first_words(entry: Entry) -> str:
    text = " ".join("".join(piece.text for piece in paragraph.pieces) for paragraph in entry.text[:1])
    return text[:300]


def _office() -> dict[str, object]:
    return _body(str(OWNER))


def _place() -> dict[str, object]:
    return {"@type": "Place", "name": str(OWNER)}


def _body(name: str) -> dict[str, object]:
    return {"@type": "GovernmentOrganization", "name": name}


def _absolute(path: str) -> str:
    return f"{settings.SITE_ADDRESS}{path}"
