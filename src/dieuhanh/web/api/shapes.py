"""From what the selectors return to the shapes of the interface; addresses are whole ones."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.bulletins.selectors import ItemView
from dieuhanh.web.documents.models import Document
from dieuhanh.web.documents.selectors import DocumentView
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.review.itemfacts import Fact
from dieuhanh.web.review.selectors import BodyCount, CommitteeView
from dieuhanh.web.search.models import Entry
from dieuhanh.web.search.selectors import Answer
from dieuhanh.web.tasks.models import Performer

Shape = dict[str, object]


def bulletin(request: HttpRequest, one: Bulletin) -> Shape:
    """Return a bulletin without its items."""
    return {
        "address": request.build_absolute_uri(one.path),
        "year": one.iso_year,
        "week": one.week,
        "version": one.version,
        "title": one.title,
        "period_start": one.period_start,
        "period_end": one.period_end,
    }


def item(request: HttpRequest, view: ItemView) -> Shape:
    """Return an item with its facts."""
    return {
        "address": request.build_absolute_uri(view.item.path),
        "number": view.item.position,
        "heading": view.item.heading,
        "text": view.text,
        "document": request.build_absolute_uri(view.announced.path) if view.announced else None,
        "facts": [_fact(fact) for fact in view.facts.all],
    }


def _fact(fact: Fact) -> Shape:
    return {
        "kind": fact.kind,
        "value": fact.value,
        "start": fact.start,
        "end": fact.end,
        "quote": fact.quote,
    }


def document(request: HttpRequest, one: Document) -> Shape:
    """Return a document without its relations."""
    return {
        "address": request.build_absolute_uri(one.path),
        "type": one.type,
        "number": one.number_text,
        "year": one.year,
        "date": one.date,
        "issuer": one.issuer,
        "subject": one.abstract or one.subject or one.name,
        "held": one.published_text_id is not None,
    }


def document_whole(request: HttpRequest, view: DocumentView) -> Shape:
    """Return a document with its relations and its published text."""
    relations = [
        {
            "kind": relation.kind,
            "source": request.build_absolute_uri(relation.source.path) if relation.source else None,
            "target": request.build_absolute_uri(relation.target.path),
        }
        for relation in (*view.outgoing, *view.incoming)
    ]
    text = view.text.text if view.text else None
    return {**document(request, view.document), "text": text, "relations": relations}


def body(request: HttpRequest, one: BodyCount) -> Shape:
    """Return a body with its counts."""
    return {
        "address": request.build_absolute_uri(f"/co-quan/{one.slug}/"),
        "slug": one.slug,
        "name": one.name,
        "lead": one.lead,
        "support": one.support,
    }


def committee(request: HttpRequest, one: Organisation) -> Shape:
    """Return a committee without its members."""
    return {
        "address": request.build_absolute_uri(f"/to-phoi-hop/{one.key}/"),
        "key": one.key,
        "name": one.names.all()[0].text,
    }


def committee_whole(request: HttpRequest, view: CommitteeView, on: date) -> Shape:
    """Return a committee with its members on a day."""
    seats = [
        {
            "role": row.seat.role,
            "holder": row.seat.holder,
            "office": row.seat.office,
            "since": row.seat.valid_from,
            "decision": request.build_absolute_uri(row.decision.path) if row.decision else None,
        }
        for row in view.rows
    ]
    return {**committee(request, view.committee), "on": on, "seats": seats}


def found(request: HttpRequest, answer: Answer, more: str | None) -> Shape:
    """Return an answer to a search."""
    return {
        "asked": answer.question.typed,
        "total": answer.total,
        "capped": answer.capped,
        "pinned": [_found(request, one) for one in answer.pinned],
        "rows": [_found(request, one) for one in answer.rows],
        "next": more,
    }


def _found(request: HttpRequest, one: Entry) -> Shape:
    return {
        "kind": one.kind,
        "address": request.build_absolute_uri(one.path),
        "title": one.title,
        "label": one.label,
        "date": one.on,
    }


def task(request: HttpRequest, one: Performer) -> Shape:
    """Return a duty of a body."""
    return {
        "id": str(one.pk),
        "code": one.task.code,
        "title": one.task.title,
        "role": one.role,
        "state": one.state,
        "assigned_on": one.assigned_on,
        "deadline": one.deadline,
        "address": request.build_absolute_uri(one.task.path),
    }
