"""The relations of a document as a picture made here: others that it acts on, itself, others that act on it.

The list beside it says the same in words; the picture adds nothing that it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dieuhanh.web.documents.models import Document, Relation, RelationKind
from dieuhanh.web.documents.selectors import DocumentView
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.portal.relations import TOLD_KINDS

MOST_NODES = 12
WIDTH, NODE_WIDTH, NODE_HEIGHT, GAP = 960, 270, 52, 20
_LEFT, _MIDDLE, _RIGHT = 0, (WIDTH - NODE_WIDTH) // 2, WIDTH - NODE_WIDTH
_LABEL_LENGTH = 30
_ARROW = 8


@dataclass(frozen=True, slots=True)
class Node:
    """A box: the document's title and day, and where its upper left corner is."""

    document: Document
    x: int
    y: int
    is_here: bool = False

    @property
    def title(self) -> str:
        """Its title, cut to the box."""
        title = self.document.title
        return title if len(title) <= _LABEL_LENGTH else f"{title[: _LABEL_LENGTH - 1].rstrip()}…"

    @property
    def under(self) -> str:
        """Its day, where it is known."""
        return day(self.document.date) if self.document.date else ""

    @property
    def text_x(self) -> int:
        """Where its words begin."""
        return self.x + 12


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from who acts to what is acted on; `kind` is how it is drawn, its words stand in the middle."""

    kind: str
    label: str
    start: tuple[int, int]
    end: tuple[int, int]

    @property
    def middle(self) -> tuple[int, int]:
        """Where its words stand, a little above the line."""
        return (self.start[0] + self.end[0]) // 2, (self.start[1] + self.end[1]) // 2 - 6

    @property
    def bar(self) -> tuple[int, int, int]:
        """The short line across the arrow behind its head: x, and y from and to."""
        x, y = self.end
        return x + 2 * _ARROW, y - _ARROW, y + _ARROW

    @property
    def head(self) -> str:
        """The points of the arrow's head; arrows run from right to left."""
        x, y = self.end
        return f"{x},{y} {x + _ARROW},{y - _ARROW // 2} {x + _ARROW},{y + _ARROW // 2}"


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole picture, its size, and how many documents found no place on it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    height: int
    left_out: int
    width: int = WIDTH


def graph(view: DocumentView) -> Graph | None:
    """Return the picture of a document's relations; None where it has none."""
    acted_on = list(_others(view.outgoing, outward=True))
    acting = list(_others(view.incoming, outward=False))
    if not acted_on and not acting:
        return None
    left, right = _shared(len(acted_on), len(acting))
    shown = max(left, right, 1)
    height = shown * (NODE_HEIGHT + GAP) - GAP
    here = Node(view.document, _MIDDLE, (height - NODE_HEIGHT) // 2, is_here=True)
    before = _column(acted_on[:left], _LEFT, height)
    after = _column(acting[:right], _RIGHT, height)
    edges = [_edge(kind, here, node) for kind, node in before]
    edges += [_edge(kind, node, here) for kind, node in after]
    nodes = (*(node for _, node in before), here, *(node for _, node in after))
    return Graph(nodes, tuple(edges), height, len(acted_on) + len(acting) - left - right)


def _shared(left: int, right: int) -> tuple[int, int]:
    """Share the places of the picture between both sides."""
    half = (MOST_NODES - 1) // 2
    kept_left = min(left, max(half, MOST_NODES - 1 - right))
    return kept_left, min(right, MOST_NODES - 1 - kept_left)


def _others(relations: Iterable[Relation], *, outward: bool) -> Iterator[tuple[str, Document]]:
    """The documents at the other end, once each with the relation that says most."""
    seen: set[object] = set()
    order = [str(kind) for kind in TOLD_KINDS]
    for relation in sorted((one for one in relations if one.kind in TOLD_KINDS), key=lambda one: order.index(one.kind)):
        other = relation.target if outward else relation.source
        if other is not None and other.pk not in seen:
            seen.add(other.pk)
            yield relation.kind, other


def _column(others: Sequence[tuple[str, Document]], x: int, height: int) -> list[tuple[str, Node]]:
    space = len(others) * (NODE_HEIGHT + GAP) - GAP
    top = (height - space) // 2
    return [(kind, Node(other, x, top + at * (NODE_HEIGHT + GAP))) for at, (kind, other) in enumerate(others)]


def _edge(kind: str, actor: Node, acted_on: Node) -> Edge:
    start = (actor.x, actor.y + NODE_HEIGHT // 2)
    end = (acted_on.x + NODE_WIDTH, acted_on.y + NODE_HEIGHT // 2)
    return Edge(kind, str(_labels()[kind]), start, end)


def _labels() -> dict[str, str]:
    return {
        RelationKind.REPLACES: _("thay thế"),
        RelationKind.REPEALS: _("bãi bỏ"),
        RelationKind.AMENDS: _("sửa đổi"),
        RelationKind.IMPLEMENTS: _("thực hiện"),
        RelationKind.FORWARDS: _("theo đề nghị"),
        RelationKind.REPEATS: _("nhắc lại"),
        RelationKind.REMINDS: _("đôn đốc"),
        RelationKind.REFERS: _("dẫn chiếu"),
    }
