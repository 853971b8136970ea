"""The relations of a document in words, seen from its own page: outgoing as they are, incoming turned round."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter

from django.utils.translation import gettext as _

from dieuhanh.web.documents.models import Document, Relation, RelationKind
from dieuhanh.web.documents.selectors import DocumentView

TOLD_KINDS = (
    RelationKind.REPLACES,
    RelationKind.REPEALS,
    RelationKind.AMENDS,
    RelationKind.IMPLEMENTS,
    RelationKind.FORWARDS,
    RelationKind.REPEATS,
    RelationKind.REMINDS,
    RelationKind.REFERS,
)
"""The relations that are told, those that change what is in force first."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A relation in words, with all documents at its other end; `direction` is → for out, ← for in."""

    label: str
    direction: str
    documents: tuple[Document, ...]
    ends: bool = False
    """Whether what stands at the other end is no longer in force for it."""


def ties(view: DocumentView) -> list[Tie]:
    """Return the relations of a document, those that change what is in force first."""
    outgoing = _ties(view.outgoing, "→", _outgoing(), outward=True)
    incoming = _ties(view.incoming, "←", _incoming(), outward=False)
    return [*outgoing, *incoming]


def ends(told: Iterable[Tie]) -> list[tuple[Tie, Document]]:
    """Return every document that is told, in order, with the relation that tells it."""
    return [(tie, document) for tie in told for document in tie.documents]


def grouped(told: Iterable[tuple[Tie, Document]]) -> list[Tie]:
    """Return some ends as relations again, each with those of its documents that are among them."""
    runs = groupby(told, key=itemgetter(0))
    return [replace(tie, documents=tuple(document for _, document in run)) for tie, run in runs]


def _outgoing() -> dict[str, str]:
    return {
        RelationKind.REPLACES: _("Thay thế"),
        RelationKind.REPEALS: _("Bãi bỏ"),
        RelationKind.AMENDS: _("Sửa đổi, bổ sung"),
        RelationKind.IMPLEMENTS: _("Thực hiện"),
        RelationKind.FORWARDS: _("Theo đề nghị tại"),
        RelationKind.REPEATS: _("Nhắc lại"),
        RelationKind.REMINDS: _("Đôn đốc"),
        RelationKind.REFERS: _("Dẫn chiếu"),
    }


def _incoming() -> dict[str, str]:
    return {
        RelationKind.REPLACES: _("Được thay thế bởi"),
        RelationKind.REPEALS: _("Bị bãi bỏ bởi"),
        RelationKind.AMENDS: _("Được sửa đổi, bổ sung bởi"),
        RelationKind.IMPLEMENTS: _("Được thực hiện bởi"),
        RelationKind.FORWARDS: _("Là đề nghị dẫn đến"),
        RelationKind.REPEATS: _("Được nhắc lại bởi"),
        RelationKind.REMINDS: _("Được đôn đốc bởi"),
        RelationKind.REFERS: _("Được dẫn chiếu bởi"),
    }


def _ties(relations: Iterable[Relation], direction: str, labels: dict[str, str], *, outward: bool) -> list[Tie]:
    found: dict[str, dict[object, Document]] = {}
    for relation in relations:
        other = relation.target if outward else relation.source
        if other is not None:
            found.setdefault(relation.kind, {})[other.pk] = other
    return [
        Tie(label, direction, tuple(found[kind].values()), ends=outward and kind == RelationKind.REPLACES)
        for kind, label in labels.items()
        if kind in found
    ]
