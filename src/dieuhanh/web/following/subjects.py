"""What can be followed, and what is new about it. Letters and feeds ask here, so that they tell the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _

from dieuhanh.web.bulletins.about import of_body, of_document, of_topic, public_items
from dieuhanh.web.bulletins.models import BulletinItem, Topic
from dieuhanh.web.documents.models import Document
from dieuhanh.web.documents.selectors import DocumentFilter, public_document, public_documents
from dieuhanh.web.following.models import LONGEST_VALUE, Kind
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.pages.formatting import capitalized
from dieuhanh.web.review.selectors import public_duties_of
from dieuhanh.web.search.audiences import PUBLIC
from dieuhanh.web.search.selectors import everything
from dieuhanh.web.search.wanted import Wanted

MOST_NEWS = 50
_MOST_FOUND = 500


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to follow: what it is called with its kind (`label`) and without (`name`), its page, and its feed."""

    kind: str
    value: str
    name: str
    label: str
    path: str

    @property
    def feed(self) -> str:
        """The address of its Atom feed."""
        path, _mark, query = self.path.partition("?")
        return f"{path}tin.xml?{query}" if query else f"{path}tin.xml"


def subject_of(kind: str, value: str) -> Subject | None:
    """Return what a kind and a value name, None where there is no such thing to be seen by the public."""
    value = " ".join(value.split())
    if len(value) > LONGEST_VALUE:
        return None
    if kind == Kind.BULLETINS:
        name = _("Bản tin hằng tuần")
        return Subject(kind, "", name, name, "/ban-tin/")
    maker = _MAKERS.get(kind)
    return maker(value) if maker and value else None


def _topic(slug: str) -> Subject | None:
    topic = Topic.objects.filter(slug=slug).first()
    return Subject(Kind.TOPIC, slug, topic.name, _("Chủ đề: %s") % topic.name, topic.path) if topic else None


def _body(slug: str) -> Subject | None:
    name = capitalized(_body_name(slug))
    return Subject(Kind.BODY, slug, name, _("Cơ quan: %s") % name, f"/co-quan/{slug}/") if name else None


def _body_name(slug: str) -> str:
    """As duties name it, else as the register of bodies does."""
    duty = public_duties_of(slug).first()
    if duty is not None:
        return duty.name
    body = Organisation.objects.filter(key=slug).prefetch_related("names").first()
    return body.names.all()[0].text if body else ""


def _document(text: str) -> Subject | None:
    """By its address, else by a number or words that only one document has."""
    view = public_document(text)
    document = view.document if view else _only(text)
    if document is None:
        return None
    title = document.title
    return Subject(Kind.DOCUMENT, document.address, title, _("Văn bản: %s") % title, document.path)


def _only(text: str) -> Document | None:
    page = public_documents(DocumentFilter(text, "", None), 1)
    return next(iter(page.rows)) if page.total == 1 else None


def _query(text: str) -> Subject:
    return Subject(
        Kind.QUERY, text, text, _("Câu tìm: “%s”") % text, f"/tim/?{urlencode({'q': text}, quote_via=quote)}"
    )


_MAKERS: dict[str, Callable[[str], Subject | None]] = {
    Kind.TOPIC: _topic,
    Kind.BODY: _body,
    Kind.DOCUMENT: _document,
    Kind.QUERY: _query,
}


def news(subject: Subject, *, after: datetime | None = None, until: datetime | None = None) -> Sequence[BulletinItem]:
    """Return the published items about a subject, the newest week first, fifty at most."""
    items = public_items(after=after, until=until)
    if subject.kind == Kind.TOPIC:
        items = of_topic(items, subject.value)
    elif subject.kind == Kind.BODY:
        items = of_body(items, subject.value)
    elif subject.kind == Kind.DOCUMENT:
        items = of_document(items, Document.objects.get(address=subject.value))
    elif subject.kind == Kind.QUERY:
        found = everything(Wanted(text=subject.value, newest=True), PUBLIC, _MOST_FOUND)
        addresses = {entry.path.removeprefix("/chi-dao/").strip("/") for entry in found}
        items = items.filter(address__in=addresses)
    return list(items[:MOST_NEWS])
